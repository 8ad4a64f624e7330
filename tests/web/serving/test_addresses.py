"""Every address is said once, and all that goes by the list of them agrees with it."""

import re
from collections.abc import Callable

import pytest
from starlette.routing import Match, Route

from geo.layers.atlas import Atlas
from geo.web.http.openapi import openapi
from geo.web.server.routes import routes
from geo.web.serving.addresses import (
    ADDRESSES,
    FOLDERS,
    cost_of,
    is_in_turn,
    kind_of,
    robots_text,
)
from tests.servers import ROOT

# One address of each, as a reader asks for it.
ASKED = {name: re.sub(r"\{[^}]*\}", "x", address.path) for name, address in ADDRESSES.items()}
# The server that has the certificate; those before it only refuse, or lead to it.
NGINX = (ROOT / "geo" / "deploy" / "nginx.conf").read_text("utf-8").partition("ssl_certificate ")[2]


@pytest.fixture(scope="module")
def paths(atlas: Atlas) -> Callable[[str], str]:
    """The path of the route that answers an address."""
    made = routes(atlas)

    def path_of(address: str) -> str:
        scope = {"type": "http", "method": "GET", "path": address, "headers": []}
        found = (route for route in made if route.matches(scope)[0] is Match.FULL)
        route = next(found)
        assert isinstance(route, Route)
        return route.path

    return path_of


def location_of(path: str) -> str:
    """The block of the site for nginx that answers a path, as nginx chooses it."""
    blocks = re.findall(r"location (=|~)? ?(\S+) \{(.*?)\}\n", NGINX, re.DOTALL)
    exact = [block for sign, name, block in blocks if sign == "=" and name == path]
    patterns = [block for sign, name, block in blocks if sign == "~" and re.search(name, path)]
    pages = [block for sign, name, block in blocks if not sign and name == "/"]
    return [*exact, *patterns, *pages][0]


@pytest.mark.parametrize("name", ADDRESSES)
def test_each_address_is_answered_by_its_own_route(paths: Callable[[str], str], name: str) -> None:
    assert paths(ASKED[name]) == ADDRESSES[name].path


@pytest.mark.parametrize("name", ADDRESSES)
def test_each_address_is_counted_and_costs_what_it_says(name: str) -> None:
    assert kind_of(ASKED[name]) == ADDRESSES[name].kind
    assert cost_of(ASKED[name]) == ADDRESSES[name].cost
    assert is_in_turn(ASKED[name]) == ADDRESSES[name].in_turn


def test_pages_are_pages_and_cost_nothing() -> None:
    for path in ("/", "/farkhor", "/previews"):
        assert (kind_of(path), cost_of(path)) == ("page", 0)


def test_each_address_for_others_is_described_and_no_other(
    atlas: Atlas, paths: Callable[[str], str]
) -> None:
    described = openapi(atlas)["paths"]
    asked = {paths(re.sub(r"\{[^}]*\}", "x", path)) for path in described}
    assert asked == {address.path for address in ADDRESSES.values() if address.summary}


def test_robots_leave_alone_what_takes_work() -> None:
    assert robots_text("https://atlas.example", "").splitlines() == [
        "User-agent: *",
        "Disallow: /figure/story.",
        "Disallow: /figure/",
        "Disallow: /export/",
        "Disallow: /table/",
        "Disallow: /offline/",
        "Disallow: /card/",
        "Disallow: /marks/",
        "Disallow: /text/",
        "",
        "Sitemap: https://atlas.example/sitemap.xml",
    ]
    below = robots_text("https://atlas.example", "/atlas")
    assert "Disallow: /atlas/export/" in below
    assert below.endswith("https://atlas.example/atlas/sitemap.xml\n")


@pytest.mark.parametrize("path", ["/", "/farkhor", "/sources"])
def test_nginx_sets_a_cookie_on_pages(path: str) -> None:
    assert "userid on;" in location_of(path)


@pytest.mark.parametrize("path", [*ASKED.values(), *(f"/{folder}/x" for folder in FOLDERS)])
def test_nginx_sets_no_cookie_on_what_is_no_page(path: str) -> None:
    assert "userid on;" not in location_of(path)
