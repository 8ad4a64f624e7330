"""Every answer that says which atlas it is of says the same version."""

from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.layers.atlas import Atlas
from geo.version import VERSION
from geo.web.server.routes import routes


def test_health_description_figures_and_exports_say_the_version(atlas: Atlas) -> None:
    client = TestClient(Starlette(routes=routes(atlas)), client=("127.0.0.1", 50000))
    assert client.get("/healthz").json()["version"] == VERSION
    assert client.get("/openapi.json").json()["info"]["version"] == VERSION
    assert f'atlas_info{{version="{VERSION}"}} 1.0' in client.get("/metrics").text
    export = client.get("/export/farkhor.geojson?layers=places")
    assert export.json()["atlas_version"] == VERSION
