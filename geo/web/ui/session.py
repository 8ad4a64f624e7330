"""The visit: the view that the address of this session asks for, with the controls' changes."""

from dataclasses import dataclass, replace

import streamlit as st

from geo.i18n.languages import ENGLISH, language, languages, speak
from geo.web.content.page_view import choices_of
from geo.web.content.shared_atlas import atlas
from geo.web.content.story import with_step
from geo.web.ui.controls import with_controls
from geo.web.ui.map_event import read_told
from geo.web.view.grammar import parse_view
from geo.web.view.model import View
from geo.web.view.pages import PageText, name_of


@dataclass(frozen=True)
class _Address:
    """The address of a visit, and from what it was last known."""

    page: str
    asked: dict[str, str]
    stamp: int
    query: dict[str, str]


def current_view(page: PageText) -> tuple[View, tuple[str, ...]]:
    """The view to draw, with a sentence for each value of the address that was set aside."""
    query = _query(name_of(page))
    view, notices = parse_view(query, choices_of(atlas(), page))
    view = replace(view, lang=language().code)
    view = with_step(atlas(), view, query)
    view, more = with_controls(page, view)
    return view, notices + more


def speak_as_asked() -> None:
    """From here on this run speaks the language of the address, or that of the session so far.

    Streamlit's menu leads to pages without a query; another language is another visit.
    """
    asked = st.query_params.get("lang", "")
    if asked in languages():
        st.session_state["lang"] = asked
    speak(st.session_state.get("lang", ENGLISH))


def map_key(name: str) -> str:
    """Where the session keeps what the map of a page last told."""
    return f"map-{name}"


def _query(name: str) -> dict[str, str]:
    """The address as the map last told it, or as Streamlit last read it: the newer of the two.

    Streamlit reads the address when a page is opened and at Back and Forward, and sends what it
    read then with every later run; a click on the map is told by the map. A map that was left and
    is shown again has told nothing yet.
    """
    asked = st.query_params.to_dict()
    told = read_told(st.session_state.get(map_key(name)))
    known: _Address | None = st.session_state.get("address")
    if known is None or known.page != name:
        query = asked
    elif told.stamp and known.stamp != told.stamp:
        query = told.query
    else:
        query = known.query if known.asked == asked else asked
    st.session_state["address"] = _Address(name, asked, told.stamp, query)
    return query
