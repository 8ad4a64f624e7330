"""What trusted proxies say in `Forwarded` is what others say in X-Forwarded-*."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers

from geo.web.http.links import origin_of
from geo.web.middleware.forwarded import with_forwarded, without_forwarded
from geo.web.middleware.request_limits import client_of
from geo.web.serving.settings import read_settings


def _scope(*values: str, **others: str) -> dict[str, object]:
    told = [(b"forwarded", value.encode("latin-1")) for value in values]
    more = [(name.replace("_", "-").encode(), value.encode()) for name, value in others.items()]
    headers = [(b"host", b"127.0.0.1:8501"), *told, *more]
    return {"type": "http", "scheme": "http", "client": ("127.0.0.1", 1), "headers": headers}


@pytest.mark.parametrize(
    ("told", "origin"),
    [
        ("for=192.0.2.60;proto=https;host=atlas.example", "https://atlas.example"),
        ('Host="atlas.example:8443" ; PROTO=https', "https://atlas.example:8443"),
        ("proto=https;host=atlas.example, for=10.0.0.1;host=inner", "https://atlas.example"),
        ("for=192.0.2.60", "http://127.0.0.1:8501"),
        # What is not written as it should be says nothing.
        ('host="atlas.example', "http://127.0.0.1:8501"),
        ("host atlas.example", "http://127.0.0.1:8501"),
    ],
)
def test_links_lead_to_where_the_reader_is(told: str, origin: str) -> None:
    assert origin_of(with_forwarded(_scope(told))) == origin


@pytest.mark.parametrize(
    ("told", "client"),
    [
        (("for=192.0.2.60;proto=http",), "192.0.2.60"),
        (("for=192.0.2.43", "for=198.51.100.17"), "198.51.100.17"),
        (('for="198.51.100.17:4711"',), "198.51.100.17"),
        (('For="[2001:db8:cafe::17]:4711"',), "2001:db8:cafe::/64"),
        (("for=unknown",), "unknown"),
    ],
)
def test_a_client_is_the_one_that_the_last_proxy_saw(told: tuple[str, ...], client: str) -> None:
    assert client_of(with_forwarded(_scope(*told)), read_settings()) == client


def test_what_older_headers_say_stands() -> None:
    scope = _scope("proto=http;host=inner", x_forwarded_host="atlas.example")
    assert Headers(scope=with_forwarded(scope)).getlist("x-forwarded-host") == ["atlas.example"]


def test_a_peer_that_is_not_trusted_says_nothing() -> None:
    scope = _scope("for=192.0.2.60;host=evil.example", x_forwarded_proto="https")
    assert without_forwarded(scope["headers"]) == [(b"host", b"127.0.0.1:8501")]  # type: ignore[arg-type]


@given(st.text(st.characters(max_codepoint=255), max_size=60))
def test_nothing_that_it_may_hold_is_an_error(told: str) -> None:
    assert isinstance(origin_of(with_forwarded(_scope(told))), str)
