"""Rings cut into arcs where they meet, so that a line between two faces is sent once.

That is the idea of TopoJSON (https://github.com/topojson/topojson-specification), from which the
numbers of arcs are taken, too: `~number` is an arc that a ring follows backwards.
"""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise

Point = tuple[int, int]
Line = tuple[Point, ...]


class Topology:
    """The arcs of some rings, numbered in the order in which the rings come to need them.

    A ring begins and ends with the same point; points are whole numbers.
    """

    def __init__(self, rings: Iterable[Line]) -> None:
        """Finds where the rings are to be cut, all of them at once."""
        self._junctions = _junctions(tuple(rings))
        self._numbers: dict[Line, int] = {}

    @property
    def arcs(self) -> tuple[Line, ...]:
        """The arcs by their numbers, as far as rings were followed."""
        return tuple(self._numbers)

    def follow(self, ring: Line) -> list[int] | None:
        """The numbers of the arcs that make up a ring; None where it meets no other."""
        if self._junctions.isdisjoint(ring):
            return None
        return [self._number(arc) for arc in _cut(ring, self._junctions)]

    def _number(self, arc: Line) -> int:
        backwards = self._numbers.get(arc[::-1])
        if backwards is not None:
            return ~backwards
        return self._numbers.setdefault(arc, len(self._numbers))


def _junctions(rings: Sequence[Line]) -> Set[Point]:
    """Where rings meet or part; and where one begins on another, so that both are cut there."""
    beside: dict[Point, Set[Point]] = {}
    found: set[Point] = set()
    for ring in rings:
        for before, point, after in zip((ring[-2], *ring), ring[:-1], ring[1:], strict=False):
            both = frozenset((before, after))
            if beside.setdefault(point, both) != both:
                found.add(point)
    passed = Counter(point for ring in rings for point in ring[:-1])
    return found | {ring[0] for ring in rings if passed[ring[0]] > 1}


def _cut(ring: Line, junctions: Set[Point]) -> Iterable[Line]:
    last = len(ring) - 1
    inner = (at for at in range(1, last) if ring[at] in junctions)
    return (ring[begin : end + 1] for begin, end in pairwise((0, *inner, last)))
