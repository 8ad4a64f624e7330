"""What is made on request and kept: bounded in bytes, made one at a time."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from geo.web.observed import KEPT, MADE
from geo.web.resources import Resource

MOST_BYTES = 64 * 2**20
MOST_WAITING = 8


class BusyError(Exception):
    """Too many resources are asked for at once."""


class Kept:
    """Resources by key, those asked for last; one that takes a quarter of the room is not kept.

    Bytes are those of the content, without its compressed forms.
    """

    def __init__(self, most_bytes: int = MOST_BYTES, most_waiting: int = MOST_WAITING) -> None:
        """Starts empty, with room for so many bytes, and for so many who wait for theirs."""
        self._most_bytes = most_bytes
        self._resources: OrderedDict[Hashable, Resource] = OrderedDict()
        self._changing = threading.Lock()
        self._making = threading.Lock()
        self._places = threading.BoundedSemaphore(most_waiting)
        self.size_bytes = 0
        self.made = 0

    def of(self, kind: str, name: Hashable, make: Callable[[], Resource]) -> Resource:
        """The resource of a kind and name, made where it is not kept; equal requests make it once.

        Raises BusyError where too many wait, and whatever `make` raises.
        """
        key = (kind, name)
        found = self._found(key)
        if found is not None:
            KEPT.labels(kind).inc()
            return found
        if not self._places.acquire(blocking=False):
            raise BusyError
        try:
            with self._making:
                return self._found(key) or self._made(kind, key, make)
        finally:
            self._places.release()

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
        self.size_bytes += len(resource.content)
        while self.size_bytes > self._most_bytes:
            _, oldest = self._resources.popitem(last=False)
            self.size_bytes -= len(oldest.content)
