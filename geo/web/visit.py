"""The visit: the view that the address of this session asks for, with the controls' changes."""

from datetime import date

import streamlit as st

from geo.layers.gazetteer import gazetteer
from geo.layers.worldview import viewers
from geo.web.controls import with_controls
from geo.web.filters import filter_values
from geo.web.pages import PageText
from geo.web.start import atlas
from geo.web.story import story, with_step
from geo.web.view import Choices, View, parse_view


def current_view(page: PageText) -> tuple[View, tuple[str, ...]]:
    """The view to draw, with a sentence for each value of the address that was set aside."""
    choices = Choices(
        page.layers,
        ("atlas",),
        gazetteer(atlas()),
        viewers(atlas()),
        last_day=date.today(),
        steps=len(story(atlas())) if page.story else 0,
        filters=filter_values(atlas()) if page.filters else (),
    )
    query = st.query_params.to_dict()
    view, notices = parse_view(query, choices)
    view = with_step(atlas(), view, query)
    view, more = with_controls(page, view)
    return view, notices + more
