"""Visits over a slow network: 1.6 Mbit/s and 150 ms, as Chromium emulates it for HTTP."""

import base64
import zlib
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession

from tests.benchmarks.journeys import open_map
from tests.chromium import visit

_SLOW = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
_FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"


@dataclass(frozen=True)
class Visited:
    """Milliseconds to the first text or picture and to the map; bytes on the wire, compressed."""

    painted_ms: float
    map_ms: float
    wire_bytes: int


def slow_visits(browser: Browser, address: str) -> tuple[Visited, Visited]:
    """The first visit to that address of a browser that was never there, and its second."""
    with visit(browser) as (page, _):
        first = _visit(page.context.new_cdp_session(page), page, address)
        again = page.context.new_page()
        return first, _visit(page.context.new_cdp_session(again), again, address)


def _visit(session: CDPSession, page: Any, address: str) -> Visited:
    received: list[int] = []
    socket = zlib.compressobj(6, zlib.DEFLATED, -15)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", _SLOW)
    session.on("Network.loadingFinished", lambda told: received.append(told["encodedDataLength"]))

    def frame(told: dict[str, Any]) -> None:
        # Chromium shows messages as they were before permessage-deflate (RFC 7692) made them small.
        message = base64.b64decode(told["response"]["payloadData"])
        received.append(len(socket.compress(message) + socket.flush(zlib.Z_SYNC_FLUSH)))

    session.on("Network.webSocketFrameReceived", frame)
    map_ms = open_map(page, address)
    page.wait_for_load_state("networkidle")
    return Visited(page.evaluate(_FIRST_PAINT), map_ms, int(sum(received)))
