"""The map panel: a fragment, so that a click answers without running the whole page."""

import time

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit_folium import st_folium

from geo.maps.web.folium_map import state_group
from geo.maps.web.page_map import atlas_map
from geo.web.content.card import render_card
from geo.web.content.cards import card_of
from geo.web.content.map_content import map_content, map_state
from geo.web.content.shared_atlas import atlas
from geo.web.html.templating import render
from geo.web.http.asset_store import open_shelf
from geo.web.serving.metrics import CLICKS
from geo.web.streamlit_internals.script_context import is_fragment_run
from geo.web.ui.map_event import read_told
from geo.web.ui.session import current_view, map_key, speak_as_asked
from geo.web.view.model import View
from geo.web.view.pages import read_pages

# What the frame asks for before the style sheet gives it the height of the window.
_HEIGHT_PX = 620


@st.fragment
def map_panel(name: str, details: DeltaGenerator) -> None:
    """Draws the page's map, and the facts of the selected feature into `details`."""
    # A fragment runs without the frame, which says it for the page.
    speak_as_asked()
    begun = time.perf_counter()
    told = _draw(name, details)
    if is_fragment_run():
        CLICKS.observe(time.perf_counter() - begun)
    _follow(name, told)


def _draw(name: str, details: DeltaGenerator) -> object:
    page = read_pages()[name]
    view, _ = current_view(page)
    # The facts go first: the browser shows them while it still compares the map's arguments.
    # No two are alike: a message that comes as its hash, soon after the run that Back asks for, can
    # be lost in the browser, which then goes on showing the card before it.
    details.html(f"{_details(view)}<!-- {time.monotonic_ns()} -->")
    told: object = st_folium(
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


def _follow(name: str, told: object) -> None:
    """Reads again what the map told a session that is no more, after the server has restarted."""
    if read_told(told).stamp != read_told(st.session_state.get(map_key(name))).stamp:
        st.session_state[map_key(name)] = told
        st.rerun()


def _details(view: View) -> str:
    if view.selection is None:
        return render("nothing.html")
    return render_card(card_of(atlas(), view.selection, view), atlas().dossier.sources)
