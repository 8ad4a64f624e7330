"""The view that the address of this session asks for, with what its controls have changed.

Streamlit reads the address when a page is opened and whenever its history moves, and sends what it
read then with every later run. What the map writes into the address in between, such as the
selection, no run needs.
"""

from dataclasses import replace

import streamlit as st

from geo.i18n.languages import ENGLISH, language, languages, set_language
from geo.web.content.page_view import choices_of
from geo.web.content.shared_atlas import atlas
from geo.web.content.story import apply_step_defaults
from geo.web.ui.controls import apply_controls
from geo.web.view.grammar import parse_view
from geo.web.view.model import View
from geo.web.view.pages import PageText


def current_view(page: PageText) -> tuple[View, tuple[str, ...]]:
    """The view to draw, with a sentence for each value of the address that was set aside."""
    query = st.query_params.to_dict()
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
