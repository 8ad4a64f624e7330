"""Signs that would lie on each other: those of one group become one sign, which has their number.

The script of the map has the same rule in `src/shapes/crowding.js`; both are tried on
`tests/maps/crowds.json`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot


@dataclass(frozen=True)
class Crowd:
    """Signs that are drawn as one: their numbers in the sequence, and where it stands in pixels."""

    members: tuple[int, ...]
    x: float
    y: float

    def joined(self, other: "Crowd") -> "Crowd":
        """Both as one, in the middle of all members."""
        mine, its = len(self.members), len(other.members)
        return Crowd(
            (*self.members, *other.members),
            (self.x * mine + other.x * its) / (mine + its),
            (self.y * mine + other.y * its) / (mine + its),
        )


def crowds(
    points: Sequence[tuple[float, float]], groups: Sequence[str], apart_px: float
) -> tuple[Crowd, ...]:
    """The signs at `points`, in pixels, those of one group joined until all are `apart_px` apart.

    `groups` names that of each; signs without one, '', stay alone. The nearest are joined first,
    of equally near ones the earlier. A sign that stays alone is a crowd of one.
    """
    found = [Crowd((at,), x, y) for at, (x, y) in enumerate(points)]
    while True:
        nearest: tuple[float, int, int] = (apart_px, 0, 0)
        for at, one in enumerate(found):
            group = groups[one.members[0]]
            if not group:
                continue
            for other_at in range(at + 1, len(found)):
                other = found[other_at]
                distance = hypot(one.x - other.x, one.y - other.y)
                if groups[other.members[0]] == group and distance < nearest[0]:
                    nearest = (distance, at, other_at)
        _distance, at, other_at = nearest
        if not other_at:
            return tuple(found)
        found[at] = found[at].joined(found.pop(other_at))
