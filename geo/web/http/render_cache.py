"""What is made on request and kept: bounded in bytes, made one at a time."""

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from geo.web.serving.metrics import KEPT, MADE
from geo.web.serving.resources import Resource

MOST_BYTES = 64 * 2**20
MOST_WAITING = 8
# Who asks for many at once leaves places for others.
MOST_WAITING_EACH = 2

_asker: ContextVar[str] = ContextVar("asker", default="")


class BusyError(Exception):
    """Too many resources are asked for at once."""


@contextmanager
def asked_by(client: str) -> Iterator[None]:
    """Within, what is asked for is asked for by that client."""
    token = _asker.set(client)
    try:
        yield
    finally:
        _asker.reset(token)


class Kept:
    """Resources by key, those asked for last; one that takes a quarter of the room is not kept.

    Bytes are those of the content; a text is kept compressed as well, which is counted twice.
    """

    def __init__(self, most_bytes: int = MOST_BYTES, most_waiting: int = MOST_WAITING) -> None:
        """Starts empty, with room for so many bytes, and for so many who wait for theirs."""
        self._most_bytes = most_bytes
        self._resources: OrderedDict[Hashable, Resource] = OrderedDict()
        self._changing = threading.Lock()
        self._making = threading.Lock()
        self._most_waiting = most_waiting
        self._waiting: Counter[str] = Counter()
        self.size_bytes = 0
        self.made = 0

    def of(self, kind: str, name: Hashable, make: Callable[[], Resource]) -> Resource:
        """The resource of a kind and name, made where it is not kept; equal requests make it once.

        Raises BusyError where too many wait, or who asks (`asked_by`) waits for several already,
        and whatever `make` raises.
        """
        key = (kind, name)
        found = self._found(key)
        if found is not None:
            KEPT.labels(kind).inc()
            return found
        with self._place(_asker.get()), self._making:
            return self._found(key) or self._made(kind, key, make)

    @contextmanager
    def _place(self, asker: str) -> Iterator[None]:
        """A place among those who wait. Raises BusyError where there is none for who asks."""
        with self._changing:
            everybody, mine = self._waiting.total(), self._waiting[asker]
            if everybody >= self._most_waiting or (asker and mine >= MOST_WAITING_EACH):
                raise BusyError
            self._waiting[asker] += 1
        try:
            yield
        finally:
            with self._changing:
                self._waiting[asker] -= 1
                self._waiting += Counter()

    def _found(self, key: Hashable) -> Resource | None:
        with self._changing:
            if key in self._resources:
                self._resources.move_to_end(key)
            return self._resources.get(key)

    def _made(self, kind: str, key: Hashable, make: Callable[[], Resource]) -> Resource:
        self.made += 1
        MADE.labels(kind).inc()
        resource = make()
        if len(resource.content) <= self._most_bytes // 4:
            with self._changing:
                self._keep(key, resource)
        return resource

    def _keep(self, key: Hashable, resource: Resource) -> None:
        self._resources[key] = resource
        self.size_bytes += _weight_bytes(resource)
        while self.size_bytes > self._most_bytes:
            _, oldest = self._resources.popitem(last=False)
            self.size_bytes -= _weight_bytes(oldest)


def _weight_bytes(resource: Resource) -> int:
    """The bytes of a resource with its compressed forms, which are made when they are asked for."""
    return len(resource.content) * (1 if resource.is_compressed else 2)
