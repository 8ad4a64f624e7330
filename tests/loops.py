"""Coroutines in tests that are none themselves."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from anyio.from_thread import start_blocking_portal

_Result = TypeVar("_Result")


def awaited(action: Callable[..., Awaitable[_Result]], *arguments: object) -> _Result:
    """What the coroutine of that function returns.

    It runs in a thread of its own: Playwright leaves a running loop in the thread of the tests.
    """
    with start_blocking_portal("asyncio") as portal:
        return portal.call(action, *arguments)
