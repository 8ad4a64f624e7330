"""Boxes in pixels of a plate: whether they meet, and what covers a line."""

import math
from collections.abc import Iterable

# Left, top, right, bottom in pixels.
Box = tuple[float, float, float, float]
Point = tuple[float, float]

_EDGE_PX = 2.0


def box_about(x: float, y: float, room_px: float) -> Box:
    """A square box about a point."""
    return x - room_px, y - room_px, x + room_px, y + room_px


def is_free(box: Box, taken: Iterable[Box]) -> bool:
    """Whether a box has no point in common with any of the others."""
    return not any(overlap(box, other) for other in taken)


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes have a point in common."""
    apart = one[2] < other[0] or one[0] > other[2] or one[3] < other[1] or one[1] > other[3]
    return not apart


def is_within(box: Box, width_px: float, height_px: float) -> bool:
    """Whether a box lies in a frame, and not at its edge."""
    left, top, right, bottom = box
    inside = left > _EDGE_PX and top > _EDGE_PX
    return inside and right < width_px - _EDGE_PX and bottom < height_px - _EDGE_PX


def pieces_of(start: Point, end: Point, reach_px: float) -> tuple[Box, ...]:
    """Boxes along a straight line, that reach so far from it."""
    (x, y), (right, down) = start, (end[0] - start[0], end[1] - start[1])
    parts = max(1, math.ceil(math.hypot(right, down) / (2 * reach_px)))
    shares = (part / parts for part in range(parts + 1))
    return tuple(box_about(x + share * right, y + share * down, reach_px) for share in shares)
