"""The visit: the view that the address of this session asks for."""

import streamlit as st

from geo.layers.gazetteer import gazetteer
from geo.web.pages import PageText
from geo.web.start import atlas
from geo.web.view import Choices, View, parse_view


def current_view(page: PageText) -> tuple[View, tuple[str, ...]]:
    """The view of the address, with a sentence for each value that was set aside."""
    choices = Choices(page.layers, ("atlas",), gazetteer(atlas()))
    return parse_view(st.query_params.to_dict(), choices)
