"""Extents: boxes in degrees, west, south, east, north."""

from collections.abc import Mapping
from math import isnan
from typing import Any

import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

Extent = tuple[float, float, float, float]
EDGES = ("west", "south", "east", "north")


def extent_of(row: Mapping[Any, Any]) -> Extent | None:
    """The extent in the columns EDGES of a row; None where they hold no numbers."""
    west, south, east, north = (float(row[edge]) for edge in EDGES)
    return None if isnan(west) else (west, south, east, north)


def span_through(land: BaseGeometry, lon: float, lat: float) -> Extent | None:
    """How far land reaches from a point of it: west, south, east, north in degrees.

    Along the parallel and the meridian through the point; None where the point is not on it.
    """
    along = _cut(land, LineString([(-180, lat), (180, lat)]), lon, 0)
    across = _cut(land, LineString([(lon, -90), (lon, 90)]), lat, 1)
    return (along[0], across[0], along[1], across[1]) if along and across else None


def _cut(land: BaseGeometry, line: LineString, at: float, axis: int) -> tuple[float, float] | None:
    """The ends of the part of a line on land that holds `at`, along an axis (0: x, 1: y)."""
    for bounds in shapely.bounds(shapely.get_parts(shapely.intersection(land, line))):
        low, high = float(bounds[axis]), float(bounds[axis + 2])
        if low <= at <= high:
            return low, high
    return None
