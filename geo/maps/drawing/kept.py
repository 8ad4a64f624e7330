"""What is made once and found again by the key that it was made under."""

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

_Made = TypeVar("_Made")


class Kept:
    """Things of many kinds; whoever keeps one says how it is made, and so of which kind it is."""

    def __init__(self) -> None:
        """Starts empty."""
        self._made: dict[Hashable, object] = {}

    def get_or_make(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """What was made under that key, or what `make` makes."""
        if key not in self._made:
            self._made[key] = make()
        return cast("_Made", self._made[key])
