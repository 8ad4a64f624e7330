"""Marks of a reader: what somebody drew or measured on a map. Nothing of the atlas says it.

Points are longitude and latitude in degrees (EPSG:4326); what lies between them is geodesic.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, get_args

import geopandas as gpd
import numpy as np
import shapely
from shapely import affinity
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from geo.layers.atlas import Atlas
from geo.layers.cached import cache_some_by_atlas
from geo.layers.frames.measures import Crossing, crossings_of, joined
from geo.layers.gazetteer import gazetteer
from geo.layers.measuring.geodesy import (
    GEOD,
    Gap,
    cut_at_antimeridian,
    distance_km,
    geodesic_circle,
    geodesic_points,
)
from geo.layers.worldview import Look

MarkKind = Literal["point", "line", "area", "arrow", "ring", "text", "highlight"]
MARK_KINDS: tuple[MarkKind, ...] = get_args(MarkKind)
MarkColour = Literal[1, 2, 3]
MARK_COLOURS: tuple[MarkColour, ...] = get_args(MarkColour)

MOST_MARKS, MOST_POINTS, MOST_LETTERS = 40, 60, 60
RING_KM = (0.1, 5000.0)
# How many points a mark of each kind has, at least and at most.
POINTS: Mapping[MarkKind, tuple[int, int]] = {
    "point": (1, 1), "line": (2, MOST_POINTS), "area": (3, MOST_POINTS), "arrow": (2, MOST_POINTS),
    "ring": (1, 1), "text": (1, 1), "highlight": (0, 0),
}  # fmt: skip

_STEP_KM = 25
_COLUMNS = ["id", "kind", "colour", "name", "length_km", "area_km2", "azimuth_degrees", "radius_km",
            "feature", "by", "geometry"]  # fmt: skip
BY_READER = "the reader, not the atlas"


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
        return _area(_along((*mark.points, mark.points[0])))
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


@cache_some_by_atlas(256)
def land_under(atlas: Atlas, mark: Mark, look: Look) -> tuple[Crossing, ...]:
    """The land under a line, in the order in which it is crossed; water is left out."""
    found: list[Crossing] = []
    before_km = 0.0
    for one, other in pairwise(mark.points):
        leg_km = distance_km(*one, *other)
        crossings = crossings_of(atlas, Gap(*one, *other, leg_km), look)
        found += (replace(one, from_km=before_km + one.from_km) for one in crossings)
        before_km += leg_km
    return tuple(joined(found))


def mark_table(atlas: Atlas, marks: Iterable[Mark]) -> gpd.GeoDataFrame:
    """Marks as a table of an export, EPSG:4326: their figures, their words, and who made them.

    Columns: id (`mark:…`), kind, colour, name, length_km, area_km2, azimuth_degrees, radius_km,
    feature, by, geometry.
    """
    rows = [
        {
            "id": f"mark:{number}",
            "kind": mark.kind,
            "colour": mark.colour,
            "name": mark.text or None,
            "length_km": round(mark.length_km, 3) if mark.kind in ("line", "arrow") else None,
            "area_km2": round(mark.area_km2, 3) if mark.kind == "area" else None,
            "azimuth_degrees": _rounded(mark.azimuth_degrees),
            "radius_km": mark.radius_km or None,
            "feature": mark.feature,
            "by": BY_READER,
            "geometry": _place_of(atlas, mark),
        }
        for number, mark in enumerate(marks, 1)
    ]
    return gpd.GeoDataFrame(rows, columns=_COLUMNS, geometry="geometry", crs=4326)


def _place_of(atlas: Atlas, mark: Mark) -> BaseGeometry:
    """Where a mark lies; a highlight at the point of its feature, or nowhere."""
    entry = gazetteer(atlas).get(mark.feature)
    return Point(entry.lon, entry.lat) if entry else mark_geometry(mark)


def _rounded(azimuth_degrees: float | None) -> float | None:
    return None if azimuth_degrees is None else round(azimuth_degrees, 2)


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
    between = (geodesic_points(*one, *other, _STEP_KM)[:-1] for one, other in pairwise(points))
    return [*(point for piece in between for point in piece), points[-1]]


def _area(ring: list[tuple[float, float]]) -> BaseGeometry:
    """What a closed line goes around; the line itself where it goes around a pole."""
    lons = np.unwrap([lon for lon, _lat in ring], period=360)
    if abs(lons[-1] - lons[0]) > 1:
        return cut_at_antimeridian(ring)
    whole = shapely.make_valid(Polygon(zip(lons, (lat for _lon, lat in ring), strict=True)))
    worlds = (
        affinity.translate(
            shapely.intersection(whole, shapely.box(west, -90, west + 360, 90)), -turn
        )
        for turn in (-360, 0, 360)
        for west in (turn - 180,)
    )
    parts = [
        part
        for world in worlds
        for part in shapely.get_parts(world)
        if part.geom_type == "Polygon" and not part.is_empty
    ]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
