"""What comes over a socket: bounded in number, in size and in pace, and read with suspicion."""

import asyncio
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg

from geo.web.middleware.socket_limits import MOST_MESSAGE_BYTES, SocketLimits, fault_of
from geo.web.serving.settings import Settings
from geo.web.streamlit_internals.back_message import names_in
from tests.loops import awaited


def _said(**fields: str) -> bytes:
    message = BackMsg()
    for name, value in fields.items():
        setattr(message.rerun_script, name, value)
    return message.SerializeToString()


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"bytes": _said(query_string="as=IND", page_script_hash="ab12")}, 0),
        ({"bytes": b""}, 0),
        ({"text": "hello"}, 1003),
        ({"bytes": None, "text": "hello"}, 1003),
        ({"bytes": b"\xff" * 100}, 1007),
        ({"bytes": _said(fragment_id='a\n{"event": "started"}')}, 1007),
        ({"bytes": _said(page_name="\x1b[31mred")}, 1007),
        ({"bytes": _said(fragment_id="f" * 101)}, 1007),
        ({"bytes": _said(query_string="x" * MOST_MESSAGE_BYTES)}, 1009),
    ],
)
def test_what_no_page_says_closes_its_socket(message: dict[str, object], code: int) -> None:
    assert fault_of({"type": "websocket.receive", **message}, names_in) == code


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(said: bytes) -> None:
    assert fault_of({"type": "websocket.receive", "bytes": said}, names_in) in (0, 1007)


async def _echo(socket: WebSocket) -> None:
    await socket.accept()
    try:
        while True:
            await socket.send_bytes(await socket.receive_bytes())
    except WebSocketDisconnect:
        return


def _site(**settings: int) -> TestClient:
    app = Starlette(routes=[WebSocketRoute("/", _echo)])
    return TestClient(SocketLimits(app, Settings(**settings), names_in))


def test_a_good_message_passes_and_a_bad_one_ends_the_socket() -> None:
    with _site().websocket_connect("/") as socket:
        socket.send_bytes(_said(query_string="as=IND"))
        assert socket.receive_bytes() == _said(query_string="as=IND")
        socket.send_text("hello")
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_bytes()
    assert closed.value.code == 1003


def _fill(client: TestClient, number: int) -> Iterator[None]:
    with client.websocket_connect("/"):
        if number > 1:
            yield from _fill(client, number - 1)
        else:
            yield


@pytest.mark.parametrize("bound", [{"sockets": 3}, {"sockets_per_reader": 3}])
def test_one_socket_more_than_there_is_room_for_is_refused(bound: dict[str, int]) -> None:
    client = _site(**bound)
    for _ in _fill(client, 3):
        with pytest.raises(WebSocketDisconnect), client.websocket_connect("/"):
            pytest.fail("a fourth socket was opened")
    with client.websocket_connect("/") as again:
        again.send_bytes(b"")
        assert again.receive_bytes() == b""
    assert client.app.open == {}


def test_who_says_too_much_is_heard_more_slowly() -> None:
    heard: list[float] = []

    async def run() -> None:
        loop = asyncio.get_running_loop()

        async def count(_scope, receive, _send) -> None:
            while (await receive())["type"] == "websocket.receive":
                heard.append(loop.time())

        messages = [{"type": "websocket.receive", "bytes": b""}] * 1210
        waiting = iter([*messages, {"type": "websocket.disconnect"}])

        async def receive() -> dict[str, object]:
            return next(waiting)

        async def send(_message: dict[str, object]) -> None:
            pytest.fail("nothing is to be sent")

        scope = {"type": "websocket", "headers": [], "client": ("192.0.2.1", 1), "path": "/"}
        await SocketLimits(count, Settings(messages_per_second=20), names_in)(scope, receive, send)

    awaited(run)
    assert len(heard) == 1210
    # A minute's worth at once, and the rest at twenty in a second.
    assert heard[1199] - heard[0] < heard[1209] - heard[1199]
    assert heard[1209] - heard[1199] > 0.3
