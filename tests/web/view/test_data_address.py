"""The address of a reader's own data: what is one, and the one host that a page may ask."""

import re
from urllib.parse import quote

import pytest

from geo.web.middleware.security_headers import SecurityHeaders
from geo.web.view.data_address import origin_of_data
from geo.web.view.grammar import format_view, parse_view, read_query
from geo.web.view.model import View
from tests.web.view.views import CHOICES

DATA = "https://data.example/my/points.csv?v=1,2"
# As others publish data: keys with & between them, spaces, another script, an address inside.
ORDINARY = (
    "https://data.example/api?format=geojson&where=state%20%3D%20%27AFG%27&limit=50",
    "https://data.example/%D0%B1%D0%B0%D0%B7%D1%8B/2020.csv",
    "https://data.example/get?from=https%3A%2F%2Fother.example%2Fa%3Fb%3D1%26c%3D2&x=100%25",
    "https://data.example/a?unit=mi&on=2021-01-01&v=1&as=IND",
)


def test_an_address_is_read_and_written_with_its_host_in_small_letters() -> None:
    view, notices = parse_view({"data": DATA.replace("https://data", "https://DATA")}, CHOICES)
    assert (view.data, notices) == (DATA, ())
    assert parse_view(read_query(format_view(view)), CHOICES) == (View(data=DATA), ())


@pytest.mark.parametrize("data", ORDINARY)
def test_an_ordinary_address_has_one_link_however_often_that_is_escaped(data: str) -> None:
    link = format_view(View(viewer="IND", data=data))
    meant = (View(viewer="IND", data=data), ())
    for written in (link, quote(link), quote(link, safe="=&"), quote(quote(link))):
        assert parse_view(read_query(written), CHOICES) == meant
    assert len(re.findall("&", link)) == 2
    assert _connections("/disputes", link).endswith(" https://data.example")


@pytest.mark.parametrize(
    "raw",
    [
        "https://data.example/a%",
        "https://data.example/a%2",
        "https://data.example/a%zz",
        "https://data.example%40other.example/a",
        "https://me%3Aword@data.example/a",
        "https://[::1]/a",
        "https://0x7f.1/a",
        "http://data.example/points.csv",
        "//data.example/points.csv",
        "https://data.example",
        "https://me:word@data.example/a",
        "https://data.example/a b",
        "https://data.example/a'b",
        "https://data.example:99999/a",
        "https://localhost/a",
        "https://10.0.0.1/a",
        "javascript:alert(1)",
        f"https://data.example/{'a' * 500}",
        "https://data.example; script-src */a",
    ],
)
def test_what_is_none_is_set_aside_and_opens_no_host(raw: str) -> None:
    view, notices = parse_view({"data": raw}, CHOICES)
    assert view.data is None
    assert "expected an https address" in notices[0]
    assert origin_of_data(raw) == ""


def _connections(path: str, query: str) -> str:
    headers = SecurityHeaders(lambda *_: None, "*")  # type: ignore[arg-type]
    policy = headers._policy({"path": path, "query_string": query.encode()})
    return next(part for part in policy.split("; ") if part.startswith("connect-src"))


def test_only_the_page_whose_address_names_a_host_may_ask_it() -> None:
    own = "connect-src 'self' data: blob:"
    query = format_view(View(data=DATA))
    assert _connections("/disputes", query) == f"{own} https://data.example"
    assert _connections("/disputes", "as=IND&v=2") == own
    assert _connections("/disputes", "data=https://a.example;x/y") == own
    assert _connections("/component/map/index.html", query) == own
