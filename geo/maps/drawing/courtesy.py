"""Letting others go first: whatever draws for long says so often, and its caller may hold it up.

Python runs one thread at a time and gives each an equal share, so that a picture would make each
answer beside it take twice as long. What draws knows nothing of who waits; what answers does.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

_Each = TypeVar("_Each")

_pause: ContextVar[Callable[[], None] | None] = ContextVar("pause", default=None)


@contextmanager
def giving_way(pause: Callable[[], None]) -> Iterator[None]:
    """Within, and in this thread alone, `give_way` calls `pause`, which may wait."""
    token = _pause.set(pause)
    try:
        yield
    finally:
        _pause.reset(token)


def give_way() -> None:
    """Called between two strokes, without a lock: waits where the caller has others go first."""
    pause = _pause.get()
    if pause is not None:
        pause()


def courteous(several: Iterable[_Each]) -> Iterator[_Each]:
    """The same, giving way before each."""
    for one in several:
        give_way()
        yield one
