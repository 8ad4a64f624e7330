"""The cells of a frame: the shape that covers the middle of each.

The rules are those of `labels/cells.js` of the map script.
"""

import math
from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.layers.atlas import Face
from geo.maps.drawing.prepared import Prepared
from geo.maps.drawing.projection import Frame, Geometries
from geo.maps.style.labels import CELL_PX

Cells = NDArray[np.int32]

_WIDE, _HIGH = CELL_PX
# Those of a hundred frames.
_PAINTED: Prepared[Cells] = Prepared(16 * 2**20, lambda cells: cells.nbytes)


def painted_cells(frame: Frame, rows: Sequence[Face]) -> Cells:
    """The shape of each cell of a frame, counted from 1; not to be changed."""
    shapes = [row.geometry for row in rows]

    def paint() -> Cells:
        columns, lines = math.ceil(frame.width_px / _WIDE), math.ceil(frame.height_px / _HIGH)
        cells = np.zeros((lines, columns), dtype=np.int32)
        _paint(cells, frame, np.array(shapes, dtype=object))
        return cells

    return _PAINTED.get_or_make(frame, "cells", shapes, paint)


def _paint(cells: Cells, frame: Frame, shapes: Geometries) -> None:
    """Gives the cells whose middle a shape covers its number.

    What is too small for that has the cell about its island of most corners, amid water: a name
    would hide it too.
    """
    if not len(shapes):
        return
    _paint_rows(cells, frame, shapes)
    small = np.setdiff1d(np.arange(1, len(shapes) + 1), cells)
    columns, lines = cells.shape[1], cells.shape[0]
    for number, shape in zip(small, frame.project(shapes[small - 1]), strict=True):
        largest = max(shapely.get_parts(shape), key=shapely.get_num_coordinates)
        x, y = shapely.get_coordinates(largest).mean(axis=0) // CELL_PX
        if 0 <= x < columns and 0 <= y < lines and cells[int(y), int(x)] == 0:
            cells[int(y), int(x)] = number


def _paint_rows(cells: Cells, frame: Frame, shapes: Geometries) -> None:
    lines, columns = cells.shape
    row, shape, x = _crossings(frame, shapes, lines)
    order = np.lexsort((x, row, shape))
    row, shape, x = row[order], shape[order], x[order]
    edges = np.clip(np.ceil(x / _WIDE - 0.5), 0, columns).astype(int)
    for line, number, first, end in zip(
        row[::2].tolist(),
        shape[::2].tolist(),
        edges[::2].tolist(),
        edges[1::2].tolist(),
        strict=True,
    ):
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
