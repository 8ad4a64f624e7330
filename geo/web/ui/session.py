"""The view that the address of this session asks for, with what its controls have changed.

Streamlit reads the address when a page is opened and whenever its history moves, and sends what it
read then with every later run. When the map has written into the address what lists and tables
follow, it gives that to the page as the value of its component: it holds until Streamlit has read
another address. What else the map writes, such as the selection, no run needs.
"""

from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

import streamlit as st

from geo.i18n.languages import ENGLISH, language, languages, set_language
from geo.web.content.page_view import choices_of
from geo.web.content.shared_atlas import atlas
from geo.web.content.story import apply_step_defaults
from geo.web.ui.controls import apply_controls
from geo.web.view.grammar import parse_view
from geo.web.view.model import View
from geo.web.view.pages import PageText

_MOVE = "move"


@dataclass(frozen=True)
class _Move:
    """The last value of the map of a page, and the query in whose place it stands, if it is one."""

    page: str
    value: object
    instead_of: dict[str, str]


def current_query() -> dict[str, str]:
    """The query of the address: what the map gave last, or what Streamlit has read since."""
    query = st.query_params.to_dict()
    move = st.session_state.get(_MOVE)
    if isinstance(move, _Move) and isinstance(move.value, str) and move.instead_of == query:
        return dict(parse_qsl(move.value, keep_blank_values=True))
    return query


def has_moved(page: PageText, value: object) -> bool:
    """Whether the map gives another query than the one that has held until now."""
    move = st.session_state.get(_MOVE)
    if isinstance(move, _Move) and move.value == value:
        return False
    before = current_query()
    st.session_state[_MOVE] = _Move(page.path, value, st.query_params.to_dict())
    return current_query() != before


def forget_other_pages(page: PageText) -> None:
    """Forgets what the map of another page gave: to come back to that page is another visit."""
    move = st.session_state.get(_MOVE)
    if isinstance(move, _Move) and move.page != page.path:
        del st.session_state[_MOVE]


def current_view(page: PageText) -> tuple[View, tuple[str, ...]]:
    """The view to draw, with a sentence for each value of the address that was set aside."""
    query = current_query()
    view, notices = parse_view(query, choices_of(atlas(), page))
    view = replace(view, lang=language().code)
    view = apply_step_defaults(atlas(), view, query)
    view, more = apply_controls(page, view)
    return view, notices + more


def use_session_language() -> None:
    """From here on this run speaks the language of the address, or that of the session so far.

    Streamlit's menu leads to pages without a query; another language is another visit.
    """
    asked = st.query_params.get("lang", "")
    if asked in languages():
        st.session_state["lang"] = asked
    set_language(st.session_state.get("lang", ENGLISH))
