"""The application with all that stands before it, as strangers meet it."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.layers.atlas import Atlas
from geo.web.server.routes import middleware, routes
from tests.saved_files import saved_files_hold_two_viewers

__all__ = ["saved_files_hold_two_viewers"]


@pytest.fixture(scope="session")
def application(atlas: Atlas) -> Starlette:
    with pytest.MonkeyPatch.context() as patch:
        # One stranger asks for everything here.
        patch.setenv("KAVKAZ_ATLAS_REQUESTS_PER_MINUTE", "100000")
        return Starlette(routes=routes(atlas), middleware=middleware(atlas))


@pytest.fixture(scope="session")
def client(application: Starlette) -> TestClient:
    return TestClient(application)
