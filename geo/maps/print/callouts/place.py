"""Callouts on static maps: where each stands, so that none covers its subject or another.

The rules are those of the script's `callouts/place.js`: what covers little of the land that is
spoken of comes first, then what stands on the wanted side, then the nearest; what finds no spot is
left out, or all become dots with numbers where those are asked for.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, permutations

import numpy as np

from geo.layers.extents import Extent
from geo.maps.drawing.callouts import Callout
from geo.maps.drawing.projection import Frame
from geo.maps.print.callouts.land import SpokenLand
from geo.maps.print.lettering import text_width_px, wrap_text
from geo.maps.print.naming.boxes import Box, box_about, is_free, overlap, widen
from geo.maps.style import callouts as style
from geo.maps.style.callouts import Side
from geo.maps.style.labels import SYMBOL_ROOM_PX

Point = tuple[float, float]


@dataclass(frozen=True)
class Ground:
    """The room of a map in pixels: within which box, and clear of which others.

    `held` is never covered; `soft` is covered where nothing else is free, and of `land` as little
    as may be; no leader runs behind `walls`.
    """

    room: Box
    held: Sequence[Box] = ()
    soft: Sequence[Box] = ()
    walls: Sequence[Box] = ()
    land: SpokenLand | None = None


@dataclass(frozen=True)
class Said:
    """A callout in its place: its point and box in pixels, its lines, and the end of its leader.

    A numbered dot has no lines; a spot that another is better than has a `fault`.
    """

    callout: Callout
    point: Point
    box: Box
    lines: tuple[str, ...] = ()
    end: Point | None = None
    fault: int = 0

    @property
    def covered(self) -> tuple[Box, ...]:
        """What other words keep clear of: its box, its dot, its leader."""
        dot = box_about(*self.point, style.DOT_ROOM_PX)
        left, top, right, low = self.box
        apart = style.APART_PX
        box = (left - apart, top - apart, right + apart, low + apart)
        return box, dot, *(_along(self.point, self.end) if self.end else ())

    @property
    def leader_px(self) -> float:
        """The length of its leader."""
        return math.dist(self.point, self.end or self.point)


def placed_callouts(
    callouts: Sequence[Callout], frame: Frame, ground: Ground, *, or_numbered: bool = False
) -> tuple[Said, ...]:
    """The callouts whose points lie in the room, in their places.

    With `or_numbered` all are numbered dots where one of them finds no room as a box.
    """
    points = frame.pixels(np.array([(one.lon, one.lat) for one in callouts]).reshape(-1, 2))
    seen = [
        (callout, (float(x), float(y)))
        for callout, (x, y) in zip(callouts, points, strict=True)
        if _holds(ground.room, (float(x), float(y)))
    ]
    boxes = dict.fromkeys(box for callout, _point in seen for box in callout.subject)
    subjects = _boxes_of(tuple(boxes), frame, ground.room)
    dots = [box_about(*point, style.DOT_ROOM_PX) for _callout, point in seen]
    firm = replace(ground, held=[*ground.held, *subjects, *dots], walls=ground.held)
    free = {callout.number: _spots_free(callout, point, firm) for callout, point in seen}
    whole = _best_order([callout.number for callout, _point in seen], free)
    if whole is not None:
        return tuple(sorted(whole, key=lambda one: one.callout.number))
    if or_numbered:
        return tuple(_number_dots(seen))
    return tuple(_place_in_turn(free, free))


_Free = Mapping[int, Sequence[Said]]


def _spots_free(callout: Callout, point: Point, ground: Ground) -> Sequence[Said]:
    """The spots of a callout that are clear of the ground, the best first."""
    clear = (spot for spot in _spots(callout, point, ground.room) if _is_clear(spot, ground))
    return sorted((replace(spot, fault=_fault(spot, ground)) for spot in clear), key=_fault_of)


def _fault(spot: Said, ground: Ground) -> int:
    """How little a spot is wanted: for its long line, what it covers of the land, and signs."""
    left, top, right, low = ground.room
    far = spot.leader_px > style.LONGEST_LEADER * math.hypot(right - left, low - top)
    share = ground.land.share_in(spot.box) if ground.land else 0.0
    covers = sum(share > most for most in style.MOST_OF_LAND)
    return 8 * far + 2 * covers + (not is_free(spot.box, ground.soft))


def _fault_of(spot: Said) -> int:
    return spot.fault


def _best_order(numbers: Sequence[int], free: _Free) -> Sequence[Said] | None:
    """All in their places; None where no order has room for all.

    The first order in which none has a fault and no leader is long, or that with the least faults
    and the shortest longest leader: where one takes the only room of another, or the nearest,
    others go first.
    """
    best: Sequence[Said] | None = None
    for order in permutations(numbers):
        said = _place_in_turn(order, free)
        if len(said) == len(numbers) and (best is None or _worth(said) < _worth(best)):
            best = said
            faults, longest_px = _worth(best)
            if not faults and longest_px <= style.NEAR_PX:
                break
    return best


def _worth(said: Sequence[Said]) -> tuple[int, float]:
    """The faults of all, and the longest leader; the less, the better."""
    return sum(one.fault for one in said), max((one.leader_px for one in said), default=0)


def _place_in_turn(order: Iterable[int], free: _Free) -> Sequence[Said]:
    """Those that find room, one after the other."""
    said: list[Said] = []
    for number in order:
        spots = (spot for spot in free[number] if not any(_clash(spot, other) for other in said))
        spot = next(spots, None)
        if spot is not None:
            said.append(spot)
    return said


def _is_clear(spot: Said, ground: Ground) -> bool:
    if not _within(spot.box, ground.room) or not is_free(spot.box, ground.held):
        return False
    leader = _along(spot.point, spot.end or spot.point)
    is_seen = is_free(box_about(*spot.point, 0), ground.walls)
    return not is_seen or all(is_free(piece, ground.walls) for piece in leader)


def _clash(spot: Said, other: Said) -> bool:
    """Whether one covers another, or the leader of one runs through it or across its leader."""
    if not is_free(spot.box, other.covered):
        return True
    if not spot.end or not other.end:
        return False
    box = other.covered[0]
    through = any(overlap(piece, box) for piece in _along(spot.point, spot.end))
    return through or _cross(spot.point, spot.end, other.point, other.end)


def _spots(callout: Callout, point: Point, room: Box) -> Iterator[Said]:
    narrow = room[2] - room[0] < style.NARROW_PX
    most_px = style.NARROW_LINE_PX if narrow else style.LINE_PX
    lines = _even_lines(callout.text, most_px)
    width = _widest_px(lines)
    across, above = style.PADDING_PX
    size = (
        width + 2 * across,
        len(lines) * style.LINE_STEP_PX + 2 * above,
    )
    for side, gap in _ways(callout.side):
        for shift in style.SHIFTS:
            box = _beside(point, size, side, gap, shift)
            yield Said(callout, point, box, lines, _end(point, box, side))


def _even_lines(text: str, most_px: float) -> tuple[str, ...]:
    """As few lines as at that width, as narrow as they can be: no word alone below a long line."""
    lines = wrap_text(text, most_px, style.LETTERS_PX)
    while True:
        narrower = wrap_text(text, _widest_px(lines) - 1, style.LETTERS_PX)
        if len(narrower) > len(lines) or _widest_px(narrower) >= _widest_px(lines):
            return lines
        lines = narrower


def _widest_px(lines: Iterable[str]) -> float:
    return max(text_width_px(line, style.LETTERS_PX) for line in lines)


def _ways(first: Side | None) -> Iterator[tuple[Side, float]]:
    """Sides with gaps, in the order in which they are tried.

    The wanted side so far as it is near, then all by their distance, the wanted one before others.
    """
    sides = sorted(style.SIDES, key=lambda side: side != first)
    ways = [(side, gap) for gap in style.GAPS_PX for side in sides]
    # What is wanted comes first; all others stay in their order.
    yield from sorted(ways, key=lambda way: way[0] != first or way[1] > style.NEAR_PX)


def _beside(point: Point, size: Point, side: Side, gap: float, shift: float) -> Box:
    (x, y), (width, height) = point, size
    if side in ("e", "w"):
        left = x + gap if side == "e" else x - gap - width
        top = y - height / 2 + shift * height / 2
    else:
        left = x - width / 2 + shift * width / 2
        top = y + gap if side == "s" else y - gap - height
    return left, top, left + width, top + height


def _end(point: Point, box: Box, side: Side) -> Point:
    """Where the leader meets the box: on the edge that faces its point."""
    (x, y), (left, top, right, low) = point, box
    if side in ("e", "w"):
        inset = min(style.END_PX, (low - top) / 2)
        return left if side == "e" else right, min(max(y, top + inset), low - inset)
    inset = min(style.END_PX, (right - left) / 2)
    return min(max(x, left + inset), right - inset), top if side == "s" else low


def _number_dots(seen: Sequence[tuple[Callout, Point]]) -> Iterator[Said]:
    """Each as a dot with its number at its point, or beside it where another stands there."""
    taken: list[Box] = []
    for callout, (x, y) in seen:
        wide = 2 * style.NUMBER_ROOM_PX + 1
        boxes = [
            box_about(x + right * wide, y + down * wide, style.NUMBER_ROOM_PX)
            for right, down in style.BESIDE
        ]
        box = next((one for one in boxes if is_free(one, taken)), boxes[0])
        taken.append(box)
        yield Said(callout, (x, y), box)


def _boxes_of(subject: Sequence[Extent], frame: Frame, room: Box) -> list[Box]:
    """What callouts speak of, as boxes in pixels; none of what fills the map."""
    found = []
    for west, south, east, north in subject:
        corners = [(west, south), (west, north), (east, south), (east, north)]
        pixels = frame.pixels(np.array(corners))
        left, top = pixels.min(axis=0).tolist()
        right, low = pixels.max(axis=0).tolist()
        large = right - left > style.MOST_OF_MAP * (room[2] - room[0])
        if not large and low - top <= style.MOST_OF_MAP * (room[3] - room[1]):
            room_px = SYMBOL_ROOM_PX if west == east and south == north else 0.0
            found.append(widen((left, top, right, low), room_px))
    return found


def _along(start: Point, end: Point) -> list[Box]:
    """A line as small boxes along it."""
    length = float(np.hypot(end[0] - start[0], end[1] - start[1]))
    parts = max(1, round(length / style.PIECE_PX))
    shares = np.linspace(0, 1, parts + 1)
    points = [
        (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
        for share in shares.tolist()
    ]
    return [
        (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
        for a, b in pairwise(points)
    ]


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two lines cross."""
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _holds(room: Box, point: Point) -> bool:
    return room[0] <= point[0] <= room[2] and room[1] <= point[1] <= room[3]


def _within(box: Box, room: Box) -> bool:
    edge = style.EDGE_PX
    return (
        box[0] >= room[0] + edge
        and box[1] >= room[1] + edge
        and box[2] <= room[2] - edge
        and box[3] <= room[3] - edge
    )
