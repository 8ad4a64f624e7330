"""The HTTP routes: layers, their index, versions for ever, and errors as JSON."""

import html
import json
import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.layers.atlas import Atlas
from geo.layers.catalogue import CATALOGUE
from geo.web.http.asset_store import open_shelf
from geo.web.http.page_html import PageHead
from geo.web.server.routes import middleware, routes
from geo.web.streamlit_internals.files import packaged_files, soon_wanted_scripts
from geo.web.view.grammar import grammar_document
from geo.web.view.pages import read_pages

LARGEST_LAYER = 250_000


@pytest.fixture(scope="module")
def client(atlas: Atlas) -> TestClient:
    return TestClient(Starlette(routes=routes(atlas), middleware=middleware(atlas)))


def test_index_names_every_layer_with_its_version(client: TestClient) -> None:
    entries = client.get("/data/index.json").json()["layers"]
    assert [entry["name"] for entry in entries] == [layer.name for layer in CATALOGUE]
    for entry in entries:
        whole, version = client.get(entry["url"]), client.get(entry["immutable_url"])
        assert whole.content == version.content
        assert len(whole.content) == entry["bytes"]
        assert "immutable" in version.headers["cache-control"]
        assert "must-revalidate" in whole.headers["cache-control"]
        assert whole.headers["access-control-allow-origin"] == "*"
        assert all(feature["id"].count(":") == 1 for feature in whole.json()["features"])


def test_no_layer_is_larger_than_allowed(atlas: Atlas) -> None:
    for name, resource in open_shelf(atlas).data.items():
        assert len(resource.brotli) <= LARGEST_LAYER, name


def test_drawn_layers_are_versions(atlas: Atlas, client: TestClient) -> None:
    for bands in open_shelf(atlas).drawn.values():
        for url in bands.values():
            assert "immutable" in client.get(url).headers["cache-control"]


@pytest.mark.parametrize(
    "path",
    [
        "/data/nothing.geojson",
        "/data/../app.py",
        "/data/%2e%2e/pyproject.toml",
        "/assets/x",
        "/data/",
    ],
)
def test_unknown_name_answers_404_json(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    if answer.headers["content-type"] == "application/json":
        assert re.search(r"/data/index\.json|/openapi\.json", answer.json()["error"])


def test_an_unchanged_layer_is_not_sent_again(client: TestClient) -> None:
    tag = client.get("/data/zones.geojson").headers["etag"]
    answer = client.get("/data/zones.geojson", headers={"If-None-Match": tag})
    assert (answer.status_code, answer.content) == (304, b"")


def test_health(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ready", "layers": len(CATALOGUE)}


def test_map_script_and_style_are_whole(atlas: Atlas, client: TestClient) -> None:
    files = open_shelf(atlas).files
    assert "var Atlas=" in client.get(files.script_url).text
    assert "--role-host" in client.get(files.stylesheet_url).text
    names = json.loads(client.get(files.gazetteer_url).content)
    assert {"id", "names", "kind", "lat", "lon", "zoom", "rank"} == set(names[0])


def test_the_script_is_given_the_grammar_of_addresses(atlas: Atlas, client: TestClient) -> None:
    script = client.get(open_shelf(atlas).files.script_url).text
    begin = script.index("globalThis.AtlasConstants = ") + len("globalThis.AtlasConstants = ")
    constants, _end = json.JSONDecoder().raw_decode(script[begin:])
    assert constants["grammar"] == json.loads(json.dumps(grammar_document()))


def test_each_script_that_is_wanted_soon_is_named_once_in_the_head(atlas: Atlas) -> None:
    scripts = soon_wanted_scripts()
    assert len(scripts) == 6
    links = "".join(PageHead(Starlette(), atlas, open_shelf(atlas)).links)
    assert all(
        links.count(f'<link rel="modulepreload" href="{script}">') == 1 for script in scripts
    )


def test_packaged_files_come_compressed_and_immutable(client: TestClient) -> None:
    path = next(path for path in packaged_files() if path.startswith("/static/js/"))
    answer = client.get(path, headers={"Accept-Encoding": "br"})
    assert answer.headers["content-encoding"] == "br"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.content == packaged_files()[path].read_bytes()


@pytest.mark.parametrize("page", read_pages().values(), ids=list(read_pages()))
def test_each_page_has_its_own_head(atlas: Atlas, page) -> None:
    async def site(_scope, _receive, send) -> None:
        await send({"type": "http.response.start", "status": 200,
                    "headers": [(b"content-type", b"text/html"), (b"etag", b"x")]})  # fmt: skip
        await send({"type": "http.response.body", "body": b"<title>Stream", "more_body": True})
        await send(
            {"type": "http.response.body", "body": b'lit</title><body><div id="root"></div>'}
        )

    client = TestClient(PageHead(site, atlas, open_shelf(atlas)))
    answer = client.get(f"/{page.path}", headers={"Accept-Encoding": "identity"})
    assert f"<title>{page.title} · Kavkaz Atlas</title>" in answer.text
    assert '<meta name="description"' in answer.text
    shelf = open_shelf(atlas)
    assert f'<script src="{shelf.boot_url}"></script>' in answer.text
    assert f'<link rel="stylesheet" href="{shelf.page_stylesheet_url}">' in answer.text
    early = answer.text.partition('<div id="root"></div>')[2]
    assert html.escape(page.heading) in early
    assert ('class="early-map"' in early) == bool(page.layers)
    assert "etag" not in answer.headers
    assert int(answer.headers["content-length"]) == len(answer.content)
    small = client.get(f"/{page.path}", headers={"Accept-Encoding": "br"})
    assert (small.headers["content-encoding"], small.text) == ("br", answer.text)
    assert int(small.headers["content-length"]) < len(answer.content) / 2
    assert "Accept-Encoding" in small.headers["vary"]
