"""The land of a plate in cells: whose each is, and how deep it lies in what is drawn alike.

Names stand by it. The rules are those of `labels/land.js` of the map script, line by line.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from geo.dossier.feature_id import feature_id
from geo.layers.atlas import Atlas, Face
from geo.maps.drawing.picture import Picture, faces, holder, holder_of_face, rows_of
from geo.maps.print.naming.boxes import Box, Point
from geo.maps.print.naming.cells import Cells, painted_cells
from geo.maps.style.labels import CELL_PX

Mask = NDArray[np.bool_]
# Cells by their numbers, row after row.
Places = NDArray[np.int64]
Points = tuple[NDArray[np.float64], NDArray[np.float64]]

_WIDE, _HIGH = CELL_PX
_NO_PLACES = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True)
class NamedLand:
    """The part of a land that bears one name: which shapes are its, and its cells.

    It is `cut` where some of it may lie beyond the frame, and `known` where there is such land at
    all, large enough for a cell or not.
    """

    marks: Mask
    own: Places
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
        inner = _erode(np.ones_like(alive))
        for step in ((0, 1), (1, 0), (1, 1), (1, -1)):
            inner &= _same(group, step) & _same(group, (-step[0], -step[1]))
        depth = alive.astype(np.int32)
        alive &= inner
        while alive.any():
            depth += alive
            alive = _erode(alive)
        return depth

    def bears(self, feature: str) -> bool:
        """Whether there is such land that bears the name of a feature, however little."""
        return feature in self._numbers

    def land_named(self, feature: str) -> NamedLand:
        """The land that bears the name of a feature.

        A zone has its own; a state that about which nobody quarrels, and one that has no such land
        anywhere, whatever it holds.
        """
        marks = np.zeros(len(self.groups) + 1, dtype=bool)
        numbers = self._numbers.get(feature)
        if numbers is None:
            return NamedLand(marks, _NO_PLACES, cut=False, known=False)
        marks[numbers] = True
        parts = [self._places[number] for number in numbers]
        own = parts[0] if len(parts) == 1 else np.sort(np.concatenate(parts))
        cut = bool(np.count_nonzero(self._edges[own]))
        return NamedLand(marks, own, cut, known=True)

    @cached_property
    def _edges(self) -> Mask:
        """Which cells lie at the edge of the frame, by their numbers."""
        edges = np.ones(self.cells.shape, dtype=bool)
        edges[1:-1, 1:-1] = False
        return edges.ravel()

    @cached_property
    def _places(self) -> Sequence[Places]:
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

    def middles(self, own: Places) -> Points:
        """The middles of cells in pixels, from left to right and from top to bottom."""
        rows, columns = np.divmod(own, self.cells.shape[1])
        return (columns + 0.5) * _WIDE, (rows + 0.5) * _HIGH

    def standing(self, own: Places, anchor: Point) -> "Standing":
        """The points of a land at which names of any size may stand, the best near an anchor."""
        return Standing(self.depth.ravel()[own], self.middles(own), anchor)

    def share_of(self, box: Box, marks: Mask) -> float:
        """What of a box lies on the land that is named."""
        shapes = self.cells[cells_in(box)]
        return np.count_nonzero(marks[shapes]) / max(1, shapes.size)

    def share_abroad(self, box: Box, marks: Mask) -> float:
        """What of a box lies on other land than that which is named."""
        shapes = self.cells[cells_in(box)]
        others = np.count_nonzero(shapes) - np.count_nonzero(marks[shapes])
        return others / max(1, shapes.size)

    def share_of_zones(self, box: Box, marks: Mask) -> float:
        """What of a box lies on zones that are not named."""
        shapes = self.cells[cells_in(box)]
        return np.count_nonzero((self.zoned & ~marks)[shapes]) / max(1, shapes.size)


class Standing:
    """Where names may stand on a land: its cells by their depth and how near they are."""

    def __init__(self, depth: Cells, points: Points, anchor: Point) -> None:
        """`points` are the middles of the cells in pixels, `depth` is that of each of them."""
        self.deepest = int(depth.max(initial=0))
        self._depth = depth
        self._across, self._down = points
        self._away = (self._across - anchor[0]) ** 2 + (self._down - anchor[1]) ** 2
        # More than any: a cell that is deeper is better, however far it is.
        self._endless = float(self._away.max(initial=0)) + 1

    def good_points(self, width_px: float, height_px: float, most: int) -> Iterator[Point]:
        """Points at which a box of a size would stand well, the best first; at most so many.

        They are deep enough within the land, and near the anchor.
        """
        enough = 1 + math.ceil(0.5 + max(width_px / _WIDE, height_px / _HIGH) / 2)
        worth = np.minimum(enough, self._depth) * self._endless - self._away
        for _turn in range(min(most, len(worth))):
            at = int(worth.argmax())
            if worth[at] == -np.inf:
                return
            x, y = float(self._across[at]), float(self._down[at])
            yield x, y
            near = (np.abs(self._across - x) < width_px / 3) & (
                np.abs(self._down - y) < height_px / 2
            )
            worth[near] = -np.inf


def cells_in(box: Box) -> tuple[slice, slice]:
    """The rows and the columns of the cells whose middle lies in a box."""
    left, top, right, bottom = box
    first, end, start, stop = (
        max(0, math.ceil(edge - 0.5))
        for edge in (top / _HIGH, bottom / _HIGH, left / _WIDE, right / _WIDE)
    )
    return slice(first, end), slice(start, stop)


def touched_by(box: Box) -> Box:
    """A box that has the middles of all cells that another one touches."""
    left, top, right, bottom = box
    return left - _WIDE / 2, top - _HIGH / 2, right + _WIDE / 2, bottom + _HIGH / 2


def land_of(atlas: Atlas, picture: Picture, held: Iterable[Box] = ()) -> Land:
    """The land that a picture draws; boxes that are held are nobody's."""
    rows = picture.rows_near(Face, faces(atlas, picture.band))
    holders = holder_of_face(picture)
    settled = _undisputed_states(atlas, picture)
    cells = painted_cells(picture.frame, rows).copy()
    for box in held:
        cells[cells_in(box)] = 0
    held_by = [holder(holders, face) for face in rows]
    return Land(
        tuple(
            feature_id("zone", face.zones[0]) if face.zones else feature_id("state", code)
            for face, code in zip(rows, held_by, strict=True)
        ),
        tuple(
            feature_id("state", code) if face.zones and code not in settled else ""
            for face, code in zip(rows, held_by, strict=True)
        ),
        cells,
    )


def _undisputed_states(atlas: Atlas, picture: Picture) -> frozenset[str]:
    """The states that have land about which nobody quarrels."""
    holders = holder_of_face(picture)
    every = rows_of(Face, faces(atlas, picture.band))
    return frozenset(holders.get(one.face, one.state) for one in every if not one.zones)


def _same(group: NDArray[np.int64], step: tuple[int, int]) -> Mask:
    """Whether the cell so many rows and columns further is of the same group."""
    found: Mask = np.roll(group, step, axis=(0, 1)) == group
    return found


def _erode(alive: Mask) -> Mask:
    """Which cells have all eight about them among those given."""
    inner = np.zeros_like(alive)
    if min(alive.shape) > 2:
        level = alive[:, :-2] & alive[:, 1:-1] & alive[:, 2:]
        inner[1:-1, 1:-1] = level[:-2] & level[1:-1] & level[2:]
    return inner
