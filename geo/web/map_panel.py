"""The map panel: a fragment, so that a click answers without running the whole page."""

import time
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit_folium import st_folium

from geo.maps.atlas_map import atlas_map
from geo.maps.elements import state_group
from geo.web.card import render, render_card
from geo.web.cards import card_of
from geo.web.content import map_content, map_state
from geo.web.observed import CLICKS
from geo.web.pages import read_pages
from geo.web.shelf import open_shelf
from geo.web.start import atlas
from geo.web.view import View
from geo.web.visit import current_view, map_key, speak_as_asked

# What the frame asks for before the style sheet gives it the height of the window.
_HEIGHT_PX = 620


@st.fragment
def map_panel(name: str, details: DeltaGenerator) -> None:
    """Draws the page's map, and the facts of the selected feature into `details`."""
    # A fragment runs without the frame, which says it for the page.
    speak_as_asked()
    with CLICKS.time():
        told = _draw(name, details)
    _follow(name, told)


def _draw(name: str, details: DeltaGenerator) -> dict[str, Any]:
    page = read_pages()[name]
    view, _ = current_view(page)
    # The facts go first: the browser shows them while it still compares the map's arguments.
    # No two are alike: a message that comes as its hash, soon after the run that Back asks for, can
    # be lost in the browser, which then goes on showing the card before it.
    details.html(f"{_details(view)}<!-- {time.monotonic_ns()} -->")
    told: dict[str, Any] = st_folium(
        atlas_map(open_shelf(atlas()).files, map_content(page)),
        key=map_key(name),
        height=_HEIGHT_PX,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=state_group(map_state(atlas(), page, view)),
        # The map is rendered once; this would render a whole HTML page around it as well.
        render=False,
    )
    return told


def _follow(name: str, told: dict[str, Any]) -> None:
    """Reads again what the map told a session that is no more, after the server has restarted."""
    known = st.session_state.get(map_key(name)) or {}
    if told.get("changed") != known.get("changed"):
        st.session_state[map_key(name)] = told
        st.rerun()


def _details(view: View) -> str:
    if view.selection is None:
        return render("nothing.html")
    return render_card(card_of(atlas(), view.selection, view), atlas().dossier.sources)
