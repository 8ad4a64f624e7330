"""A running server: who may connect, where its files end, and that it asks no other host."""

import http.client
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

_HANDSHAKE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def _asked(address: str, path: str, headers: dict[str, str]) -> int:
    # No client that mends paths: what is asked for arrives as it is.
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    connection.request("GET", path, headers=headers)
    status = connection.getresponse().status
    connection.close()
    return status


def test_pages_of_other_origins_do_not_connect_and_make_the_server_ask_nobody(
    address: str, asked_elsewhere: Path
) -> None:
    foreign = ("https://other.example", "http://[", "null", address.replace("local", "notlocal"))
    for origin in foreign:
        assert _asked(address, "/_stcore/stream", {**_HANDSHAKE, "Origin": origin}) == 403, origin
    assert _asked(address, "/_stcore/stream", {**_HANDSHAKE, "Origin": address}) == 101
    assert asked_elsewhere.read_text("utf-8") == ""


_ROOTS = ("data", "assets", "static", "media", "component", "app/static")
_WAYS = ("../", "%2e%2e/", "..%2f", "%2e%2e%2f", "..%5c", ".%2e/", "%252e%252e%252f", "/", "%2f")
_TARGETS = ("app.py", "etc/passwd", "pyproject.toml", ".streamlit/config.toml")
_INSIDE = (b"root:", b"import streamlit", b"[browser]", b"requires-python")


def test_no_encoded_way_leads_to_a_file_of_the_machine(address: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    led = []
    for root, way, target in product(_ROOTS, _WAYS, _TARGETS):
        connection.request("GET", f"/{root}/{way * 6}{target}")
        answer = connection.getresponse()
        content = answer.read()
        if answer.status >= 500 or any(word in content for word in _INSIDE):
            led.append((answer.status, f"/{root}/{way * 6}{target}"))
    assert led == []
