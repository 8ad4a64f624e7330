"""Where a name may stand, the best spot first: on its land, within its zone, beside its point.

The rules are those of `labels/spots.js` of the map script.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from geo.maps.drawing.shapes import Name
from geo.maps.print.naming.along import along_lines
from geo.maps.print.naming.boxes import Point, box_about, pieces_of, widen
from geo.maps.print.naming.label import (
    Block,
    Candidate,
    Label,
    bare_width_px,
    beside,
    joins,
    label_at,
)
from geo.maps.print.naming.land import Land, Mask, NamedLand, touched_by
from geo.maps.style import labels as style


def spots_of(candidate: Candidate, land: Land) -> Iterator[Label]:
    """The spots of a name."""
    name = candidate.name
    if candidate.lines:
        yield from along_lines(candidate)
    elif name.style == "state":
        yield from _state_spots(candidate, land)
    elif name.feature.startswith("zone:") and (named := land.land_named(name.feature)).known:
        yield from _zone_spots(candidate, land, named)
    elif candidate.point is not None:
        yield from _spots_beside(candidate, candidate.point, _gap_px(candidate))
        if name.subject or is_open(name):
            yield from _subject_spots(candidate, candidate.point, land)


def is_open(name: Name) -> bool:
    """Whether a step links what no callout names for it."""
    return name.named_by_step and not name.said


def _spots_beside(candidate: Candidate, point: Point, gap_px: float) -> Iterator[Label]:
    """Amid a sea or a mark; of all else right and left of the point, above and below it."""
    block = _own_block(candidate)
    may_lie_on_it = candidate.name.style in ("water", "zone", "mark")
    amid = [(-block.width_px / 2, -block.height_px / 2)] if may_lie_on_it else []
    for dx, dy in (*amid, *beside(block, gap_px)):
        yield label_at(candidate, block, point[0] + dx, point[1] + dy)


def _subject_spots(candidate: Candidate, point: Point, land: Land) -> Iterator[Label]:
    """What a page is about, and what a step links, has its name in any case.

    Amid other signs it stands further off. In the end a line leads there.
    """
    yield from _spots_beside(candidate, point, style.SELECTED_GAP_PX)
    nobodys = np.zeros(len(land.groups) + 1, dtype=bool)
    spots = list(_led_spots(candidate, point, _own_block(candidate), land, nobodys))
    yield from spots
    yield from _over_signs(spots)


def _over_signs(spots: Iterable[Label]) -> Iterator[Label]:
    """Amid signs, what leads to a name may lie below them."""
    return (replace(spot, boxes=spot.boxes[:1]) for spot in spots)


def _own_block(candidate: Candidate) -> Block:
    """A text in its letters; a long one about a zone or a sea in several lines."""
    block = candidate.block([candidate.text])
    most = math.ceil(block.width_px / style.WIDEST_ZONE_PX)
    if candidate.name.style != "zone" or most < 2:
        return block
    return candidate.block(broken_lines(candidate.text, most))


def _gap_px(candidate: Candidate) -> float:
    if candidate.name.style == "city":
        return style.CITY_GAP_PX
    # The sign of several places is no feature, and as wide as one that is selected.
    is_wide = candidate.name.selected or not candidate.name.feature
    return style.SELECTED_GAP_PX if is_wide else style.SYMBOL_GAP_PX


def _label_about(candidate: Candidate, block: Block, middle: Point) -> Label:
    left, top = middle[0] - block.width_px / 2, middle[1] - block.height_px / 2
    return label_at(candidate, block, left, top)


def _state_spots(candidate: Candidate, land: Land) -> Iterator[Label]:
    """Wherever a state's name is all on what is seen of its land, or mostly.

    What must be named, and what a step links, has its name beside its land, if there is no such
    spot.
    """
    named = land.land_named(candidate.name.feature)
    if _seen_px(named) > style.CELL_PX[0] ** 2:
        yield from _land_spots(candidate, land, named)
    else:
        yield from _island_spots(candidate, land, named)
    must = candidate.name.needed or is_open(candidate.name)
    if must and (candidate.point or len(named.own)):
        # In the end beside its land, in the smallest letters, on a line that leads there.
        block = state_blocks(candidate, 0)[0]
        anchor = _anchor(candidate, land, named)
        spots = list(_led_spots(candidate, anchor, block, land, named.marks))
        yield from spots
        yield from _over_signs(spots)


def _land_spots(candidate: Candidate, land: Land, named: NamedLand) -> Iterator[Label]:
    """On its land first, then where least of a name lies on the land of others.

    What a callout names already stands on no other land.
    """
    most = style.MOST_ABROAD_CUT if named.cut else style.MOST_ABROAD_WHOLE
    if candidate.name.said:
        most = style.NONE_ABROAD
    beyond: list[tuple[float, Label]] = []
    for abroad, label in _on_land(candidate, land, named):
        if abroad <= style.NONE_ABROAD:
            yield label
        elif abroad <= most:
            beyond.append((abroad, label))
    yield from (label for _abroad, label in sorted(beyond, key=lambda pair: pair[0]))


def _on_land(candidate: Candidate, land: Land, named: NamedLand) -> Iterator[tuple[float, Label]]:
    """Spots about points of a state's land, with the share of each that is on others' land.

    A sliver at the edge of the frame has none.
    """
    anchor = _anchor(candidate, land, named)
    standing = land.standing(named.own, anchor)
    room_px = 2.0 * style.CELL_PX[0] * standing.deepest
    seen_px = _seen_px(named)
    for block in state_blocks(candidate, room_px):
        size = block.width_px, block.height_px
        if named.cut and seen_px < size[0] * size[1]:
            continue
        for middle in standing.good_points(*size, style.MOST_TRIED):
            label = _label_about(candidate, block, middle)
            yield land.share_abroad(label.boxes[0], named.marks), label


def _seen_px(named: NamedLand) -> float:
    """How much of a land is seen, in square pixels."""
    return len(named.own) * style.CELL_PX[0] * style.CELL_PX[1]


def _anchor(candidate: Candidate, land: Land, named: NamedLand) -> Point:
    """The point of a name where it lies on its land, or else the mean of what is seen of that."""
    point = candidate.point
    if point is not None and (not len(named.own) or _is_on(land, point, named.marks)):
        return point
    across, down = land.middles(named.own)
    return float(across.mean()), float(down.mean())


def _is_on(land: Land, point: Point, marks: Mask) -> bool:
    return land.share_of(box_about(*point, style.CELL_PX[0]), marks) > 0


def _island_spots(candidate: Candidate, land: Land, named: NamedLand) -> Iterator[Label]:
    """A state smaller than a letter is named at its point, where no land of others is near."""
    if not len(named.own) and (candidate.point is None or not named.known):
        return
    (x, y), block = _anchor(candidate, land, named), state_blocks(candidate, 0)[0]
    for step in style.STATE_STEPS:
        label = label_at(candidate, block, x - block.width_px / 2, y + step * block.height_px)
        around = touched_by(widen(label.boxes[0], style.ISLAND_APART_PX))
        if land.share_abroad(around, named.marks) == 0:
            yield label


def state_blocks(candidate: Candidate, room_px: float) -> tuple[Block, ...]:
    """A state's name in one line, as large and as wide apart as its land is wide.

    Then smaller, and in two lines.
    """
    scale = next(scale for wide, scale in style.STATE_SIZES if room_px >= wide)
    least = style.STATE_SIZES[-1][1]
    letters, text = candidate.letters, candidate.text
    spaced = candidate.block([text], scale, _state_spacing_px(candidate, scale, room_px))
    blocks = [spaced]
    if scale > least or spaced.spacing_px > letters.spacing_em * spaced.size_px:
        blocks.append(candidate.block([text], least))
    broken = broken_lines(text, 2)
    if len(broken) > 1:
        blocks.append(candidate.block(broken, least))
    return tuple(blocks)


def _state_spacing_px(candidate: Candidate, scale: float, room_px: float) -> float:
    """How far the letters of a state's name are set apart in its land."""
    text, letters = candidate.text, candidate.letters
    if joins(text):
        return 0.0
    size_px = letters.size_px * scale
    own_px = letters.spacing_em * size_px
    narrow = bare_width_px(text, letters, size_px) + own_px * len(text)
    wanted = (0.4 * room_px - narrow) / len(text)
    return own_px + min(style.MOST_SPACING_EM * size_px, max(0.0, wanted))


def _zone_spots(candidate: Candidate, land: Land, named: NamedLand) -> Iterator[Label]:
    """Within the zone, in one line or in several; else beside it, on the end of a line.

    The line of a callout leads to the zone already.
    """
    if candidate.point is None and not len(named.own):
        return
    anchor = _anchor(candidate, land, named)
    standing = land.standing(named.own, anchor)
    blocks = [
        candidate.block(broken_lines(candidate.text, most))
        for most in range(1, style.MOST_ZONE_LINES + 1)
    ]
    for block in blocks:
        size = block.width_px, block.height_px
        for middle in standing.good_points(*size, style.ZONE_SPOTS):
            label = _label_about(candidate, block, middle)
            if land.share_of(label.boxes[0], named.marks) >= style.ZONE_SHARE:
                yield label
    if candidate.name.said:
        return
    # The deepest point; the anchor where the zone is too small to have one.
    start = next(standing.good_points(style.ENDLESS_PX, style.ENDLESS_PX, 1), anchor)
    yield from _led_spots(candidate, start, blocks[1], land, named.marks)
    if candidate.name.named_by_step:
        # A sign stands there: what a step links is led to from beside it, or in the end below it.
        side_px = 2 * style.SYMBOL_ROOM_PX
        for beside_it in standing.good_points(side_px, side_px, style.MOST_TRIED):
            yield from _led_spots(candidate, beside_it, blocks[1], land, named.marks)
        yield from _over_signs(_led_spots(candidate, start, blocks[1], land, named.marks))


def _leaders_px(kind: str, *, is_far: bool) -> tuple[float, ...]:
    if is_far or kind not in ("state", "zone"):
        return style.FAR_LEADERS_PX
    return style.STATE_LEADERS_PX if kind == "state" else style.LEADERS_PX


def _led_spots(
    candidate: Candidate,
    point: Point,
    block: Block,
    land: Land,
    marks: Mask,
) -> Iterator[Label]:
    """Beside what is named, on no zone of others', with a line that leads there.

    That to a symbol, or to the point of a state, at which ties end, keeps off it. Of a symbol or a
    zone that is selected or linked it may be longer, of a state it is shorter.
    """
    kind = candidate.name.style
    clear_px = 0.0 if kind == "zone" else 2**0.5 * style.SYMBOL_ROOM_PX
    far = candidate.name.named_by_step or (kind == "zone" and candidate.name.selected)
    for length in _leaders_px(kind, is_far=far):
        for right, down in style.LEADER_DIRECTIONS:
            start = point[0] + right * clear_px, point[1] + down * clear_px
            end = start[0] + right * length, start[1] + down * length
            # The line ends at a corner or in the middle of an edge, so that all of it is seen.
            x = end[0] + (_sign(right) - 1) * (block.width_px / 2) + right * 2
            y = end[1] + (_sign(down) - 1) * (block.height_px / 2) + down
            label = label_at(candidate, block, x, y)
            if kind == "zone" and land.share_of_zones(label.boxes[0], marks) > 0:
                continue
            boxes = (*label.boxes, *pieces_of(start, end, 1.5))
            yield Label(candidate.name, block, x, y, boxes, leader=(start, end))


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def broken_lines(text: str, most: int) -> Sequence[str]:
    """A text in up to so many lines of about one length."""
    wanted = -(-len(text) // most)
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(f"{lines[-1]} {word}") <= wanted + 2:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines
