"""Readers who speak Streamlit's protocol through the proxy, and come again when a socket ends."""

import asyncio
import threading
from collections import Counter
from typing import Self

import httpx

from tests.load.protocol import ClosedError, LoadError, Session
from tests.load.readers import ATLAS, FEATURES

_THINKING_S = 1.0
_QUERY = "as=IND"


class Readers(threading.Thread):
    """Some readers of the disputes, each with a cookie of its own, until the context ends.

    `answers` counts the clicks that were answered, by reader; `moved` the sockets that were
    closed on them; `errors` is what no reader may see.
    """

    def __init__(self, address: str, number: int = 6) -> None:
        """Readers of the atlas at that address; they start with the context."""
        super().__init__()
        self.address, self.number = address, number
        self.answers: Counter[int] = Counter()
        self.moved = 0
        self.errors: list[str] = []
        self._enough = threading.Event()
        self._news = threading.Condition()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._enough.set()
        self.join()

    def until_each_is_answered(self, patience_s: float = 60) -> None:
        """Returns when each reader has had another answer. Raises TimeoutError."""
        before = self.answers.copy()
        with self._news:
            if not self._news.wait_for(
                lambda: len(self.answers - before) == self.number, patience_s
            ):
                raise TimeoutError(f"{self.answers - before} of {self.number}; {self.errors}")

    def run(self) -> None:
        """Reads with all of them at once."""
        asyncio.run(self._read_all())

    async def _read_all(self) -> None:
        await asyncio.gather(*(self._read(reader) for reader in range(self.number)))

    async def _read(self, reader: int) -> None:
        page = await asyncio.to_thread(httpx.get, f"{self.address}/disputes", timeout=30)
        cookie = {"Cookie": page.headers["set-cookie"].partition(";")[0]}
        while not self._enough.is_set():
            try:
                async with Session.opened(self.address, cookie) as session:
                    await session.visit("disputes", _QUERY)
                    await self._click(session, reader)
            except ClosedError:
                self.moved += 1
            except LoadError as error:
                self.errors.append(str(error))
                return

    async def _click(self, session: Session, reader: int) -> None:
        while not self._enough.is_set():
            feature = FEATURES[self.answers[reader] % len(FEATURES)]
            await ATLAS.click(session, _QUERY, feature)
            # A click is answered over HTTP; what lists and tables show comes over the socket.
            await session.rerun(_QUERY)
            with self._news:
                self.answers[reader] += 1
                self._news.notify_all()
            await asyncio.to_thread(self._enough.wait, _THINKING_S)
