"""The visit: the view that the address of this session asks for, with the controls' changes."""

import streamlit as st

from geo.web.controls import with_controls
from geo.web.pages import PageText
from geo.web.pictures import choices_of
from geo.web.start import atlas
from geo.web.story import with_step
from geo.web.view import View, parse_view


def current_view(page: PageText) -> tuple[View, tuple[str, ...]]:
    """The view to draw, with a sentence for each value of the address that was set aside."""
    query = st.query_params.to_dict()
    view, notices = parse_view(query, choices_of(atlas(), page))
    view = with_step(atlas(), view, query)
    view, more = with_controls(page, view)
    return view, notices + more
