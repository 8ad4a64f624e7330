"""The land of a plate in cells: whose each is, and how deep it lies in what is drawn alike.

Names stand by it. The rules are those of `labels/land.js` of the map script, line by line.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.layers.atlas import Atlas
from geo.maps.drawing.picture import Picture, faces, holder, holder_of_face, rows_of
from geo.maps.drawing.prepared import Prepared
from geo.maps.drawing.projection import Frame, Geometries
from geo.maps.print.naming.boxes import Box, Point
from geo.maps.style.labels import CELL_PX

Cells = NDArray[np.int32]
Mask = NDArray[np.bool_]

_WIDE, _HIGH = CELL_PX
# Those of a hundred frames.
_PAINTED: Prepared[Cells] = Prepared(16 * 2**20, lambda cells: cells.nbytes)
_NO_CELLS = np.zeros((0, 2), dtype=np.int32)


@dataclass(frozen=True)
class NamedLand:
    """The part of a land that bears one name: its cells, by row and column, and by number.

    It is `cut` where some of it may lie beyond the frame, and `known` where there is such land at
    all, large enough for a cell or not.
    """

    marks: Mask
    own: Cells
    cut: bool
    known: bool


@dataclass(frozen=True, eq=False)
class Land:
    """The land in a frame. Each shape has the name of its group, and of a holder or ''.

    `cells` has the shape of each cell, counted from 1, and 0 for water. A shape with a holder is a
    zone held by a state that has no land but in zones.
    """

    groups: tuple[str, ...]
    holders: tuple[str, ...]
    cells: Cells

    @cached_property
    def zoned(self) -> Mask:
        """Which shapes are of a zone, by their numbers."""
        return np.array([False, *(group.startswith("zone:") for group in self.groups)])

    @cached_property
    def depth(self) -> Cells:
        """How many cells, itself among them, one can go from each in every direction.

        So far as they are of its group and in the frame; 0 on water.
        """
        number = {group: at for at, group in enumerate(dict.fromkeys(self.groups))}
        group = np.array([-1, *(number[one] for one in self.groups)])[self.cells]
        alive: Mask = group >= 0
        inner = _eroded(np.ones_like(alive))
        for step in ((0, 1), (1, 0), (1, 1), (1, -1)):
            inner &= _same(group, step) & _same(group, (-step[0], -step[1]))
        depth = alive.astype(np.int32)
        alive &= inner
        while alive.any():
            depth += alive
            alive = _eroded(alive)
        return depth

    def bears(self, feature: str) -> bool:
        """Whether there is such land that bears the name of a feature, however little."""
        return feature in self._numbers

    def named(self, feature: str) -> NamedLand:
        """The land that bears the name of a feature.

        A zone has its own; a state that about which nobody quarrels, and one that has no such land
        anywhere, whatever it holds.
        """
        marks = np.zeros(len(self.groups) + 1, dtype=bool)
        numbers = self._numbers.get(feature)
        if numbers is None:
            return NamedLand(marks, _NO_CELLS, cut=False, known=False)
        marks[numbers] = True
        places = np.sort(np.concatenate([self._places[number] for number in numbers]))
        own = np.column_stack(np.divmod(places, self.cells.shape[1])).astype(np.int32)
        last = np.array(self.cells.shape) - 1
        cut = bool(np.count_nonzero((own == 0) | (own == last)))
        return NamedLand(marks, own, cut, known=True)

    @cached_property
    def _places(self) -> Sequence[NDArray[np.int64]]:
        """The cells of each shape, by their numbers row after row; the first are those of water."""
        flat = self.cells.ravel()
        ends = np.cumsum(np.bincount(flat, minlength=len(self.groups) + 1))
        return np.split(np.argsort(flat, kind="stable"), ends[:-1])

    @cached_property
    def _numbers(self) -> Mapping[str, list[int]]:
        """The shapes that each name stands for, by their numbers."""
        numbers: dict[str, list[int]] = {}
        for names in (self.groups, self.holders):
            for number, name in enumerate(names, start=1):
                numbers.setdefault(name, []).append(number)
        return numbers

    def good_points(
        self, own: Cells, anchor: Point, width_px: float, height_px: float, most: int
    ) -> Iterator[Point]:
        """Points of a land at which a box of a size would stand well, the best first.

        They are deep enough within it, and near an anchor; at most so many.
        """
        enough = 1 + math.ceil(0.5 + max(width_px / _WIDE, height_px / _HIGH) / 2)
        depth = np.minimum(enough, self.depth[own[:, 0], own[:, 1]])
        across, down = middles(own).T
        away = (across - anchor[0]) ** 2 + (down - anchor[1]) ** 2
        for _turn in range(most):
            if not len(depth):
                return
            deepest = np.flatnonzero(depth == depth.max())
            at = deepest[away[deepest].argmin()]
            x, y = float(across[at]), float(down[at])
            yield x, y
            left = (np.abs(across - x) >= width_px / 3) | (np.abs(down - y) >= height_px / 2)
            across, down, depth, away = across[left], down[left], depth[left], away[left]

    def shares(self, box: Box, marks: Mask) -> tuple[float, float, float]:
        """What of a box lies on the land that is named, on other land, on zones of others."""
        shapes = self.cells[cells_in(box)]
        named, every = marks[shapes], max(1, shapes.size)
        own, land = np.count_nonzero(named), np.count_nonzero(shapes)
        zoned = np.count_nonzero(self.zoned[shapes] & ~named)
        return own / every, (land - own) / every, zoned / every


def cells_in(box: Box) -> tuple[slice, slice]:
    """The rows and the columns of the cells whose middle lies in a box."""
    left, top, right, bottom = box
    first, end, start, stop = (
        max(0, math.ceil(edge - 0.5))
        for edge in (top / _HIGH, bottom / _HIGH, left / _WIDE, right / _WIDE)
    )
    return slice(first, end), slice(start, stop)


def middles(cells: Cells) -> NDArray[np.float64]:
    """The middles of cells, in pixels."""
    found: NDArray[np.float64] = (cells[:, ::-1] + 0.5) * np.array(CELL_PX)
    return found


def land_of(atlas: Atlas, picture: Picture, held: Iterable[Box] = ()) -> Land:
    """The land that a picture draws; boxes that are held are nobody's."""
    rows = picture.rows_near(faces(atlas, picture.band))
    holders = holder_of_face(picture)
    settled = _settled(atlas, picture)
    cells = _painted(picture.frame, rows).copy()
    for box in held:
        cells[cells_in(box)] = 0
    held_by = [holder(holders, face) for face in rows]
    return Land(
        tuple(
            f"zone:{face.zones[0]}" if face.zones else f"state:{code}"
            for face, code in zip(rows, held_by, strict=True)
        ),
        tuple(
            f"state:{code}" if face.zones and code not in settled else ""
            for face, code in zip(rows, held_by, strict=True)
        ),
        cells,
    )


def _settled(atlas: Atlas, picture: Picture) -> frozenset[str]:
    """The states that have land about which nobody quarrels."""
    holders = holder_of_face(picture)
    every = rows_of(faces(atlas, picture.band))
    return frozenset(holders.get(one.face, one.state) for one in every if not one.zones)


def _painted(frame: Frame, rows: Sequence[Any]) -> Cells:
    """The shape of each cell of a frame, counted from 1; not to be changed."""
    shapes = [row.geometry for row in rows]

    def paint() -> Cells:
        columns, lines = math.ceil(frame.width_px / _WIDE), math.ceil(frame.height_px / _HIGH)
        cells = np.zeros((lines, columns), dtype=np.int32)
        _paint(cells, frame, np.array(shapes, dtype=object))
        return cells

    return _PAINTED.get_or_make(frame, "cells", shapes, paint)


def _paint(cells: Cells, frame: Frame, shapes: Geometries) -> None:
    """Gives the cells whose middle a shape covers its number."""
    if not len(shapes):
        return
    lines, columns = cells.shape
    row, shape, x = _crossings(frame, shapes, lines)
    order = np.lexsort((x, row, shape))
    row, shape, x = row[order], shape[order], x[order]
    edges = np.clip(np.ceil(x / _WIDE - 0.5), 0, columns).astype(int)
    for line, number, first, end in zip(
        row[::2].tolist(), shape[::2].tolist(), edges[::2].tolist(), edges[1::2].tolist(),
        strict=True,
    ):  # fmt: skip
        cells[line, first:end] = number + 1


def _crossings(
    frame: Frame, shapes: Geometries, lines: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Where the edges of shapes cross the middles of rows: the row, the shape, and x in pixels."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    rings, ring_part = shapely.get_rings(frame.project(parts), return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    joined = ring[1:] == ring[:-1]
    start, end = points[:-1][joined], points[1:][joined]
    shape = owner[ring_part[ring[:-1][joined]]]
    up = start[:, 1] < end[:, 1]
    upper, lower = np.where(up[:, None], start, end), np.where(up[:, None], end, start)
    first = np.clip(np.ceil(upper[:, 1] / _HIGH - 0.5), 0, lines).astype(int)
    count = np.clip(np.ceil(lower[:, 1] / _HIGH - 0.5), 0, lines).astype(int) - first
    edge = np.repeat(np.arange(len(first)), count)
    row = first[edge] + np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)
    share = ((row + 0.5) * _HIGH - upper[edge, 1]) / (lower[edge, 1] - upper[edge, 1])
    return row, shape[edge], upper[edge, 0] + share * (lower[edge, 0] - upper[edge, 0])


def _same(group: NDArray[np.int64], step: tuple[int, int]) -> Mask:
    """Whether the cell so many rows and columns further is of the same group."""
    found: Mask = np.roll(group, step, axis=(0, 1)) == group
    return found


def _eroded(alive: Mask) -> Mask:
    """Which cells have all eight about them among those given."""
    inner = np.zeros_like(alive)
    if min(alive.shape) > 2:
        level = alive[:, :-2] & alive[:, 1:-1] & alive[:, 2:]
        inner[1:-1, 1:-1] = level[:-2] & level[1:-1] & level[2:]
    return inner
