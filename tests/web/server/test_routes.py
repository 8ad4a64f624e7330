"""The HTTP routes: layers, their index, versions for ever, and errors as JSON."""

import html
import json
import re

import pytest
from starlette.testclient import TestClient

from geo.layers.atlas import Atlas
from geo.layers.catalogue import CATALOGUE
from geo.version import VERSION
from geo.web.http.asset_store import open_asset_store
from geo.web.http.downloads import download, download_index
from geo.web.streamlit_internals.files import (
    component_script_paths,
    packaged_files,
    soon_wanted_scripts,
)
from geo.web.streamlit_internals.index_html import INDEX
from geo.web.view.grammar import grammar_document
from geo.web.view.pages import PageText, read_pages

LARGEST_LAYER = 250_000


def test_index_names_every_layer_with_its_version(guarded: TestClient) -> None:
    entries = guarded.get("/data/index.json").json()["layers"]
    assert [entry["name"] for entry in entries] == [layer.name for layer in CATALOGUE]
    for entry in entries:
        whole, version = guarded.get(entry["url"]), guarded.get(entry["immutable_url"])
        assert whole.content == version.content
        assert len(whole.content) == entry["bytes"]
        assert "immutable" in version.headers["cache-control"]
        assert "must-revalidate" in whole.headers["cache-control"]
        assert whole.headers["access-control-allow-origin"] == "*"
        assert all(feature["id"].count(":") == 1 for feature in whole.json()["features"])


def test_no_layer_is_larger_than_allowed(atlas: Atlas) -> None:
    index = download_index(atlas)
    files = [entry["url"].removeprefix("/data/") for part in index.values() for entry in part]
    made = {file: download(atlas, file) for file in files}
    for name, resource in {**open_asset_store(atlas).data, **made}.items():
        assert resource is not None, name
        assert len(resource.brotli) <= LARGEST_LAYER, name


def test_drawn_layers_are_versions(atlas: Atlas, guarded: TestClient) -> None:
    for bands in open_asset_store(atlas).drawn.values():
        for url in bands.values():
            assert "immutable" in guarded.get(url).headers["cache-control"]


@pytest.mark.parametrize(
    "path",
    [
        "/data/nothing.geojson",
        "/data/zones-0123456789ab.geojson",
        "/data/nothing.csv",
        "/data/../app.py",
        "/data/%2e%2e/pyproject.toml",
        "/assets/x",
        "/data/",
    ],
)
def test_unknown_name_answers_404_json(guarded: TestClient, path: str) -> None:
    answer = guarded.get(path)
    assert answer.status_code == 404
    if answer.headers["content-type"] == "application/json":
        assert re.search(r"/data/index\.json|/openapi\.json", answer.json()["error"])


def test_an_unchanged_layer_is_not_sent_again(guarded: TestClient) -> None:
    tag = guarded.get("/data/zones.geojson").headers["etag"]
    answer = guarded.get("/data/zones.geojson", headers={"If-None-Match": tag})
    assert (answer.status_code, answer.content) == (304, b"")


def test_health(guarded: TestClient) -> None:
    told = {"status": "ready", "version": VERSION, "layers": len(CATALOGUE)}
    assert guarded.get("/healthz").json() == told


def test_map_script_and_style_are_whole(atlas: Atlas, guarded: TestClient) -> None:
    files = open_asset_store(atlas).files
    assert "var Atlas=" in guarded.get(files.script_url).text
    assert "--role-host" in guarded.get(files.stylesheet_url).text
    found = json.loads(guarded.get(files.gazetteer_url).content)
    assert {"id", "names", "kind", "lat", "lon", "zoom", "rank"} == set(found["entries"][0])
    assert {"id", "names", "rank", "page"} == set(found["written"][0])


def test_the_script_is_given_the_grammar_of_addresses(atlas: Atlas, guarded: TestClient) -> None:
    script = guarded.get(open_asset_store(atlas).files.script_url).text
    begin = script.index("globalThis.AtlasConstants = ") + len("globalThis.AtlasConstants = ")
    constants, _end = json.JSONDecoder().raw_decode(script[begin:])
    assert constants["grammar"] == json.loads(json.dumps(grammar_document()))


def test_what_starts_streamlit_stands_once_where_browsers_do_not_run_it(site: TestClient) -> None:
    scripts = soon_wanted_scripts()
    assert len(scripts) == 6
    before, _tag, rest = site.get("/").text.partition('<template id="started-later">')
    later, _tag, after = rest.partition("</template>")
    assert all(later.count(f'<link rel="modulepreload" href="{name}">') == 1 for name in scripts)
    assert later.count('<script type="module"') == 1
    assert "module" not in before + after


def test_the_files_of_the_frame_are_fetched_ahead_where_there_is_a_map(
    atlas: Atlas, site: TestClient
) -> None:
    ahead = re.findall('<link rel="prefetch" href="([^"]+)">', site.get("/").text)
    files = open_asset_store(atlas).files
    assert ahead == [*component_script_paths(), files.script_url, files.stylesheet_url]
    assert "prefetch" not in site.get("/sources").text


def test_packaged_files_come_compressed_and_immutable(guarded: TestClient) -> None:
    path = next(path for path in packaged_files() if path.startswith("/static/js/"))
    answer = guarded.get(path, headers={"Accept-Encoding": "br"})
    assert answer.headers["content-encoding"] == "br"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.content == packaged_files()[path].read_bytes()


@pytest.mark.parametrize("page", read_pages().values(), ids=list(read_pages()))
def test_each_page_has_its_own_head(atlas: Atlas, site: TestClient, page: PageText) -> None:
    answer = site.get(f"/{page.path}", headers={"Accept-Encoding": "identity"})
    assert f"<title>{page.title} · Kavkaz Atlas</title>" in answer.text
    assert answer.text.count('<meta name="description"') == 1
    store = open_asset_store(atlas)
    assert f'<script src="{store.boot_url}"></script>' in answer.text
    assert f'<link rel="stylesheet" href="{store.page_stylesheet_url}">' in answer.text
    body, _, early = answer.text.partition('<div id="root"></div>')
    assert body.rpartition("<body>")[2].strip().startswith('<a class="skip"')
    assert html.escape(page.heading) in early
    assert ('class="early-map"' in early) == page.has_live_map
    small = site.get(f"/{page.path}", headers={"Accept-Encoding": "br"})
    assert (small.headers["content-encoding"], small.text) == ("br", answer.text)
    assert int(small.headers["content-length"]) < len(answer.content) / 2


def test_a_page_is_streamlits_own_with_more_in_it(site: TestClient) -> None:
    page = site.get("/disputes?sel=zone:crimea").text
    own = (
        '<html lang="en">',
        "<title>Streamlit</title>",
        '<link rel="shortcut icon"',
        "service-desc",
    )
    kept = re.sub(
        r"<noscript>.*?</noscript>|(?<=>)\s*<!--.*?-->", "", INDEX.read_text("utf-8"), flags=re.S
    )
    for line in kept.splitlines():
        assert any(words in line for words in own) or line.strip() in page, line
    assert "agent" not in page
    assert page.count("<noscript>") == 1


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/disputes", 200), ("/nowhere", 404)])
def test_a_page_has_the_headers_of_a_page(
    site: TestClient, method: str, path: str, status: int
) -> None:
    held = {"If-None-Match": "*", "Range": "bytes=0-5", "Accept-Encoding": "gzip"}
    answer = site.request(method, path, headers=held)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    assert (answer.headers["vary"], answer.headers["content-encoding"]) == (
        "Accept-Encoding" if status == 200 else "Accept-Encoding, Accept-Language",
        "gzip",
    )
    assert not {"etag", "last-modified", "content-range"} & set(answer.headers)
    length = site.get(path, headers={"Accept-Encoding": "gzip"}).headers["content-length"]
    assert answer.headers["content-length"] == length


@pytest.mark.parametrize("path", ["/nowhere", "/a/b/c", "/index.html", "/app/static/x"])
def test_an_unknown_address_is_a_page_which_says_so(site: TestClient, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 404
    assert "<title>There is no such page · Kavkaz Atlas</title>" in answer.text


def test_what_is_no_page_is_answered_by_streamlit(site: TestClient) -> None:
    assert site.get("/favicon.png").headers["content-type"] == "image/png"
    assert site.get("/x/_stcore/health").status_code == 404
    assert "<title>" not in site.get("/x/_stcore/health").text
    assert site.post("/disputes").status_code == 405
    assert site.get("/x/%2e%2e/%2e%2e/").status_code < 500
