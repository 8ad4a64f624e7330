"""Boxes in pixels of a plate: whether they meet, and what covers a line."""

import math
from collections.abc import Iterable

from geo.maps.style.labels import EDGE_PX

# Left, top, right, bottom in pixels.
Box = tuple[float, float, float, float]
Point = tuple[float, float]


def box_about(x: float, y: float, room_px: float) -> Box:
    """A square box about a point."""
    return x - room_px, y - room_px, x + room_px, y + room_px


def widen(box: Box, by_px: float) -> Box:
    """A box with so many pixels more on each side."""
    left, top, right, bottom = box
    return left - by_px, top - by_px, right + by_px, bottom + by_px


def is_free(box: Box, taken: Iterable[Box]) -> bool:
    """Whether a box has no point in common with any of the others."""
    left, top, right, low = box
    # Asked of each spot of each name: a call for every box would take most of the time.
    for other in taken:
        if left <= other[2] and right >= other[0] and top <= other[3] and low >= other[1]:
            return False
    return True


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes have a point in common."""
    return not is_free(one, (other,))


def is_within(box: Box, width_px: float, height_px: float) -> bool:
    """Whether a box lies in a frame, and not at its edge."""
    left, top, right, bottom = box
    inside = left > EDGE_PX and top > EDGE_PX
    return inside and right < width_px - EDGE_PX and bottom < height_px - EDGE_PX


def pieces_of(start: Point, end: Point, reach_px: float) -> tuple[Box, ...]:
    """Boxes along a straight line, that reach so far from it."""
    (x, y), (right, down) = start, (end[0] - start[0], end[1] - start[1])
    parts = max(1, math.ceil(math.hypot(right, down) / (2 * reach_px)))
    shares = (part / parts for part in range(parts + 1))
    return tuple(box_about(x + share * right, y + share * down, reach_px) for share in shares)
