"""The pages of the atlas around Streamlit's own files, without a server."""

from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_static_routes import (
    create_streamlit_static_assets_routes,
)

from geo.layers.atlas import Atlas
from geo.web.http.asset_store import open_asset_store
from geo.web.http.first_html.page_html import Pages


def page_site(atlas: Atlas) -> TestClient:
    """A client that reads pages, and all else as Streamlit answers it, its real files included."""
    streamlit = Starlette(routes=create_streamlit_static_assets_routes(None))
    return TestClient(Pages(streamlit, atlas, open_asset_store(atlas)))
