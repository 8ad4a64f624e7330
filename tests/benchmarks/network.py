"""Visits, also over a slow network: 1.6 Mbit/s and 150 ms, as Chromium emulates it for HTTP."""

import base64
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from tests.benchmarks.journeys import map_drawn_ms, map_seen_ms
from tests.chromium import first_visit

_SLOW = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
_BINARY = 2  # RFC 6455, section 5.2


@dataclass(frozen=True)
class Visited:
    """Milliseconds to the map as a picture and to the live one; bytes on the wire, compressed."""

    seen_ms: float
    map_ms: float
    wire_bytes: int


def count_messages(session: CDPSession, received: Callable[[int], object]) -> None:
    """Tells `received` how long each message of a WebSocket that comes from now on is on the wire.

    Chromium shows them as they were before permessage-deflate (RFC 7692) made them small, so where
    a socket has that, they are compressed again.
    """
    compressors: dict[str, Any] = {}

    def open_socket(told: dict[str, Any]) -> None:
        headers = {name.lower(): words for name, words in told["response"]["headers"].items()}
        extensions = headers.get("sec-websocket-extensions", "")
        if "permessage-deflate" in extensions:
            window = re.search(r"server_max_window_bits=(\d+)", extensions)
            bits = int(window[1]) if window else zlib.MAX_WBITS
            compressors[told["requestId"]] = zlib.compressobj(6, zlib.DEFLATED, -bits)

    def count(told: dict[str, Any]) -> None:
        message, payload = told["response"], told["response"]["payloadData"]
        sent = base64.b64decode(payload) if message["opcode"] == _BINARY else payload.encode()
        compressor = compressors.get(told["requestId"])
        if compressor:
            sent = compressor.compress(sent) + compressor.flush(zlib.Z_SYNC_FLUSH)
        received(len(sent))

    session.on("Network.webSocketHandshakeResponseReceived", open_socket)
    session.on("Network.webSocketFrameReceived", count)


def slow_visits(browser: Browser, address: str) -> tuple[Visited, Visited]:
    """As `two_visits`, over the slow network."""
    return two_visits(browser, address, _SLOW)


def two_visits(
    browser: Browser, address: str, conditions: dict[str, Any] | None = None
) -> tuple[Visited, Visited]:
    """The first visit to that address of a browser that was never there, and its second."""
    with first_visit(browser) as (page, _):
        first = _visit(page, address, conditions)
        return first, _visit(page.context.new_page(), address, conditions)


def _visit(page: Page, address: str, conditions: dict[str, Any] | None) -> Visited:
    session = page.context.new_cdp_session(page)
    received: list[int] = []
    session.send("Network.enable")
    if conditions:
        session.send("Network.emulateNetworkConditions", conditions)
    session.on("Network.loadingFinished", lambda told: received.append(told["encodedDataLength"]))
    count_messages(session, received.append)
    seen_ms = map_seen_ms(page, address)
    map_ms = map_drawn_ms(page)
    page.wait_for_load_state("networkidle")
    return Visited(seen_ms, map_ms, int(sum(received)))
