"""The map panel: a fragment, so that a click answers without running the whole page."""

from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit_folium import st_folium

from geo.layers.states import disagreeing, roles
from geo.maps.atlas_map import MapContent, atlas_map, range_rings
from geo.maps.elements import MapState, state_group
from geo.web.card import render, render_card
from geo.web.cards import card_of
from geo.web.controls import address_of, radii_of
from geo.web.pages import PageText, read_pages
from geo.web.shelf import open_shelf
from geo.web.start import atlas
from geo.web.view import View
from geo.web.visit import current_view

# What the frame asks for before the style sheet gives it the height of the window.
_HEIGHT_PX = 620


@st.fragment
def map_panel(name: str, details: DeltaGenerator) -> None:
    """Draws the page's map, and the facts of the selected feature into `details`."""
    page = read_pages()[name]
    view, _ = current_view(page)
    # The facts go first: the browser shows them while it still compares the map's arguments.
    details.html(_details(view))
    st_folium(
        atlas_map(open_shelf(atlas()).files, _content(page)),
        key=f"map-{name}",
        height=_HEIGHT_PX,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=state_group(_state(page, view)),
    )


def _content(page: PageText) -> MapContent:
    only = {"place": page.places, "measure": page.measures}
    if not page.all_ties:
        only["tie"] = ()
    return MapContent(page.extent, page.layers, page.shown, only, page.story)


def _state(page: PageText, view: View) -> MapState:
    return MapState(
        tints=not page.roles,
        paint=_paint(view) if page.roles else {},
        marks={" ≠": [f"state:{code}" for code in disagreeing(atlas())]} if page.roles else {},
        rings=_rings(page, view),
        address=address_of(page, view),
    )


def _paint(view: View) -> dict[str, list[str]]:
    paint: dict[str, list[str]] = {}
    for code, role in roles(atlas(), view.roles).items():
        paint.setdefault(f"role-{role}", []).append(f"state:{code}")
    return paint


def _rings(page: PageText, view: View) -> dict[str, Any] | None:
    if not page.rings_about:
        return None
    centre = atlas().dossier.places[page.rings_about]
    return range_rings(centre.lon, centre.lat, radii_of(page, view))


def _details(view: View) -> str:
    if view.selection is None:
        return render("nothing.html")
    return render_card(card_of(atlas(), view.selection, view), atlas().dossier.sources)
