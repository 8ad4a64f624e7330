"""Sockets of pages behind a proxy that replaces the host, and what a refused one tells the host."""

import json

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from geo.web.middleware.request_limits import RequestLimits
from geo.web.serving.settings import read_settings
from geo.web.streamlit_internals.endpoints import ENDPOINTS
from geo.web.streamlit_internals.options import is_foreign

ATLAS = "https://atlas.example"


async def _host(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text(socket.headers["host"])
    await socket.close()


def _site(peer: str = "127.0.0.1", **environment: str) -> TestClient:
    app = Starlette(routes=[WebSocketRoute("/", _host)])
    settings = read_settings(environment)
    return TestClient(RequestLimits(app, settings, ENDPOINTS, is_foreign), client=(peer, 1))


def _host_seen(site: TestClient, **headers: str) -> str:
    names = {"host": "127.0.0.1:8611", **headers}
    with site.websocket_connect("/", headers=names) as socket:
        return socket.receive_text()


def test_a_trusted_proxy_may_replace_the_host() -> None:
    told = {"origin": ATLAS, "x-forwarded-host": "atlas.example"}
    assert _host_seen(_site(), **told) == "atlas.example"
    with pytest.raises(WebSocketDisconnect):
        _host_seen(_site(peer="192.0.2.1"), **told)


@pytest.mark.parametrize("told", ["atlas.example:443", "atlas.example:80", "ATLAS.example."])
def test_a_host_may_be_written_otherwise_than_its_page_has_it(told: str) -> None:
    assert _host_seen(_site(), host=told, origin=ATLAS) == "atlas.example"
    with pytest.raises(WebSocketDisconnect):
        _host_seen(_site(), host=told, origin="https://other.example")


def test_the_address_that_the_host_set_is_known() -> None:
    site = _site(KAVKAZ_ATLAS_ADDRESS=ATLAS)
    assert _host_seen(site, origin=ATLAS) == "atlas.example"
    assert _host_seen(site, origin="http://127.0.0.1:8611") == "127.0.0.1:8611"
    with pytest.raises(WebSocketDisconnect):
        _host_seen(site, origin="https://other.example")


def test_a_refused_socket_is_one_line_with_the_remedy_and_nothing_of_its_reader(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = {"origin": "https://secret.example", "cookie": "secret=1", "user-agent": "secret"}
    with pytest.raises(WebSocketDisconnect):
        _host_seen(_site(peer="192.0.2.77"), **told)
    (line,) = capsys.readouterr().err.splitlines()
    said = json.loads(line)
    assert (said["event"], "KAVKAZ_ATLAS_ADDRESS" in said["remedy"]) == ("socket refused", True)
    assert "secret" not in line
    assert "192.0.2" not in line
