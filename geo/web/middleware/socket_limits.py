"""What the sockets of pages may bring: how many of them there are, and what one reader may say."""

import asyncio
from collections import Counter
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from geo.web.middleware.allowances import Buckets
from geo.web.middleware.request_limits import client_of
from geo.web.serving.settings import Settings

# A page says what its widgets hold: some kilobytes, of which the map's address is most.
MOST_MESSAGE_BYTES = 64 * 2**10
# Names of pages and fragments are hashes and words; they come back in what the server writes.
_MOST_NAME_CHARACTERS = 100
_SECONDS_IN_A_MINUTE = 60

# The names in a message of a page; raises ValueError where it is none.
Reading = Callable[[bytes], tuple[str, ...]]

_UNSUPPORTED, _INVALID, _TOO_BIG, _TRY_LATER = 1003, 1007, 1009, 1013


class SocketLimits:
    """ASGI middleware that bounds sockets: their number, and the messages of each reader.

    Who says more than a reader can is heard more slowly; what no page says closes its socket.
    """

    def __init__(self, app: ASGIApp, settings: Settings, read: Reading) -> None:
        """Wraps `app`; `read` knows the protocol of its pages."""
        self.app = app
        self.settings = settings
        self.read = read
        self.open: Counter[str] = Counter()
        self.buckets = Buckets(settings.messages_per_second * _SECONDS_IN_A_MINUTE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets the wrapped application answer a socket for which there is room."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        client = client_of(scope, self.settings)
        if self._is_full(client):
            await WebSocketClose(_TRY_LATER)(scope, receive, send)
            return
        self.open[client] += 1
        try:
            await self.app(scope, self._listen(client, receive, send), send)
        finally:
            self.open[client] -= 1
            self.open += Counter()  # forgets those who have none

    def _is_full(self, client: str) -> bool:
        mine, all_of_them = self.open[client], self.open.total()
        return mine >= self.settings.sockets_per_reader or all_of_them >= self.settings.sockets

    def _listen(self, client: str, receive: Receive, send: Send) -> Receive:
        async def hear() -> Message:
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            code = fault_of(message, self.read)
            if code:
                await send({"type": "websocket.close", "code": code})
                return {"type": "websocket.disconnect", "code": code}
            while not self.buckets.take(client):
                await asyncio.sleep(0.2)
            return message

        return hear


def fault_of(message: Message, read: Reading) -> int:
    """The code with which a message closes its socket (RFC 6455, section 7.4.1); 0 for a good one.

    Good is what a page says, in its protocol, and not longer than a page has need of.
    """
    said = message.get("bytes")
    if said is None:
        return _UNSUPPORTED
    if len(said) > MOST_MESSAGE_BYTES:
        return _TOO_BIG
    try:
        names = read(said)
    except ValueError:
        return _INVALID
    good = all(len(name) <= _MOST_NAME_CHARACTERS and name.isprintable() for name in names)
    return 0 if good else _INVALID
