"""Resources on the wire: compression, caching and revalidation."""

import gzip
import hashlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from geo.maps.web.bundle import map_stylesheet
from geo.web.serving.resources import IMMUTABLE, REVALIDATE, Resource

CONTENT = '{"name":"Farkhor, Фархор, فرخور"}'.encode() * 200
RESOURCE = Resource(CONTENT, "application/geo+json")


@pytest.fixture(scope="module")
def client():
    def layer(request):
        return RESOURCE.response(request, IMMUTABLE)

    def index(request):
        return RESOURCE.response(request, REVALIDATE)

    return TestClient(Starlette(routes=[Route("/layer", layer), Route("/index", index)]))


def get(client, accept, **headers):
    return client.get("/layer", headers={"Accept-Encoding": accept, **headers})


@pytest.mark.parametrize(
    ("accept", "encoding"),
    [
        ("br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0, br;q=0.5", "br"),
        ("BR", "br"),
        ("gzip", "gzip"),
        ("deflate, gzip;q=0.8", "gzip"),
        ("gzip, br;q=0", "gzip"),
        ("br;q=0.000, gzip; q=0.3", "gzip"),
        ("identity", None),
        ("gzip;q=0, br;q=0", None),
        ("", None),
        ("brand-new, x-gzip-2", None),
    ],
)
def test_the_encoding_is_one_that_the_request_accepts(client, accept, encoding):
    response = get(client, accept)
    assert response.status_code == 200
    assert response.headers.get("content-encoding") == encoding
    assert response.content == CONTENT
    assert response.headers["content-type"].startswith("application/geo+json")
    assert response.headers["vary"] == "Accept-Encoding"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("accept", ["br", "gzip"])
def test_compressed_bodies_are_smaller(client, accept):
    assert int(get(client, accept).headers["content-length"]) < len(CONTENT) / 10


def test_only_addresses_with_a_hash_are_cached_for_ever(client):
    assert "immutable" in client.get("/layer").headers["cache-control"]
    assert "max-age=31536000" in client.get("/layer").headers["cache-control"]
    assert "must-revalidate" in client.get("/index").headers["cache-control"]
    assert "immutable" not in client.get("/index").headers["cache-control"]


@pytest.mark.parametrize("accept", ["br", "gzip", "identity"])
def test_a_client_that_holds_the_version_gets_no_body(client, accept):
    first = get(client, accept)
    tag = first.headers["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        answer = get(client, accept, **{"If-None-Match": known})
        assert answer.status_code == 304
        assert answer.content == b""
        for name in ("etag", "vary", "cache-control"):
            assert answer.headers[name] == first.headers[name]


@pytest.mark.parametrize("known", ['"other"', "", '""', RESOURCE.tag])
def test_a_client_that_holds_another_version_gets_the_body(client, known):
    answer = get(client, "br", **{"If-None-Match": known})
    assert answer.status_code == 200
    assert answer.content == CONTENT


def test_each_encoding_has_its_own_tag(client):
    tags = {get(client, accept).headers["etag"] for accept in ("br", "gzip", "identity")}
    assert len(tags) == 3


def test_head_tells_the_size_without_the_body(client):
    answer = client.head("/layer", headers={"Accept-Encoding": "br"})
    assert int(answer.headers["content-length"]) == len(RESOURCE.brotli)


def test_what_is_lasting_is_made_smaller_ahead_and_all_else_is_left():
    content = map_stylesheet().encode()
    for lasting in (True, False):
        resource = Resource(content, "text/plain", lasting)
        at_once = resource.encode_for("br")[0]
        resource.compress_thoroughly()
        made, coding = resource.encode_for("br")
        assert coding == "br"
        assert brotli.decompress(made) == content
        assert (len(made) < len(at_once)) == lasting


@given(st.binary(max_size=2000))
def test_compression_loses_nothing_and_is_the_same_at_every_start(content):
    resource, again = Resource(content, "text/plain"), Resource(content, "text/plain")
    assert brotli.decompress(resource.brotli) == content
    assert gzip.decompress(resource.gzip) == content
    assert (resource.brotli, resource.gzip) == (again.brotli, again.gzip)
    assert resource.sha256 == hashlib.sha256(content).hexdigest()
    assert resource.sha256.startswith(resource.tag)
    assert len(resource.tag) == 12
