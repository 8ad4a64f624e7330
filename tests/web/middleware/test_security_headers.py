"""Headers, limits, settings and figures for the host, through the whole stack of middleware."""

import json

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from geo.dossier import DataError
from geo.maps.web.basemaps import ONLINE
from geo.web.middleware.request_limits import client_of
from geo.web.server.routes import middleware, routes
from geo.web.serving.settings import Settings, address, basemaps, read_settings

pytestmark = pytest.mark.whole

DOCUMENTS = ("/figure/farkhor.svg", "/offline/farkhor.html", "/export/farkhor.kml?part=selection")
OTHERS = ("/data/index.json", "/healthz", "/data/nowhere", "/preview/farkhor.png", "/data/x.json")


def _directives(answer):
    parts = answer.headers["content-security-policy"].split("; ")
    return {part.partition(" ")[0]: part.partition(" ")[2] for part in parts}


@pytest.mark.parametrize("path", OTHERS)
def test_what_is_no_document_is_only_what_it_says_it_is(path, guarded):
    answer = guarded.get(path)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "content-security-policy" not in answer.headers


@pytest.mark.parametrize("path", DOCUMENTS)
def test_every_document_says_what_may_run(path, guarded):
    answer = guarded.get(path)
    directives = _directives(answer)
    assert directives["default-src"] == "'self'"
    assert "unsafe" not in directives["script-src"]
    assert directives["frame-ancestors"] == "'self'"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_only_embedded_views_stand_in_frames_of_others(guarded):
    path = "/figure/farkhor.svg"
    assert _directives(guarded.get(f"{path}?embed=true"))["frame-ancestors"] == "*"
    assert _directives(guarded.get(f"{path}?embed=no"))["frame-ancestors"] == "'self'"


def test_only_the_frame_of_the_map_may_show_tiles_of_others(atlas, monkeypatch):
    def images(path):
        stack = middleware(atlas)
        page = HTMLResponse("<html></html>")
        site = Starlette(routes=[Route("/{at:path}", lambda _: page)], middleware=stack)
        return _directives(TestClient(site).get(path))["img-src"].split()

    frame = "/component/streamlit_folium.st_folium/index.html"
    hosts = [f"https://{basemap.host}" for basemap in ONLINE.values()]
    assert images("/nowhere") == ["'self'", "data:", "blob:"]
    assert images(frame) == ["'self'", "data:", "blob:", *hosts]
    monkeypatch.setenv("KAVKAZ_ATLAS_BASEMAPS", "own")
    basemaps.cache_clear()
    try:
        assert images(frame) == ["'self'", "data:", "blob:"]
        assert basemaps() == ("atlas",)
    finally:
        basemaps.cache_clear()


def test_a_host_says_in_whose_frames_they_stand(atlas, monkeypatch):
    monkeypatch.setenv("KAVKAZ_ATLAS_FRAME_ANCESTORS", "https://paper.example")
    client = TestClient(Starlette(routes=routes(atlas), middleware=middleware(atlas)))
    answer = client.get("/figure/farkhor.svg?embed=true")
    assert _directives(answer)["frame-ancestors"] == "https://paper.example"


@pytest.mark.parametrize(
    ("method", "path", "length", "status"),
    [
        ("GET", "/data/index.json?x=" + "a" * 5000, 0, 414),
        ("GET", "/" + "a" * 5000, 0, 414),
        ("POST", "/data/index.json", 0, 405),
        ("DELETE", "/", 0, 405),
        ("PUT", "/_stcore/upload_file/a/b", 10, 403),
        ("GET", "/_stcore/metrics", 0, 403),
        ("POST", "/_stcore/agent/interact", 10, 403),
        ("GET", "/auth/login", 0, 403),
        ("POST", "/_stcore/host-config", 70_000, 413),
        ("GET", "/_stcore/anything", 0, 404),
        ("POST", "/_stcore/anything", 10, 404),
    ],
)
def test_what_no_reader_asks_for_is_refused_in_a_sentence(method, path, length, status, guarded):
    answer = guarded.request(method, path, content=b"x" * length)
    assert answer.status_code == status
    assert answer.json()["error"].endswith(".")


def test_headers_have_a_length(guarded):
    assert guarded.get("/healthz", headers={"X-Long": "a" * 30_000}).status_code == 200
    answer = guarded.get("/healthz", headers={f"X-{number}": "a" * 5000 for number in range(7)})
    assert (answer.status_code, answer.json()["error"][-1]) == (431, ".")


@pytest.mark.parametrize(
    "path",
    [
        "/data/../pyproject.toml",
        "/data/%2e%2e/pyproject.toml",
        "/data/..%2f..%2fpyproject.toml",
        "/assets/..%5c..%5capp.py",
        "/assets/%2fetc%2fpasswd",
        "/data//etc/passwd",
        "/data/",
        "/assets/",
        "/data/layers.gpkg/../index",
        "/component/streamlit_folium.st_folium/../../x",
        "/static/../index.html",
        "/data/scenes/../../x.json",
        "/data/%00.geojson",
    ],
)
def test_no_path_leads_out_of_what_is_served(path, guarded):
    answer = guarded.get(path)
    assert answer.status_code == 404
    assert "requires-python" not in answer.text


@pytest.mark.parametrize(
    ("peer", "named"), [("192.0.2.7", "http://here.example"), ("127.0.0.1", "https://far.example")]
)
def test_links_name_what_a_trusted_proxy_says_and_nobody_else(atlas, peer, named):
    site = Starlette(routes=routes(atlas), middleware=middleware(atlas))
    said = {"Host": "here.example", "X-Forwarded-Host": "far.example", "X-Forwarded-Proto": "https"}
    client = TestClient(site, client=(peer, 50_000))
    answer = client.get(f"/oembed?url={named}/disputes", headers=said)
    assert answer.json()["provider_url"] == f"{named}/"


def test_links_name_the_address_that_a_host_sets(atlas, monkeypatch):
    monkeypatch.setenv("KAVKAZ_ATLAS_ADDRESS", "https://atlas.example")
    address.cache_clear()
    try:
        client = TestClient(Starlette(routes=routes(atlas), middleware=middleware(atlas)))
        said = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
        exported = client.get("/export/disputes.geojson?part=selection", headers=said).json()
        assert exported["link"] == "https://atlas.example/disputes"
    finally:
        address.cache_clear()


@pytest.mark.parametrize(
    ("peer", "told", "client"),
    [
        ("127.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", "10.0.0.1, 198.51.100.7", "198.51.100.7"),
        ("203.0.113.9", "198.51.100.7", "203.0.113.9"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("::ffff:127.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("::1", "198.51.100.7", "198.51.100.7"),
        ("testclient", "198.51.100.7", "testclient"),
        ("2001:db8:1:2:3::4", "", "2001:db8:1:2::/64"),
        ("127.0.0.1", "2001:db8:1:2::ffff", "2001:db8:1:2::/64"),
    ],
)
def test_a_client_is_whom_a_trusted_proxy_names(peer, told, client):
    headers = [(b"x-forwarded-for", told.encode())] if told else []
    assert (
        client_of({"type": "http", "client": (peer, 1), "headers": headers}, Settings()) == client
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FRAME_ANCESTORS", "*; script-src *"),
        ("FRAME_ANCESTORS", "javascript:alert(1)"),
        ("METRICS", "yes"),
        ("WARM_UP", "later"),
        ("REQUESTS_PER_MINUTE", "0"),
        ("TRUSTED_PROXIES", "everyone"),
        ("COLOUR", "red"),
    ],
)
def test_a_bad_setting_is_named(name, value):
    with pytest.raises(DataError, match=f"KAVKAZ_ATLAS_{name} is not understood"):
        read_settings({f"KAVKAZ_ATLAS_{name}": value, "HOME": "/"})


def test_figures_stay_on_this_machine_whatever_proxies_are_trusted(atlas, monkeypatch):
    monkeypatch.setenv("KAVKAZ_ATLAS_TRUSTED_PROXIES", "198.51.100.0/24")
    stack = {"routes": routes(atlas), "middleware": middleware(atlas)}
    hosts = ("127.0.0.1", "::ffff:127.0.0.1", "198.51.100.7")
    clients = [TestClient(Starlette(**stack), client=(host, 5)) for host in hosts]
    assert [client.get("/metrics").status_code for client in clients] == [200, 200, 403]


def test_figures_are_for_the_host(atlas):
    stack = {"routes": routes(atlas), "middleware": middleware(atlas)}
    near = TestClient(Starlette(**stack), client=("127.0.0.1", 5))
    near.get("/data/index.json")
    figures = near.get("/metrics").text
    assert 'atlas_requests_total{kind="data",status="200"}' in figures
    assert {"atlas_sessions", "atlas_request_seconds_count"} <= set(
        figures.replace("{", " ").split()
    )
    proxied = near.get("/metrics", headers={"X-Forwarded-For": "198.51.100.7"})
    far = TestClient(Starlette(**stack), client=("198.51.100.7", 5)).get("/metrics")
    assert (proxied.status_code, far.status_code) == (403, 403)


def test_a_line_of_the_log_says_nothing_of_the_reader(guarded, capfd):
    guarded.post("/disputes?sel=zone:crimea", headers={"X-Forwarded-For": "198.51.100.7"})
    line = json.loads(capfd.readouterr().err.strip().splitlines()[-1])
    assert {key: line[key] for key in ("event", "kind", "status")} == {
        "event": "refused",
        "kind": "page",
        "status": 405,
    }
    assert set(line) == {"time", "event", "kind", "status"}
