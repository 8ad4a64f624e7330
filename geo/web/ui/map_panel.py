"""The map panel: Folium and streamlit-folium mount the map, which fetches all else by itself."""

import streamlit as st
from streamlit_folium import st_folium

from geo.maps.web.folium_map import state_group
from geo.maps.web.page_map import atlas_map
from geo.web.content.map_content import map_content, map_state
from geo.web.content.shared_atlas import atlas
from geo.web.html.templating import render
from geo.web.http.asset_store import open_asset_store
from geo.web.ui.session import has_moved
from geo.web.view.model import View
from geo.web.view.pages import PageText, name_of

# What the frame asks for before the style sheet gives it the height of the window.
_HEIGHT_PX = 620


def map_panel(page: PageText, view: View) -> None:
    """Draws the page's map. A click on it runs no script: the map asks for the card itself.

    Where it gives another address than the one by which this run began, the run begins anew.
    """
    key = f"map-{name_of(page)}"
    value = st_folium(
        atlas_map(open_asset_store(atlas()).files, map_content(atlas(), page)),
        key=key,
        height=_HEIGHT_PX,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=state_group(map_state(atlas(), page, view)),
        # The map is rendered once; this would render a whole HTML page around it as well.
        render=False,
        # Streamlit calls this before the run; it does not when it knows of no run before.
        on_change=lambda: has_moved(page, st.session_state[key]),
    )
    if has_moved(page, value):
        st.rerun()


def details_panel(page: PageText) -> None:
    """Draws the place of the card of what is selected, which the map fills."""
    st.html(render("details.html", name=name_of(page)))
