"""Pictures wait while a click is answered: as long as it takes, and no longer than they can."""

import math
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from geo.web.serving.addresses import ADDRESSES
from geo.web.serving.clicks import Clicks, ClicksFirst

PATIENCE_S = 60.0


def _waits(clicks: Clicks) -> bool:
    """Whether a picture that is drawn now would wait."""
    return clicks.answers > 0


def test_a_picture_waits_until_all_are_answered() -> None:
    clicks, begun = Clicks(PATIENCE_S), Event()
    pause = clicks.pause()

    def draw() -> None:
        begun.set()
        pause()

    with ThreadPoolExecutor(1) as pool:
        with clicks.answering():
            with clicks.answering():
                drawn = pool.submit(draw)
                assert begun.wait(PATIENCE_S)
            assert not drawn.done()
        drawn.result(PATIENCE_S)


def test_a_picture_beside_no_click_waits_for_nothing() -> None:
    Clicks(math.inf).pause()()


def test_patience_is_that_of_all_waits_together() -> None:
    clicks = Clicks(patience_s=0.05)
    pause = clicks.pause()
    with clicks.answering(), ThreadPoolExecutor(1) as pool:
        for _stroke in range(1000):
            pool.submit(pause).result(PATIENCE_S)


def _site(clicks: Clicks, seen: list[int]) -> TestClient:
    def answer(_request: Request) -> Response:
        seen.append(clicks.answers)
        return PlainTextResponse("fine")

    def fail(_request: Request) -> Response:
        seen.append(clicks.answers)
        raise KeyError

    routes = [Route("/card/fails", fail), Route("/{path:path}", answer)]
    return TestClient(ClicksFirst(Starlette(routes=routes), clicks), raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("path", "counted"),
    [
        ("/card/zone/aksai-chin.html", 1),
        ("/card/fails", 1),
        ("/disputes", 1),
        ("/data/index.json", 1),
        ("/figure/disputes.png", 0),
        ("/figure/story.pdf", 0),
        ("/data/layers.gpkg", 0),
    ],
)
def test_pictures_wait_for_what_is_not_made_in_turn(path: str, counted: int) -> None:
    clicks, seen = Clicks(), list[int]()
    _site(clicks, seen).get(path)
    assert seen == [counted]
    assert not _waits(clicks)


def test_a_slow_line_holds_up_no_picture() -> None:
    clicks, seen = Clicks(), list[bool]()

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"fine"})

    async def watched(scope: Scope, receive: Receive, send: Send) -> None:
        async def slow(message: Message) -> None:
            seen.append(_waits(clicks))
            await send(message)

        await ClicksFirst(app, clicks)(scope, receive, slow)

    assert TestClient(watched).get("/card/x").text == "fine"
    assert seen == [False, False]


def test_all_that_costs_as_much_as_a_picture_is_made_in_turn() -> None:
    """Words take less than a picture; all that costs as much as one is made in turn."""
    costly = {name for name, address in ADDRESSES.items() if address.cost >= 1}
    in_turn = {name for name, address in ADDRESSES.items() if address.in_turn}
    assert costly <= in_turn
    assert in_turn - costly == {"table"}
