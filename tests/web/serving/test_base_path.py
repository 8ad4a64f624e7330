"""The path of a host below which the atlas is served."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from geo.dossier import DataError
from geo.web.middleware.base_path import BasePath
from geo.web.serving.base_path import at, base_path, below_base, serve_below


@pytest.fixture(autouse=True)
def at_the_root() -> Iterator[None]:
    yield
    serve_below("")


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("", ""),
        ("/", ""),
        ("atlas", "/atlas"),
        ("/atlas/kavkaz/", "/atlas/kavkaz"),
        ("~/+", "/~/+"),
    ],
)
def test_slashes_around_the_path_do_not_matter(given: str, base: str) -> None:
    serve_below(given)
    assert base_path() == base
    assert at("/disputes") == f"{base}/disputes"


@pytest.mark.parametrize("path", ["a b", "a//b", "a?b", "<a>", "data/x", "ä"])
def test_a_path_that_no_address_can_have_is_refused_by_name(path: str) -> None:
    with pytest.raises(DataError, match=r"server[.]baseUrlPath .* cannot be used: expected"):
        serve_below(path, taken=("data",))


def test_the_prefix_is_taken_off_once_and_only_where_it_is_whole() -> None:
    serve_below("atlas")
    assert below_base("/atlas/atlas") == "/atlas"
    assert below_base("/atlas/") == "/"
    assert below_base("/atlases") == "/atlases"
    assert below_base("/disputes") == "/disputes"


def test_what_stands_behind_knows_nothing_of_the_prefix() -> None:
    def echo(request: Request) -> Response:
        return PlainTextResponse(request.url.path)

    def lead(_request: Request) -> Response:
        return RedirectResponse("/there?a=1")

    serve_below("atlas/kavkaz")
    routes = [Route("/here", echo), Route("/led", lead), Route("/", echo)]
    client = TestClient(
        Starlette(routes=routes, middleware=[Middleware(BasePath)]), follow_redirects=False
    )
    assert client.get("/atlas/kavkaz/here").text == client.get("/here").text == "/here"
    assert client.get("/atlas/kavkaz/led").headers["location"] == "/atlas/kavkaz/there?a=1"
    assert client.get("/atlas/kavkaz?a=1").headers["location"] == "/atlas/kavkaz/?a=1"
    assert client.get("/atlas/kavkaz/").text == "/"
