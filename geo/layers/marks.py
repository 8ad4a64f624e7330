"""Marks of a reader: what somebody drew or measured on a map. Nothing of the atlas says it.

Points are longitude and latitude in degrees (EPSG:4326); what lies between them is geodesic.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

import shapely
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from geo.layers.measuring.closed_lines import (
    counted_on,
    in_world,
    inside_of,
    is_around_a_pole,
)
from geo.layers.measuring.geodesy import (
    GEOD,
    cut_at_antimeridian,
    distance_km,
    geodesic_circle,
    geodesic_points,
    signed_area_km2,
)

MarkKind = Literal["point", "line", "area", "arrow", "ring", "text", "highlight"]
MarkColour = Literal[1, 2, 3]
MARK_COLOURS: tuple[MarkColour, ...] = get_args(MarkColour)

MOST_MARKS, MOST_POINTS, MOST_LETTERS = 40, 60, 60
RING_KM = (0.1, 5000.0)
# How many points a mark of each kind has, at least and at most.
POINTS: Mapping[MarkKind, tuple[int, int]] = {
    "point": (1, 1),
    "line": (2, MOST_POINTS),
    "area": (3, MOST_POINTS),
    "arrow": (2, MOST_POINTS),
    "ring": (1, 1),
    "text": (1, 1),
    "highlight": (0, 0),
}

# Of these there is a sign at a point; all others are lines, areas, or a feature of the atlas.
SIGN_KINDS: tuple[MarkKind, ...] = ("point", "text")
# So far apart are points along an edge at most.
STEP_KM = 25
# By so much of an area its edge is drawn otherwise than it is measured, at most.
ROUNDING = 0.001


@dataclass(frozen=True)
class Mark:
    """A mark: its kind, one of three colours, its points, and the reader's own words.

    A ring has a radius about its point, a highlight names a feature of the atlas instead of points.
    """

    kind: MarkKind
    colour: MarkColour = 1
    points: tuple[tuple[float, float], ...] = ()
    radius_km: float = 0.0
    feature: str = ""
    text: str = ""

    @property
    def length_km(self) -> float:
        """How long a line or an arrow is, through all its points."""
        return sum(distance_km(*one, *other) for one, other in pairwise(self.points))

    @property
    def area_km2(self) -> float:
        """The area within geodesics from point to point, and back to the first."""
        lons, lats = zip(*self.points, strict=True)
        square_metres, _ = GEOD.polygon_area_perimeter(lons, lats)
        return abs(float(square_metres)) / 1e6

    @property
    def azimuth_degrees(self) -> float | None:
        """Where a line of two points sets out to, clockwise from north; None of others."""
        if len(self.points) != 2:
            return None
        azimuth, _, _ = GEOD.inv(*self.points[0], *self.points[1])
        return float(azimuth) % 360


def mark_geometry(mark: Mark) -> BaseGeometry:
    """Where a mark lies, EPSG:4326, cut at the antimeridian; a highlight has no own place."""
    if mark.kind == "highlight":
        return Point()
    if mark.kind == "ring":
        return geodesic_circle(*mark.points[0], mark.radius_km)
    if mark.kind in ("line", "arrow"):
        return cut_at_antimeridian(_along(mark.points))
    if mark.kind == "area":
        return inside_of(_along((*mark.points, mark.points[0])))
    return Point(mark.points[0])


def label_point(mark: Mark) -> tuple[float, float]:
    """The longitude and latitude at which a mark that is no highlight is named."""
    if mark.kind == "ring":
        lon, lat, _ = GEOD.fwd(*mark.points[0], 0, mark.radius_km * 1000)
        return float(lon), float(lat)
    if mark.kind == "area":
        inside = shapely.point_on_surface(mark_geometry(mark))
        return inside.x, inside.y
    if mark.kind in ("line", "arrow"):
        return _halfway(mark)
    return mark.points[0]


def enclosed_area(mark: Mark) -> BaseGeometry | None:
    """All that an area goes around, EPSG:4326, also where that is a pole.

    None where inside and outside cannot be told apart as its figure has them: where its edge
    crosses itself, or goes around more than half of the Earth.
    """
    ring = _along((*mark.points, mark.points[0]))
    lons = counted_on(ring)
    edge = list(zip(lons, (lat for _lon, lat in ring), strict=True))
    poles = (90.0, -90.0) if is_around_a_pole(lons) else ()
    wholes = [Polygon([*edge, (lons[-1], pole), (lons[0], pole)]) for pole in poles]
    for whole in wholes or [Polygon(edge)]:
        inside = in_world(whole) if whole.is_valid else Point()
        if abs(signed_area_km2(inside) - mark.area_km2) < ROUNDING * mark.area_km2:
            return inside
    return None


def _halfway(mark: Mark) -> tuple[float, float]:
    left_km = mark.length_km / 2
    for one, other in pairwise(mark.points):
        length_km = distance_km(*one, *other)
        if left_km <= length_km:
            azimuth, _, _ = GEOD.inv(*one, *other)
            lon, lat, _ = GEOD.fwd(*one, azimuth, left_km * 1000)
            return float(lon), float(lat)
        left_km -= length_km
    return mark.points[-1]


def _along(points: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    """The points with others between them, so that straight pieces follow the geodesics."""
    between = (geodesic_points(*one, *other, STEP_KM)[:-1] for one, other in pairwise(points))
    return [*(point for piece in between for point in piece), points[-1]]
