"""What is made on request and kept: bounded in bytes, made one at a time."""

import threading
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from cachetools import LRUCache

from geo.web.serving.metrics import KEPT, MADE
from geo.web.serving.resources import Resource

MOST_BYTES = 64 * 2**20
MOST_WAITING = 8
# A client that asks for many at once leaves places for others.
MOST_WAITING_EACH = 2

_client: ContextVar[str] = ContextVar("client", default="")


class BusyError(Exception):
    """Too many resources are asked for at once."""


@contextmanager
def for_client(client: str) -> Iterator[None]:
    """Within, what is asked for is asked for by that client."""
    token = _client.set(client)
    try:
        yield
    finally:
        _client.reset(token)


class RenderCache:
    """Resources by key, those asked for last; one that takes a quarter of the room is not kept.

    Bytes are those of the content; a text is kept compressed as well, which is counted twice.
    """

    def __init__(self, most_bytes: int = MOST_BYTES, most_waiting: int = MOST_WAITING) -> None:
        """Starts empty, with room for so many bytes, and for so many who wait for theirs."""
        self._resources: LRUCache[Hashable, Resource] = LRUCache(most_bytes, _weight_bytes)
        self._changing = threading.Lock()
        self._making = threading.Lock()
        self._most_waiting = most_waiting
        self._waiting: Counter[str] = Counter()
        self.made = 0

    @property
    def size_bytes(self) -> int:
        """The bytes of all that is kept."""
        return int(self._resources.currsize)

    def get_or_make(self, kind: str, name: Hashable, make: Callable[[], Resource]) -> Resource:
        """The resource of a kind and name, made where it is not kept; equal requests make it once.

        Raises BusyError where too many wait, or the client (`for_client`) waits for several
        already, and whatever `make` raises.
        """
        key = (kind, name)
        found = self._find(key)
        if found is not None:
            KEPT.labels(kind).inc()
            return found
        with self._place_of(_client.get()), self._making:
            return self._find(key) or self._make(kind, key, make)

    @contextmanager
    def _place_of(self, client: str) -> Iterator[None]:
        """A place among those who wait. Raises BusyError where there is none for the client."""
        with self._changing:
            everybody, mine = self._waiting.total(), self._waiting[client]
            if everybody >= self._most_waiting or (client and mine >= MOST_WAITING_EACH):
                raise BusyError
            self._waiting[client] += 1
        try:
            yield
        finally:
            with self._changing:
                self._waiting[client] -= 1
                self._waiting += Counter()

    def _find(self, key: Hashable) -> Resource | None:
        with self._changing:
            return self._resources.get(key)

    def _make(self, kind: str, key: Hashable, make: Callable[[], Resource]) -> Resource:
        self.made += 1
        MADE.labels(kind).inc()
        resource = make()
        if len(resource.content) <= self._resources.maxsize // 4:
            with self._changing:
                self._resources[key] = resource
        return resource


def _weight_bytes(resource: Resource) -> int:
    """The bytes of a resource with its compressed forms, which are made when they are asked for."""
    return len(resource.content) * (1 if resource.is_compressed else 2)
