"""From geometries in degrees to lines in pixels of a frame, cut and simplified to what is seen."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.maps.drawing.projection import Frame, Geometries, Points

# How far beyond the frame lines are kept, so that no stroke ends within it.
_MARGIN_PX = 12.0
# Halves of land whose edges lie no further apart are one.
_SEAM_PX = 0.01


def areas_px(
    geometries: Sequence[BaseGeometry], frame: Frame, tolerance_px: float, *, merged: bool = False
) -> list[Points]:
    """The rings of polygons, closed, in pixels of the frame, without what would be a speck.

    With `merged` polygons that have an edge in common become one.
    """
    parts = _parts(geometries)
    if merged:
        parts = shapely.get_parts(shapely.coverage_union_all(parts))
    inside = _in_frame(parts, frame)
    simple = _simplify(inside[_are_polygons(inside)], tolerance_px)
    return _coordinates(shapely.get_rings(simple[shapely.area(simple) > 2 * tolerance_px]))


def lines_px(geometries: Sequence[BaseGeometry], frame: Frame, tolerance_px: float) -> list[Points]:
    """Lines, and the rings of polygons, in pixels of the frame."""
    parts = _lines(_in_frame(_parts(geometries), frame))
    return _coordinates(_simplify(parts, tolerance_px))


def _parts(geometries: Sequence[BaseGeometry]) -> Geometries:
    parts: Geometries = shapely.get_parts(np.array(list(geometries), dtype=object))
    return parts


def _in_frame(parts: Geometries, frame: Frame) -> Geometries:
    """What of the parts lies in the frame, in its pixels.

    Land that the antimeridian cuts in two is one piece.
    """
    drawn = frame.project(parts)
    halves = _halves(parts) if frame.crosses_antimeridian else np.zeros(len(parts), dtype=bool)
    if not halves.any():
        return _cut(drawn, frame)
    cut = _cut(drawn[halves], frame)
    # Land at the edge of what a projection reaches lies across itself; the other way of mending it
    # takes most of the time of such a map.
    bad = ~shapely.is_valid(cut)
    cut[bad] = shapely.make_valid(cut[bad], method="structure", keep_collapsed=False)
    whole = shapely.union_all(cut, grid_size=_SEAM_PX)
    sewn: Geometries = np.concatenate([shapely.get_parts(whole), _cut(drawn[~halves], frame)])
    return sewn


def _halves(parts: Geometries) -> NDArray[np.bool_]:
    """Which parts are polygons that end at the antimeridian."""
    west, _south, east, _north = shapely.bounds(parts).T
    ends = np.isclose(np.abs(np.column_stack([west, east])) % 360, 180, rtol=0, atol=1e-6)
    found: NDArray[np.bool_] = ends.any(axis=1) & _are_polygons(parts)
    return found


def _are_polygons(parts: Geometries) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    return found


def _lines(parts: Geometries) -> Geometries:
    polygons = _are_polygons(parts)
    lines: Geometries = np.concatenate([shapely.get_rings(parts[polygons]), parts[~polygons]])
    return lines


def _cut(parts: Geometries, frame: Frame) -> Geometries:
    """What of the parts, which are in pixels, lies in the frame and a little beyond."""
    low, wide, high = -_MARGIN_PX, frame.width_px + _MARGIN_PX, frame.height_px + _MARGIN_PX
    cut = shapely.clip_by_rect(parts, low, low, wide, high)
    kept: Geometries = shapely.get_parts(cut[~shapely.is_empty(cut)])
    return kept


def _simplify(parts: Geometries, tolerance_px: float) -> Geometries:
    simple = shapely.simplify(parts, tolerance_px, preserve_topology=False)
    found: Geometries = shapely.get_parts(simple[~shapely.is_empty(simple)])
    return found


def _coordinates(lines: Geometries) -> list[Points]:
    points, owner = shapely.get_coordinates(lines, return_index=True)
    starts = np.flatnonzero(np.diff(owner)) + 1
    return [part for part in np.split(points, starts) if len(part)]
