"""Names on static figures: which stand, where, and that none covers another.

The rules are those of `labels/place.js` of the map script: the most important first, each at the
first free spot.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
import shapely

from geo.layers.atlas import Atlas
from geo.layers.not_told import is_note
from geo.maps.drawing.courtesy import courteous
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.projection import Frame, Points
from geo.maps.drawing.shapes import Name
from geo.maps.print.naming.along import lines_seen
from geo.maps.print.naming.boxes import Box, Point, box_about, is_free, is_within, widen
from geo.maps.print.naming.label import SIGN, Candidate, Label
from geo.maps.print.naming.land import Land, land_of
from geo.maps.print.naming.spots import is_open, spots_of
from geo.maps.style import labels as style


def place_names(
    atlas: Atlas,
    picture: Picture,
    names: Iterable[Name],
    *,
    obstacles: Iterable[Box] = (),
    symbols: Iterable[Box] = (),
    most: int = style.MOST_ON_FIGURE,
) -> Iterator[Label]:
    """The names that find a free spot, with it, the most important first.

    `obstacles` are boxes in pixels that cover the map and must stay free, `symbols` those that
    stand on it; no more than `most` names are written. Where symbols take all spots of what the
    page is about, its name stands over them.
    """
    covered, written = list(obstacles), set[str]()
    land = land_of(atlas, picture, covered)
    taken = [*covered, *symbols]
    candidates = _by_importance(_candidates(tuple(names), picture.frame, land))
    avoided = _Avoided(candidates)
    for candidate in courteous(candidates):
        if len(written) >= most:
            return
        if _key(candidate) in written or avoided.is_under(candidate):
            continue
        label = _first_amid(taken, candidate, land, picture.frame, avoided)
        if label is None and candidate.name.subject:
            label = _first_amid(covered, candidate, land, picture.frame, avoided)
        if label is not None:
            boxes = [*label.boxes, *([_dot_box(label.dot)] if label.dot else [])]
            taken += boxes
            covered += boxes
            written.add(_key(candidate))
            yield label


def _by_importance(candidates: Iterable[Candidate]) -> list[Candidate]:
    """What a step links and no callout says first, then the selected, the subject, what leads.

    Then what a callout says, and all others; of each the lowest rank comes first.
    """
    every = list(candidates)
    figures = (one for one in every if one.name.style == "figure" and one.name.feature)
    lead = min(figures, key=lambda one: one.name.rank, default=None)
    ordered = [
        replace(one, leads=True) if one is lead or _leads(one.name) else one for one in every
    ]
    return sorted(ordered, key=lambda one: (_turn(one), one.name.rank))


def _turn(candidate: Candidate) -> int:
    name = candidate.name
    claims = (is_open(name), name.selected, name.subject, candidate.leads, name.named_by_step, True)
    return claims.index(True)


def _leads(name: Name) -> bool:
    """Whether it is a distance that is asked for, the number of ties, or a state at their end."""
    return name.asked or name.needed or name.style == "count"


def _key(candidate: Candidate) -> str:
    """What may be written once: a text, long or short, and that of a state beside another's.

    Ties may be of one kind; stars and marks may say the same often. Distances
    of what is selected that are as long are said once: to a border as two states draw it, they lie
    on one another.
    """
    name = candidate.name
    if name.style in ("tie", "count", "mark") or is_note(name.feature):
        return candidate.name.feature
    kind = "state" if candidate.name.style == "state" else "name"
    longer = "" if name.asked else name.longer
    return f"{kind}:{longer or candidate.text}"


def _candidates(names: Sequence[Name], frame: Frame, land: Land) -> Iterator[Candidate]:
    """The names that may be seen in the frame."""
    points = np.array([(name.lon, name.lat) for name in names], dtype=float).reshape(-1, 2)
    for name, (x, y) in zip(names, frame.pixels(points).tolist(), strict=True):
        inside = 0 <= x <= frame.width_px and 0 <= y <= frame.height_px
        lines = _lines(name, frame)
        if inside or lines or (name.style in style.WITH_LAND and land.bears(name.feature)):
            text = name.text.upper() if name.style == "state" else name.text
            point = (x, y) if inside else None
            yield Candidate(name, text + (SIGN if name.sign else ""), point, lines)


def _lines(name: Name, frame: Frame) -> tuple[Points, ...]:
    return () if name.line is None else lines_seen(name.line, frame)


class _Avoided:
    """What a label keeps off where it can: the lines of others, and a state's its capital."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        every = list(candidates)
        self._capitals = [_dot_box(one.point) for one in every if one.name.capital and one.point]
        self._signs = [
            box_about(*one.point, style.SYMBOL_ROOM_PX)
            for one in every
            if one.name.subject and one.point
        ]
        self._lines = [(one, shapely.multilinestrings(one.lines)) for one in every if one.lines]

    def is_under(self, candidate: Candidate) -> bool:
        """Whether the sign of a place lies below that of what the page is about.

        Its name would seem to be that of the other.
        """
        name, point = candidate.name, candidate.point
        if name.subject or name.selected or name.style not in ("place", "town"):
            return False
        return point is not None and not is_free(box_about(*point, 0), self._signs)

    def is_off(self, candidate: Candidate, label: Label) -> bool:
        """Whether a label lies on none of it."""
        return all(self._is_box_off(candidate, box) for box in label.boxes)

    def _is_box_off(self, candidate: Candidate, box: Box) -> bool:
        if candidate.name.style == "state" and not is_free(box, self._capitals):
            return False
        left, top, right, low = box
        near = shapely.box(*widen((left, top, right, low), style.NEAR_LINE_PX))
        return not any(near.intersects(line) for one, line in self._lines if one is not candidate)


def _free_spots(
    candidate: Candidate, land: Land, frame: Frame, taken: Sequence[Box]
) -> Iterator[Label]:
    """The spots of a name at which it covers nothing; none where the dot of a city does."""
    point = candidate.point
    if candidate.name.style == "city" and point and not is_free(_dot_box(point), taken):
        return
    for label in spots_of(candidate, land):
        if all(_is_clear(box, frame, taken) for box in label.boxes):
            yield label


def _first_amid(
    boxes: Sequence[Box], candidate: Candidate, land: Land, frame: Frame, avoided: _Avoided
) -> Label | None:
    """The best spot of a name that lies on none of those boxes."""
    spots = _free_spots(candidate, land, frame, boxes)
    return _first(spots, partial(avoided.is_off, candidate), candidate)


def _first(
    spots: Iterable[Label], is_good: Callable[[Label], bool], candidate: Candidate
) -> Label | None:
    """The first of spots that is good, or else the first if it is wanted anyway.

    What a page is about is better beside its sign than good on a line that leads there.
    """
    wanted = not candidate.lines or candidate.name.selected or candidate.leads
    first = None
    for label in spots:
        if candidate.name.subject and label.leader:
            return first or label
        if is_good(label):
            return label
        first = first or (label if wanted else None)
    return first


def _is_clear(box: Box, frame: Frame, taken: Sequence[Box]) -> bool:
    return is_within(box, frame.width_px, frame.height_px) and is_free(box, taken)


def _dot_box(point: Point) -> Box:
    return box_about(*point, style.DOT_ROOM_PX)
