"""Labels along lines: each on its own line, in its direction, where that is straight enough; level
where it is steep.

The rules are those of `labels/along.js` of the map script.
"""

import math
from collections.abc import Iterator

import numpy as np
import shapely

from geo.maps.drawing.projection import Frame, Points
from geo.maps.print.naming.boxes import Box, Point, box_about, pieces_of
from geo.maps.print.naming.label import Block, Candidate, Label, beside, label_at
from geo.maps.style.labels import (
    ALONG_FRACTIONS,
    ALONG_ROOM_PX,
    LEAST_STRAIGHT,
    MOST_OF_LINE,
    MOST_SLANT,
    SYMBOL_GAP_PX,
)


def along_lines(candidate: Candidate) -> Iterator[Label]:
    """Where a label may stand on the longest of its lines; beside one that is too short."""
    lines = [shapely.LineString(line) for line in candidate.lines]
    line = max(lines, key=lambda one: float(one.length))
    for words in (
        (candidate.name.longer, candidate.text) if candidate.name.longer else (candidate.text,)
    ):
        block = candidate.block([words])
        # Of what looks different along its line, kinds in turn, some must be seen.
        is_long = candidate.name.style == "count" and words != candidate.text
        if block.width_px + 2 * ALONG_ROOM_PX > line.length * (MOST_OF_LINE if is_long else 1):
            continue
        for fraction in _fractions(line, candidate.point):
            label = _label_on(candidate, line, fraction * line.length, block)
            if label is not None:
                yield label
    is_short = candidate.block([candidate.text]).width_px + 2 * ALONG_ROOM_PX > line.length
    # What the page is about is said even where it has no room on its line.
    if is_short or candidate.name.selected or candidate.leads:
        yield from _beside(candidate, line)


def _fractions(line: shapely.LineString, point: Point | None) -> tuple[float, ...]:
    """Where along a line its label is tried; one that closes begins at the point of its label."""
    first, last = line.coords[0], line.coords[-1]
    if point is None or math.dist(first, last) > 1:
        return ALONG_FRACTIONS
    start = line.project(shapely.Point(point)) / line.length
    return tuple((fraction + start + 0.5) % 1 for fraction in ALONG_FRACTIONS)


def _label_on(
    candidate: Candidate, line: shapely.LineString, far: float, block: Block
) -> Label | None:
    """A label about a point of a line, or none where the line bends too much or ends."""
    half = block.width_px / 2
    if far - half < 0 or far + half > line.length:
        return None
    (start_x, start_y), (x, y), (end_x, end_y) = (
        line.interpolate(at).coords[0] for at in (far - half, far, far + half)
    )
    right, down = end_x - start_x, end_y - start_y
    if math.hypot(right, down) < LEAST_STRAIGHT * block.width_px:
        return None
    # Read from the left.
    turn = -1 if right < 0 or (right == 0 and down > 0) else 1
    slant = math.degrees(math.atan2(turn * down, turn * right))
    # A number is read upright, and so is what would be read with a bent head.
    upright = candidate.name.style == "count" and block.lines == (candidate.text,)
    turned = 0.0 if upright or abs(slant) > MOST_SLANT else slant
    return Label(
        candidate.name,
        block,
        x - half,
        y - block.height_px / 2,
        _turned_boxes((x, y), block, turned),
        turned=turned,
    )


def _turned_boxes(middle: Point, block: Block, turned: float) -> tuple[Box, ...]:
    """Boxes that cover a turned one."""
    (x, y), turn = middle, math.radians(turned)
    right, down = math.cos(turn), math.sin(turn)
    reach = (block.width_px - block.height_px) / 2
    side = block.height_px / 2 * (abs(right) + abs(down))
    if reach <= 0:
        return (box_about(x, y, side),)
    start, end = ((x + far * right, y + far * down) for far in (-reach, reach))
    return pieces_of(start, end, side)


def _beside(candidate: Candidate, line: shapely.LineString) -> Iterator[Label]:
    """A line that has no room for its label has it beside its middle.

    What the page is about has it beside any part of its line.
    """
    block = candidate.block([candidate.text])
    anywhere = candidate.name.selected or candidate.leads
    for fraction in ALONG_FRACTIONS if anywhere else ALONG_FRACTIONS[:1]:
        x, y = line.interpolate(fraction, normalized=True).coords[0]
        for dx, dy in beside(block, SYMBOL_GAP_PX):
            yield label_at(candidate, block, x + dx, y + dy)


def lines_seen(geometry: shapely.Geometry, frame: Frame) -> tuple[Points, ...]:
    """The parts of lines that lie in a frame, in its pixels."""
    (drawn,) = frame.project(np.array([geometry], dtype=object))
    cut = shapely.clip_by_rect(drawn, 0, 0, frame.width_px, frame.height_px)
    whole = shapely.line_merge(cut)
    parts = (shapely.get_coordinates(part) for part in shapely.get_parts(whole))
    return tuple(part for part in parts if len(part) > 1)
