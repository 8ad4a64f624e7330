"""Signs that would lie on each other: those of one group become one sign, which has their number.

What then still lies on a sign of another group is one with it, called by the one that leads.

The script of the map has the same rule in `src/shapes/crowding.js`; both are tried on
`tests/maps/crowds.json` and `tests/maps/stacks.json`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import product
from math import floor, hypot

# How far two crowds are from each other in pixels, the numbers of their first signs, and how many
# each has. Crowds only grow, so that a crowd is known by its first sign and its number of them.
_Pair = tuple[float, int, int, int, int]


@dataclass(frozen=True)
class Crowd:
    """Signs that are drawn as one: their numbers in the sequence, and where it stands in pixels."""

    members: tuple[int, ...]
    x: float
    y: float

    def with_other(self, other: "Crowd") -> "Crowd":
        """Both as one, in the middle of all members."""
        mine, its = len(self.members), len(other.members)
        return Crowd(
            (*self.members, *other.members),
            (self.x * mine + other.x * its) / (mine + its),
            (self.y * mine + other.y * its) / (mine + its),
        )


def crowds(
    points: Sequence[tuple[float, float]],
    groups: Sequence[str],
    apart_px: float,
    cell_px: float = 0,
) -> tuple[Crowd, ...]:
    """The signs at `points`, in pixels, those of one group joined until all are `apart_px` apart.

    `groups` names that of each; signs without one, '', stay alone. The nearest are joined first,
    of equally near ones the earlier. A sign that stays alone is a crowd of one. Of thousands each
    would be compared with hundreds: those in one square of `cell_px` are joined before all others.
    """
    found = _by_cell(points, groups, cell_px)
    plane = _Plane(apart_px)
    pairs: list[_Pair] = []
    for at, crowd in found.items():
        if groups[at]:
            pairs += plane.pairs_with(groups[at], crowd)
            plane.put(groups[at], crowd)
    heapify(pairs)
    while pairs:
        _distance, at, other_at, *counts = heappop(pairs)
        # A pair of which one has been joined to another since is no more.
        if counts != [len(found[one].members) if one in found else 0 for one in (at, other_at)]:
            continue
        one, other = found[at], found.pop(other_at)
        for gone in (one, other):
            plane.take(groups[at], gone)
        found[at] = one.with_other(other)
        for pair in plane.pairs_with(groups[at], found[at]):
            heappush(pairs, pair)
        plane.put(groups[at], found[at])
    return tuple(found.values())


def stacks(
    found: Sequence[Crowd], kinds: Sequence[str], ranks: Sequence[float], apart_px: float
) -> tuple[tuple[Crowd, Crowd], ...]:
    """The crowds, those that lie on each other as one, each with the one of them that leads it.

    `kinds` are those that may lie together, '' for a crowd that stays as it is. The one of the
    least of the `ranks` leads, of equal ones the first; its members come before the others.
    """
    joined = crowds([(one.x, one.y) for one in found], kinds, apart_px)
    return tuple(_stack(found, ranks, stack) for stack in joined)


def _stack(found: Sequence[Crowd], ranks: Sequence[float], stack: Crowd) -> tuple[Crowd, Crowd]:
    own = sorted(stack.members, key=lambda at: (ranks[at], at))
    members = tuple(member for at in own for member in found[at].members)
    return Crowd(members, stack.x, stack.y), found[own[0]]


def _by_cell(
    points: Sequence[tuple[float, float]], groups: Sequence[str], cell_px: float
) -> dict[int, Crowd]:
    """Crowds by their first signs: those of one group in one square, or each by itself."""
    held: dict[object, list[int]] = {}
    for at, (x, y) in enumerate(points):
        joins = groups[at] and cell_px
        square = (groups[at], floor(x / cell_px), floor(y / cell_px)) if joins else at
        held.setdefault(square, []).append(at)
    return {own[0]: _middle(points, own) for own in held.values()}


def _middle(points: Sequence[tuple[float, float]], own: Sequence[int]) -> Crowd:
    x, y = (sum(points[at][axis] for at in own) / len(own) for axis in (0, 1))
    return Crowd(tuple(own), x, y)


class _Plane:
    """Crowds by the squares in which they stand, so that each is compared with those about it."""

    def __init__(self, apart_px: float) -> None:
        self._apart_px = apart_px
        # However near signs may be, a square of a pixel holds few of them.
        self._side_px = max(apart_px, 1)
        self._held: dict[tuple[str, int, int], list[Crowd]] = {}

    def put(self, group: str, crowd: Crowd) -> None:
        """Adds a crowd."""
        self._held.setdefault((group, *self._square(crowd)), []).append(crowd)

    def take(self, group: str, crowd: Crowd) -> None:
        """Removes a crowd that was put there."""
        self._held[group, *self._square(crowd)].remove(crowd)

    def pairs_with(self, group: str, crowd: Crowd) -> Iterator[_Pair]:
        """A pair for each crowd of the group that is too near to this one."""
        column, row = self._square(crowd)
        for x, y in product((column - 1, column, column + 1), (row - 1, row, row + 1)):
            for other in self._held.get((group, x, y), ()):
                distance_px = hypot(crowd.x - other.x, crowd.y - other.y)
                if distance_px < self._apart_px:
                    first, second = sorted((crowd, other), key=lambda one: one.members[0])
                    yield (
                        distance_px,
                        first.members[0],
                        second.members[0],
                        len(first.members),
                        len(second.members),
                    )

    def _square(self, crowd: Crowd) -> tuple[int, int]:
        return floor(crowd.x / self._side_px), floor(crowd.y / self._side_px)
