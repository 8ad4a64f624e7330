"""Clients of the web without a server, and what is made smaller for its tests."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.layers.atlas import Atlas
from geo.web.server.routes import middleware, routes
from tests.pages import page_site
from tests.saved_files import saved_files_hold_two_viewers

__all__ = ["saved_files_hold_two_viewers"]


@pytest.fixture(scope="module")
def client(atlas: Atlas) -> TestClient:
    """Asks the routes of the atlas, past what guards them."""
    return TestClient(Starlette(routes=routes(atlas)))


@pytest.fixture(scope="module")
def guarded(atlas: Atlas) -> TestClient:
    """Asks the routes of the atlas through all that every request passes."""
    return TestClient(Starlette(routes=routes(atlas), middleware=middleware(atlas)))


@pytest.fixture(scope="module")
def site(atlas: Atlas) -> TestClient:
    """Reads the pages of the atlas around Streamlit's own files."""
    return page_site(atlas)
