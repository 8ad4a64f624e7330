"""Rows of lists and tables: each is made when it is read, and pages begin with the first ones."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

# So many rows of a list or a table stand in a page at first; the whole has an address of its own.
MOST_ROWS = 100

R = TypeVar("R")
S = TypeVar("S")


class Rows(Sequence[R], Generic[R, S]):
    """What `make` makes of each of the `records`, each time that it is read."""

    def __init__(self, records: Sequence[S], make: Callable[[S], R]) -> None:
        """Makes nothing yet."""
        self._records = records
        self._make = make

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[R]: ...
    def __getitem__(self, index: int | slice) -> R | Sequence[R]:
        """A row, or those of a slice."""
        if isinstance(index, slice):
            return tuple(map(self._make, self._records[index]))
        return self._make(self._records[index])

    def __iter__(self) -> Iterator[R]:
        """Each row in turn."""
        return map(self._make, self._records)

    def __len__(self) -> int:
        """How many there are; none is made for it."""
        return len(self._records)

    def __repr__(self) -> str:
        """All rows, as those of a tuple."""
        return repr(tuple(self))
