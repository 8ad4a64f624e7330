"""The stock way: the same layers embedded with folium.GeoJson in a plain `st_folium`.

What does not change is kept between runs, as a careful author would; the map itself is what
`st_folium` takes, so it is built and sent at every run. Facts are shown by the atlas's own cards.
"""

from functools import partial
from typing import Any

import folium
import streamlit as st
from streamlit_folium import st_folium

from geo.layers.extents import Extent
from geo.layers.worldview import Look
from geo.web.content.cards import card_of
from geo.web.content.cards.card import render_card
from geo.web.content.page_view import choices_of
from geo.web.content.shared_atlas import atlas
from geo.web.view.grammar import parse_view
from geo.web.view.model import View
from geo.web.view.pages import read_pages
from tests.benchmarks.compared.plain_layers import colours, plain_layers


def stock_map(extent: Extent, look: Look) -> folium.Map:
    """The map of that extent with all layers embedded, in the colours of that worldview."""
    west, south, east, north = extent
    tint = colours(look)
    stock = folium.Map(location=[40, 60], zoom_start=4, tiles=None)
    for layer, document in plain_layers().items():
        style = partial(_style, tint) if layer == "faces" else None
        folium.GeoJson(
            document,
            name=layer,
            style_function=style,
            marker=folium.CircleMarker(radius=4, weight=1),
            tooltip=folium.GeoJsonTooltip(["name"], labels=False),
        ).add_to(stock)
    stock.fit_bounds([[south, west], [north, east]])
    return stock


def _style(tint: dict[str, str], feature: dict[str, Any]) -> dict[str, Any]:
    return {"color": "#666666", "weight": 1, "fillColor": tint[feature["id"]], "fillOpacity": 0.5}


def show(name: str) -> None:
    """The page of that name: the map on the left, the facts of what was clicked on the right."""
    page = read_pages()[name]
    view, _ = parse_view(st.query_params.to_dict(), choices_of(atlas(), page))
    st.title(page.title)
    left, right = st.columns([0.66, 0.34])
    with left:
        stock = stock_map(page.extent, view.look)
        answer = st_folium(stock, key=f"map-{name}", height=620, use_container_width=True)
    clicked = answer.get("last_active_drawing")
    with right:
        _details(clicked["properties"]["feature"] if clicked else "", view)


def _details(feature: str, view: View) -> None:
    if feature:
        st.html(render_card(card_of(atlas(), feature, view), atlas().dossier.sources))


st.set_page_config(layout="wide")
pages = [
    st.Page(
        partial(show, name), title=page.title, url_path=page.path or None, default=not page.path
    )
    for name, page in read_pages().items()
    if page.layers
]
st.navigation(pages).run()
