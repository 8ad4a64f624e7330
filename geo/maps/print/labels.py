"""Names on static figures: which stand, where, and that none covers another.

The rules are those of the web map: the most important first, each at the first free spot.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import bidirectional

import numpy as np

from geo.maps.layers.projection import Frame
from geo.maps.layers.shapes import Name
from geo.maps.print.lettering import text_width_px
from geo.maps.style import labels as style
from geo.maps.style.labels import LETTERS, LINE_HEIGHT, Letters

# Left, top, right, bottom in pixels.
Box = tuple[float, float, float, float]

# A name on land that reaches out of the frame is written where so much of it is seen.
_LEAST_ROOM_PX = 120.0
# A state's name stands in the middle of its land where that is so many times as wide.
_SHORT_IN_LAND = 2.5
# Beside the name of a state whose role is told differently.
SIGN = " ≠"


@dataclass(frozen=True)
class Label:
    """A name in its place: its lines, the upper left corner of their box, their size in pixels.

    `dot` is where the dot of a city lies; `leader` are the ends of the line that leads to a zone.
    """

    name: Name
    lines: tuple[str, ...]
    x: float
    y: float
    size_px: float
    dot: tuple[float, float] | None = None
    leader: tuple[tuple[float, float], tuple[float, float]] | None = None

    @property
    def letters(self) -> Letters:
        """How it is lettered."""
        return LETTERS[self.name.style]

    @property
    def width_px(self) -> float:
        """The width of its longest line."""
        return max(_width_px(line, self.letters, self.size_px) for line in self.lines)

    @property
    def line_px(self) -> float:
        """The height of a line."""
        return self.size_px * LINE_HEIGHT

    @property
    def box(self) -> Box:
        """What it covers, with a little room about it."""
        right, low = self.x + self.width_px, self.y + self.line_px * len(self.lines)
        return self.x - 2, self.y - 1, right + 2, low + 1


@dataclass(frozen=True)
class _Candidate:
    """A name, its text, its point in pixels, and the land through it: left, top, right, bottom."""

    name: Name
    text: str
    x: float
    y: float
    room: Box | None

    @property
    def letters(self) -> Letters:
        return LETTERS[self.name.style]

    def block(self, lines: Sequence[str], size_px: float) -> tuple[float, float]:
        """The width and the height of lines in its letters."""
        width = max(_width_px(line, self.letters, size_px) for line in lines)
        return width, size_px * LINE_HEIGHT * len(lines)


def placed(
    names: Iterable[Name],
    frame: Frame,
    obstacles: Iterable[Box] = (),
    most: int = style.MOST_ON_FIGURE,
) -> Iterator[Label]:
    """The names that find a free spot, with it, the most important first.

    `obstacles` are boxes in pixels that must stay free; no more than `most` names are written.
    """
    taken, written = list(obstacles), set[str]()
    candidates = list(_candidates(_by_rank(names), frame))
    capitals = [_dot_box(one) for one in candidates if one.name.capital]
    for candidate in candidates:
        if len(written) >= most:
            return
        label = _spot(candidate, frame, taken, capitals) if candidate.text not in written else None
        if label is not None:
            taken += [label.box, *([_dot_box(candidate)] if label.dot else [])]
            written.add(candidate.text)
            yield label


def _by_rank(names: Iterable[Name]) -> list[Name]:
    return sorted(names, key=lambda name: (not name.selected, name.rank))


def _candidates(names: Sequence[Name], frame: Frame) -> Iterator[_Candidate]:
    """The names whose point, or much of whose land, lies in the frame."""
    cross = np.array([_cross(name) for name in names], dtype=float).reshape(-1, 2)
    drawn = frame.pixels(cross).reshape(-1, 5, 2)
    for name, ((x, y), *ends) in zip(names, drawn.tolist(), strict=True):
        room = _room(ends, frame) if name.span else None
        inside = 0 <= x <= frame.width_px or (room and room[2] - room[0] > _LEAST_ROOM_PX)
        if inside and 0 <= y <= frame.height_px:
            text = name.text.upper() if name.style == "state" else name.text
            yield _Candidate(name, text + (SIGN if name.sign else ""), x, y, room)


def _cross(name: Name) -> tuple[tuple[float, float], ...]:
    """The point of a name, and the ends of its land through it: west, east, north and south."""
    lon, lat = name.lon, name.lat
    west, south, east, north = name.span or (lon, lat, lon, lat)
    return (lon, lat), (west, lat), (east, lat), (lon, north), (lon, south)


def _room(ends: Sequence[Sequence[float]], frame: Frame) -> Box:
    """The land of the name through its point, as wide as it is seen in the frame."""
    (west, _y), (east, _same), (_x, north), (_as_well, south) = ends
    # Far from the centre of a projection east may lie left of west.
    left, right = sorted(min(max(x, 0.0), float(frame.width_px)) for x in (west, east))
    top, low = sorted((north, south))
    return left, top, right, low


def _spot(
    candidate: _Candidate, frame: Frame, taken: Sequence[Box], capitals: Sequence[Box]
) -> Label | None:
    """The first free spot of a name; that of a state leaves room for its capital if it can."""
    if candidate.name.style == "city" and not is_free(_dot_box(candidate), taken):
        return None
    free = [spot for spot in _spots(candidate) if _is_clear(spot.box, frame, taken)]
    if candidate.name.style == "state":
        beside = [spot for spot in free if is_free(spot.box, capitals)]
        free = beside or free
    return free[0] if free else None


def _is_clear(box: Box, frame: Frame, taken: Sequence[Box]) -> bool:
    inside = box[0] > 2 and box[1] > 2
    inside = inside and box[2] < frame.width_px - 2 and box[3] < frame.height_px - 2
    return inside and is_free(box, taken)


def _spots(candidate: _Candidate) -> Iterator[Label]:
    if candidate.name.style == "state":
        return _state_spots(candidate)
    if candidate.name.style == "zone" and candidate.room is not None:
        return _zone_spots(candidate, candidate.room)
    return _point_spots(candidate)


def _point_spots(candidate: _Candidate) -> Iterator[Label]:
    """Amid a sea; of all else right and left of the point, above and below it."""
    size_px = candidate.letters.size_px
    width, height = candidate.block([candidate.text], size_px)
    gap = _gap_px(candidate.name)
    is_city = candidate.name.style == "city"
    dot = (candidate.x, candidate.y) if is_city else None
    amid = [(-width / 2, -height / 2)] if candidate.name.style == "water" else []
    beside = [
        (gap, -height / 2), (-width - gap, -height / 2), (-width / 2, -height - gap),
        (-width / 2, gap),
    ]  # fmt: skip
    for dx, dy in (*amid, *beside):
        yield Label(
            candidate.name, (candidate.text,), candidate.x + dx, candidate.y + dy, size_px, dot
        )


def _gap_px(name: Name) -> float:
    if name.style == "city":
        return style.CITY_GAP_PX
    return style.SELECTED_GAP_PX if name.selected else style.SYMBOL_GAP_PX


def _state_spots(candidate: _Candidate) -> Iterator[Label]:
    """On the land of the state: in the middle of what is seen of it, or at its own point."""
    room = candidate.room
    wide = room[2] - room[0] if room else 0.0
    scale = next(scale for least, scale in style.STATE_SIZES if wide >= least)
    size_px = candidate.letters.size_px * scale
    width, height = candidate.block([candidate.text], size_px)
    middle = (room[0] + room[2]) / 2 if room and wide > _SHORT_IN_LAND * width else candidate.x
    for x in dict.fromkeys((middle, candidate.x)):
        for step in style.STATE_STEPS:
            left, top = x - width / 2, candidate.y + step * height
            if room is None or _holds(room, x, top + height / 2):
                yield Label(candidate.name, (candidate.text,), left, top, size_px)


def _holds(room: Box, x: float, y: float) -> bool:
    return room[0] <= x <= room[2] and room[1] <= y <= room[3]


def _zone_spots(candidate: _Candidate, room: Box) -> Iterator[Label]:
    """Within the zone, in one line or in several; what is selected also beside it, with a line."""
    size_px = candidate.letters.size_px
    blocks = [_lines(candidate.text, most) for most in range(1, style.MOST_ZONE_LINES + 1)]
    wide, tall = (style.ZONE_ROOM * side for side in (room[2] - room[0], room[3] - room[1]))
    for lines in blocks:
        width, height = candidate.block(lines, size_px)
        if width <= wide and height <= tall:
            left, top = candidate.x - width / 2, candidate.y - height / 2
            yield Label(candidate.name, lines, left, top, size_px)
            return
    if candidate.name.selected:
        yield from _led_spots(candidate, blocks[0], size_px)


def _led_spots(candidate: _Candidate, lines: tuple[str, ...], size_px: float) -> Iterator[Label]:
    width, height = candidate.block(lines, size_px)
    x, y, gap = candidate.x, candidate.y, style.LEADER_PX
    for left, end in ((x + gap, x + gap - 2), (x - width - gap, x - gap + 2)):
        leader = ((x, y), (end, y))
        yield Label(candidate.name, lines, left, y - height / 2, size_px, leader=leader)


def _lines(text: str, most: int) -> tuple[str, ...]:
    """A text in up to so many lines of about one length."""
    wanted = -(-len(text) // most)
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(f"{lines[-1]} {word}") <= wanted + 2:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(lines)


def _width_px(text: str, letters: Letters, size_px: float) -> float:
    bare = text_width_px(text, size_px, bold=letters.weight > 500, italic=letters.italic)
    return bare + spacing_px(text, letters, size_px) * (len(text) - 1)


def spacing_px(text: str, letters: Letters, size_px: float) -> float:
    """How far letters are set apart; those that join are not."""
    joins = any(bidirectional(letter) == "AL" for letter in text)
    return 0.0 if joins else letters.spacing_em * size_px


def _dot_box(candidate: _Candidate) -> Box:
    return box_about(candidate.x, candidate.y, style.DOT_ROOM_PX)


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
