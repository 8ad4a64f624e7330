"""From geometries in degrees to lines in pixels of a frame, cut and simplified to what is seen."""

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.maps.layers.projection import Frame, Geometries, Points

# How far beyond the frame lines are kept, so that no stroke ends within it.
_MARGIN_PX = 12.0
# Halves of land whose edges lie no further apart are one.
_SEAM_PX = 0.01
# A ring that covers less of the figure is no more than a speck.
_LEAST_AREA_PX = 0.6


def areas_px(geometries: Sequence[BaseGeometry], frame: Frame, tolerance_px: float) -> list[Points]:
    """The rings of polygons, closed, in pixels of the frame."""
    polygons = _cut(_sewn(_parts(geometries), frame), frame)
    polygons = polygons[shapely.get_type_id(polygons) == shapely.GeometryType.POLYGON]
    simple = _simplified(polygons, tolerance_px)
    return _coordinates(shapely.get_rings(simple[shapely.area(simple) > _LEAST_AREA_PX]))


def lines_px(geometries: Sequence[BaseGeometry], frame: Frame, tolerance_px: float) -> list[Points]:
    """Lines, and the rings of polygons, in pixels of the frame."""
    lines = _lines(_sewn(_parts(geometries), frame))
    return _coordinates(_simplified(_cut(lines, frame), tolerance_px))


def _parts(geometries: Sequence[BaseGeometry]) -> Geometries:
    parts: Geometries = shapely.get_parts(np.array(list(geometries), dtype=object))
    return parts


def _sewn(parts: Geometries, frame: Frame) -> Geometries:
    """The parts in pixels of the frame; land that the antimeridian cuts in two in one piece."""
    drawn = frame.project(parts)
    polygons = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    if not frame.crosses_antimeridian or not polygons.any():
        return drawn
    valid = shapely.make_valid(drawn[polygons])
    land = shapely.get_parts(shapely.union_all(valid, grid_size=_SEAM_PX))
    sewn: Geometries = np.concatenate([land, drawn[~polygons]])
    return sewn


def _lines(parts: Geometries) -> Geometries:
    polygons = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    lines: Geometries = np.concatenate([shapely.get_rings(parts[polygons]), parts[~polygons]])
    return lines


def _cut(parts: Geometries, frame: Frame) -> Geometries:
    """What of the parts, which are in pixels, lies in the frame."""
    if not len(parts):
        return parts
    cut = shapely.clip_by_rect(
        parts,
        -_MARGIN_PX,
        -_MARGIN_PX,
        frame.width_px + _MARGIN_PX,
        frame.height_px + _MARGIN_PX,
    )
    kept: Geometries = shapely.get_parts(cut[~shapely.is_empty(cut)])
    return kept


def _simplified(parts: Geometries, tolerance_px: float) -> Geometries:
    simple = shapely.simplify(parts, tolerance_px, preserve_topology=False)
    found: Geometries = shapely.get_parts(simple[~shapely.is_empty(simple)])
    return found


def _coordinates(lines: Geometries) -> list[Points]:
    points, owner = shapely.get_coordinates(lines, return_index=True)
    starts = np.flatnonzero(np.diff(owner)) + 1
    return [part for part in np.split(points, starts) if len(part)]
