"""Clicks go first: what is drawn or written for a file waits while a reader waits for an answer."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from threading import Condition

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.web.serving.addresses import is_in_turn

# How long the making of one picture waits in all: readers who click without end cost it no more.
_PATIENCE_S = 1.0


class Clicks:
    """How many answers are being made that are not made in turn: cards, pages, layers."""

    def __init__(self, patience_s: float = _PATIENCE_S) -> None:
        """Starts with none."""
        self.answers = 0
        self._changed = Condition()
        self._patience_s = patience_s

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Within, an answer is made."""
        self._add(1)
        try:
            yield
        finally:
            self._add(-1)

    def pause(self) -> Callable[[], None]:
        """What waits while answers are made, as long as its patience lasts over all calls."""
        left_s = self._patience_s

        def wait() -> None:
            nonlocal left_s
            if not self.answers or left_s <= 0:
                return
            begun = time.monotonic()
            with self._changed:
                self._changed.wait_for(lambda: not self.answers, left_s)
            left_s -= time.monotonic() - begun

        return wait

    def _add(self, number: int) -> None:
        with self._changed:
            self.answers += number
            if not self.answers:
                self._changed.notify_all()


# Those of this process.
CLICKS = Clicks()


class ClicksFirst:
    """ASGI middleware that tells CLICKS of every request from when it comes until it is answered.

    To send an answer takes no interpreter, however slow the line of the reader.
    """

    def __init__(self, app: ASGIApp, clicks: Clicks = CLICKS) -> None:
        """Wraps `app`."""
        self.app = app
        self.clicks = clicks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the wrapped application does."""
        if scope["type"] != "http" or is_in_turn(scope["path"]):
            await self.app(scope, receive, send)
            return
        with ExitStack() as answering:
            answering.enter_context(self.clicks.answering())

            async def send_answered(message: Message) -> None:
                answering.close()
                await send(message)

            await self.app(scope, receive, send_answered)
