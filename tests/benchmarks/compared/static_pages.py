"""Pages without a server behind them: plain Leaflet, `GeoDataFrame.explore()` and pydeck.

They are sent compressed, so that none is handicapped by its server.
"""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import geopandas as gpd
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from xstatic.pkg import leaflet

from geo.layers.files.geojson import encode
from geo.web.serving.resources import REVALIDATE, Resource
from tests.benchmarks.compared.plain_layers import plain_layers
from tests.servers import free_port

LEAFLET = Path(leaflet.BASE_DIR)
PAGE = Path(__file__).parent / "leaflet_page.html"


def static_pages() -> dict[str, Resource]:
    """What the server sends, by path: always Leaflet's page, the others where they can be made."""
    pages = {
        "/leaflet.html": Resource(PAGE.read_bytes(), "text/html"),
        "/leaflet.js": Resource((LEAFLET / "leaflet.js").read_bytes(), "text/javascript"),
        "/leaflet.css": Resource((LEAFLET / "leaflet.css").read_bytes(), "text/css"),
    }
    for name, document in plain_layers().items():
        pages[f"/{name}.json"] = Resource(encode(document), "application/geo+json")
    if find_spec("mapclassify"):
        pages["/explore.html"] = Resource(_explore().encode(), "text/html")
    if find_spec("pydeck"):
        pages["/pydeck.html"] = Resource(_pydeck().encode(), "text/html")
    return pages


def _frames() -> Iterator[gpd.GeoDataFrame]:
    for document in plain_layers().values():
        yield gpd.GeoDataFrame.from_features(document, crs=4326)


def _explore() -> str:
    shown = None
    for frame in _frames():
        shown = frame.explore(m=shown, tooltip=["name"], popup=["name"], tiles=None)
    return str(shown.get_root().render())


def _pydeck() -> str:
    import pydeck

    layers = [
        pydeck.Layer(
            "GeoJsonLayer",
            document,
            pickable=True,
            get_fill_color=[160, 160, 200],
            get_line_color=[90, 90, 90],
            line_width_min_pixels=1,
            point_radius_min_pixels=4,
        )
        for document in plain_layers().values()
    ]
    look = pydeck.ViewState(latitude=40, longitude=60, zoom=3)
    deck = pydeck.Deck(
        layers, initial_view_state=look, map_provider=None, tooltip={"text": "{name}"}
    )
    return str(deck.to_html(as_string=True))


@contextmanager
def serving_pages(pages: Mapping[str, Resource]) -> Iterator[str]:
    """The address of a server that sends `pages`; it ends with the context."""

    def page(request: Request) -> Response:
        return pages[request.url.path].response(request, REVALIDATE)

    port = free_port()
    app = Starlette(routes=[Route(path, page) for path in pages])
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://localhost:{port}"
    finally:
        server.should_exit = True
        thread.join()
