"""Measuring on the WGS 84 ellipsoid: distances, geodesic lines and circles, nearest points.

Geodesics are those of GeographicLib (Karney 2013, doi:10.1007/s00190-012-0578-z) through
pyproj. Nearest points are found in azimuthal equidistant projections of the same ellipsoid, in
which every distance from the centre is true, and then measured as geodesics.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod, Transformer
from pyproj.enums import TransformDirection
from shapely.geometry import LineString, MultiLineString, Point
from shapely.geometry.base import BaseGeometry

GEOD = Geod(ellps="WGS84")

# Edges of the border data are straight in longitude and latitude; cut to this length they
# deviate from their image in the projection by less than a metre at the distances in question.
EDGE_DEGREES = 0.05
# How many points a circle has.
RING_POINTS = 180


@dataclass(frozen=True)
class Gap:
    """The shortest geodesic between two things: its ends in degrees and its length."""

    lon_from: float
    lat_from: float
    lon_to: float
    lat_to: float
    distance_km: float


def distance_km(lon_from: float, lat_from: float, lon_to: float, lat_to: float) -> float:
    """Length of the geodesic between two points in degrees, in kilometres."""
    _, _, metres = GEOD.inv(lon_from, lat_from, lon_to, lat_to)
    return float(metres) / 1000


def area_km2(geometry: BaseGeometry) -> float:
    """Area of a polygon in EPSG:4326 on the ellipsoid, holes taken out, in square kilometres."""
    return abs(signed_area_km2(geometry))


def signed_area_km2(geometry: BaseGeometry) -> float:
    """As `area_km2`; of a polygon that is more than half of the Earth, what is left, below 0."""
    square_metres, _ = GEOD.geometry_area_perimeter(shapely.orient_polygons(geometry))
    return float(square_metres) / 1e6


def length_km(geometry: BaseGeometry) -> float:
    """Length of a line in EPSG:4326 on the ellipsoid, in kilometres."""
    return float(GEOD.geometry_length(geometry)) / 1000


def geodesic_line(
    lon_from: float, lat_from: float, lon_to: float, lat_to: float, step_km: float = 25
) -> LineString | MultiLineString:
    """The geodesic between two points, a vertex at least every `step_km`, EPSG:4326.

    It is cut in two where it crosses the antimeridian.
    """
    return cut_at_antimeridian(geodesic_points(lon_from, lat_from, lon_to, lat_to, step_km))


def geodesic_points(
    lon_from: float, lat_from: float, lon_to: float, lat_to: float, step_km: float
) -> list[tuple[float, float]]:
    """Points along a geodesic, its ends among them, one at least every `step_km`."""
    count = int(distance_km(lon_from, lat_from, lon_to, lat_to) // step_km)
    between = GEOD.npts(lon_from, lat_from, lon_to, lat_to, count) if count else []
    return [(lon_from, lat_from), *between, (lon_to, lat_to)]


def geodesic_circle(
    lon: float, lat: float, radius_km: float, vertices: int = RING_POINTS
) -> LineString | MultiLineString:
    """The line of all points at `radius_km` from a centre, closed, EPSG:4326.

    A true geodesic circle, not one of the map's plane; cut where it crosses the antimeridian.
    """
    azimuths = np.linspace(0, 360, vertices + 1)
    ends = GEOD.fwd(
        np.full_like(azimuths, lon),
        np.full_like(azimuths, lat),
        azimuths,
        np.full_like(azimuths, radius_km * 1000),
    )
    points = [(float(x), float(y)) for x, y in zip(ends[0], ends[1], strict=True)]
    return cut_at_antimeridian([*points[:-1], points[0]])


def cut_at_antimeridian(points: list[tuple[float, float]]) -> LineString | MultiLineString:
    """The line through `points` (lon, lat), cut where consecutive points lie over 180° apart."""
    pieces: list[list[tuple[float, float]]] = [[points[0]]]
    for (lon_a, lat_a), (lon_b, lat_b) in pairwise(points):
        if abs(lon_b - lon_a) > 180:
            edge = 180.0 if lon_a > 0 else -180.0
            width = lon_b + 2 * edge - lon_a
            share = (edge - lon_a) / width if width else 0.0
            crossing = lat_a + share * (lat_b - lat_a)
            pieces[-1].append((edge, crossing))
            pieces.append([(-edge, crossing)])
        pieces[-1].append((lon_b, lat_b))
    lines = [LineString(piece) for piece in pieces if len(piece) > 1]
    return lines[0] if len(lines) == 1 else MultiLineString(lines)


def gap_to(lon: float, lat: float, geometry: BaseGeometry) -> Gap:
    """The shortest geodesic from a point to a geometry in EPSG:4326; length 0 inside of it."""
    if shapely.intersects_xy(geometry, lon, lat):
        return Gap(lon, lat, lon, lat, 0.0)
    about = _plane_about(lon, lat)
    flat = _project(_boundary(geometry), about)
    x, y = shapely.shortest_line(Point(0, 0), flat).coords[-1]
    lon_to, lat_to = about.transform(x, y, direction=TransformDirection.INVERSE)
    return Gap(lon, lat, lon_to, lat_to, distance_km(lon, lat, lon_to, lat_to))


def gap_between(one: BaseGeometry, other: BaseGeometry) -> Gap:
    """The shortest geodesic from one geometry to another, both in EPSG:4326; 0 where they meet.

    The projection is centred on the middle of the gap, and centred again until its ends stay
    within a metre. It overstates no distance through its centre, and others by less than 1 % up
    to 14° from it, so the first map, which is centred by degrees, need only lead near the gap.
    """
    if shapely.intersects(one, other):
        common = shapely.point_on_surface(shapely.intersection(one, other))
        return Gap(common.x, common.y, common.x, common.y, 0.0)
    edges = _boundary(one), _boundary(other)
    ends = np.asarray(shapely.shortest_line(*edges).coords)
    for _ in range(8):
        lon, lat = (float(middle) for middle in ends.mean(axis=0))
        about = _plane_about(lon, lat)
        line = shapely.shortest_line(*(_project(edge, about) for edge in edges))
        moved = np.asarray(_project(line, about, TransformDirection.INVERSE).coords)
        settled = np.abs(moved - ends).max() < 1e-5
        ends = moved
        if settled:
            break
    (lon_a, lat_a), (lon_b, lat_b) = ((float(x), float(y)) for x, y in ends)
    return Gap(lon_a, lat_a, lon_b, lat_b, distance_km(lon_a, lat_a, lon_b, lat_b))


def _boundary(geometry: BaseGeometry) -> BaseGeometry:
    lines = geometry.boundary if shapely.get_dimensions(geometry) == 2 else geometry
    segmentized: BaseGeometry = shapely.segmentize(lines, EDGE_DEGREES)
    return segmentized


@lru_cache(maxsize=256)
def plane_of(proj: str) -> Transformer:
    """Degrees on WGS 84 (longitude, latitude) to metres on a plane of that ellipsoid, and back.

    `proj` is the projection as PROJ reads it. The steps are told and not looked for in PROJ's
    database, which takes thirty times as long and finds the same.
    """
    return Transformer.from_pipeline(
        f"+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step {proj}"
    )


def _plane_about(lon: float, lat: float) -> Transformer:
    return plane_of(f"+proj=aeqd +lon_0={lon} +lat_0={lat} +ellps=WGS84 +units=m")


def _project(
    geometry: BaseGeometry,
    about: Transformer,
    direction: TransformDirection = TransformDirection.FORWARD,
) -> BaseGeometry:
    def project(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(about.transform(points[:, 0], points[:, 1], direction=direction))

    projected: BaseGeometry = shapely.transform(geometry, project)
    return projected
