"""Callouts on static maps: where each stands, so that none covers its subject or another.

The rules are those of the script's `callouts/place.js`: sides are tried in order, the nearest spot
first; what finds none is left out, or all become dots with numbers where those are asked for.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, permutations

import numpy as np

from geo.layers.extents import Extent
from geo.maps.drawing.callouts import Callout
from geo.maps.drawing.projection import Frame
from geo.maps.print.lettering import text_width_px, wrap_text
from geo.maps.print.naming.boxes import Box, box_about, is_free, overlap, widen
from geo.maps.style import callouts as style
from geo.maps.style.callouts import Side
from geo.maps.style.labels import SYMBOL_ROOM_PX

Point = tuple[float, float]


@dataclass(frozen=True)
class Ground:
    """The room of a map in pixels: within which box, and clear of which others.

    `held` is never covered; `soft` is covered where nothing else is free; no leader
    runs behind `walls`.
    """

    room: Box
    held: Sequence[Box] = ()
    soft: Sequence[Box] = ()
    walls: Sequence[Box] = ()


@dataclass(frozen=True)
class Said:
    """A callout in its place: its point and box in pixels, its lines, and the end of its leader.

    A numbered dot has no lines.
    """

    callout: Callout
    point: Point
    box: Box
    lines: tuple[str, ...] = ()
    end: Point | None = None

    @property
    def covered(self) -> tuple[Box, ...]:
        """What other words keep clear of: its box, its dot, its leader."""
        dot = box_about(*self.point, style.DOT_ROOM_PX)
        left, top, right, low = self.box
        apart = style.APART_PX
        box = (left - apart, top - apart, right + apart, low + apart)
        return box, dot, *(_along(self.point, self.end) if self.end else ())


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
    told = dict.fromkeys(box for callout, _point in seen for box in callout.subject)
    subjects = _boxes_of(tuple(told), frame, ground.room)
    dots = [box_about(*point, style.DOT_ROOM_PX) for _callout, point in seen]
    firm = replace(ground, held=[*ground.held, *subjects, *dots], walls=ground.held)
    # Where one takes the only room of another, others go first.
    tried = (_place_in_turn(order, firm) for order in permutations(seen))
    whole = next((said for said in tried if len(said) == len(seen)), None)
    if whole is not None:
        return tuple(sorted(whole, key=lambda one: one.callout.number))
    return tuple(_number_dots(seen) if or_numbered else _place_in_turn(seen, firm))


def _place_in_turn(order: Iterable[tuple[Callout, Point]], ground: Ground) -> Sequence[Said]:
    """Those that find room, one after the other."""
    said: list[Said] = []
    for callout, point in order:
        spot = _spot(callout, point, ground, said)
        if spot is not None:
            said.append(spot)
    return said


def _spot(callout: Callout, point: Point, ground: Ground, said: Sequence[Said]) -> Said | None:
    """The first spot that is free; clear of what is soft, if it can be."""
    spots = [spot for spot in _spots(callout, point, ground.room) if _is_clear(spot, ground, said)]
    softly = (spot for spot in spots if is_free(spot.box, ground.soft))
    return next(softly, next(iter(spots), None))


def _is_clear(spot: Said, ground: Ground, said: Sequence[Said]) -> bool:
    if not _within(spot.box, ground.room) or not is_free(spot.box, ground.held):
        return False
    leader = _along(spot.point, spot.end or spot.point)
    is_seen = is_free(box_about(*spot.point, 0), ground.walls)
    if is_seen and not all(is_free(piece, ground.walls) for piece in leader):
        return False
    for other in said:
        if not is_free(spot.box, other.covered):
            return False
        # Nor does its leader run through another's box, or across another's leader.
        if any(overlap(piece, box) for piece in leader for box in other.covered[:1]):
            return False
        if other.end and spot.end and _cross(spot.point, spot.end, other.point, other.end):
            return False
    return True


def _spots(callout: Callout, point: Point, room: Box) -> Iterator[Said]:
    narrow = room[2] - room[0] < style.NARROW_PX
    most_px = style.NARROW_LINE_PX if narrow else style.LINE_PX
    lines = wrap_text(callout.text, most_px, style.LETTERS_PX)
    width = max(text_width_px(line, style.LETTERS_PX) for line in lines)
    across, above = style.PADDING_PX
    size = (
        width + 2 * across,
        len(lines) * style.LINE_STEP_PX + 2 * above,
    )
    for side, gap in _ways(callout.side):
        for shift in style.SHIFTS:
            box = _beside(point, size, side, gap, shift)
            yield Said(callout, point, box, lines, _end(point, box, side))


def _ways(first: Side | None) -> Iterator[tuple[Side, float]]:
    """Sides with gaps, in the order in which they are tried: the wanted side, then the nearest."""
    if first:
        yield from ((first, gap) for gap in style.GAPS_PX)
    for gap in style.GAPS_PX:
        yield from ((side, gap) for side in style.SIDES if side != first)


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
