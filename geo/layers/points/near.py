"""What is near a point: places, zones, lines, cities and land, by their distance on the ellipsoid.

Edges of land and lines are kept in short pieces, so that only those near the point are measured.
A piece is laid flat about the point by the azimuths and lengths of geodesics, as in an azimuthal
equidistant projection, in which every distance from the middle is true.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import cos, radians

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from geo.dossier.feature_id import feature_id
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.frames import reference
from geo.layers.frames.zones import line_geometry, mapped_lines
from geo.layers.measuring.geodesy import EDGE_DEGREES, GEOD, distance_km
from geo.layers.points.point_id import Point

NEAR_KM = 100
# The shortest degree of latitude, at the equator, is a little longer.
_DEGREE_KM = 110.5
_VERTICES_OF_A_PIECE = 64


@dataclass(frozen=True)
class Near:
    """A feature, by its id, and how far it, or its edge, is from the point."""

    feature: str
    distance_km: float


@dataclass(frozen=True)
class Surroundings:
    """A point with the edges of faces and the lines around it, by face and line, in kilometres."""

    point: Point
    edges: Mapping[str, float]


def surroundings(atlas: Atlas, point: Point) -> Surroundings:
    """What lies within a hundred kilometres of a point and has an edge; measured once for all."""
    return Surroundings(point, _edges_near(atlas, point))


def near(atlas: Atlas, around: Surroundings) -> tuple[Near, ...]:
    """The places, zones, lines and cities within a hundred kilometres, the nearest first."""
    edges = around.edges
    lines = ((owner, km) for owner, km in edges.items() if owner not in atlas.zones_of_face)
    found = {feature_id("line", line): km for line, km in lines}
    for face, km in edges.items():
        for zone in atlas.zones_of_face.get(face, ("", ()))[1]:
            found[feature_id("zone", zone)] = min(km, found.get(feature_id("zone", zone), km))
    found |= dict(_points_near(atlas, around.point))
    ordered = sorted(found.items(), key=lambda pair: (pair[1], pair[0]))
    return tuple(Near(feature, km) for feature, km in ordered)


def land_near(atlas: Atlas, around: Surroundings) -> Mapping[str, float]:
    """The faces within a hundred kilometres, and how far each is, the nearest first."""
    own = [(face, km) for face, km in around.edges.items() if face in atlas.zones_of_face]
    return dict(sorted(own, key=lambda pair: pair[1]))


def is_near(point: Point, lat: float, lon: float) -> bool:
    """Whether a position in degrees lies within a hundred kilometres of a point."""
    return distance_km(point.lon, point.lat, lon, lat) <= NEAR_KM


def index_edges(atlas: Atlas) -> None:
    """Cuts all edges ahead of the first question, which would wait for it."""
    _pieces(atlas.original)
    _sites(atlas.original)


def _points_near(atlas: Atlas, point: Point) -> Iterator[tuple[str, float]]:
    names, degrees = _sites(atlas.original)
    _azimuths, _back, metres = GEOD.inv(
        np.full(len(names), point.lon), np.full(len(names), point.lat), *degrees.T
    )
    for at in np.flatnonzero(metres <= NEAR_KM * 1000):
        yield names[at], float(metres[at]) / 1000


@cache_by_atlas
def _sites(atlas: Atlas) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """Places and cities by their ids, with longitudes and latitudes."""
    places = [(one.feature, one.lon, one.lat) for one in atlas.dossier.places.values()]
    cities = reference.cities(atlas)
    points = cities.geometry
    rows = [*places, *zip(cities["id"], points.x, points.y, strict=True)]
    return tuple(str(row[0]) for row in rows), np.array([row[1:] for row in rows], dtype=float)


def _edges_near(atlas: Atlas, point: Point) -> Mapping[str, float]:
    """How far the edges of faces, and the lines, are that come near, by face and line."""
    tree, pieces, owners = _pieces(atlas.original)
    at = [found for box in _boxes(point) for found in tree.query(box)]
    if not at:
        return {}
    flat = shapely.transform(
        shapely.segmentize(pieces[at], EDGE_DEGREES), lambda degrees: _about(point, degrees)
    )
    distances = shapely.distance(flat, shapely.Point(0, 0))
    found: dict[str, float] = {}
    for owner, metres in zip(owners[at], distances, strict=True):
        km = float(metres) / 1000
        if km <= NEAR_KM:
            found[owner] = min(km, found.get(owner, km))
    return found


def _about(point: Point, degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    count = len(degrees)
    azimuths, _back, metres = GEOD.inv(
        np.full(count, point.lon), np.full(count, point.lat), degrees[:, 0], degrees[:, 1]
    )
    turned = np.radians(azimuths)
    return np.column_stack((metres * np.sin(turned), metres * np.cos(turned)))


def _boxes(point: Point) -> Iterator[BaseGeometry]:
    """Degrees around all that is near, in the world of the point and in those beside it."""
    high = NEAR_KM / _DEGREE_KM
    wide = high / cos(radians(min(abs(point.lat) + high, 89)))
    for world in (-360, 0, 360):
        lon = point.lon + world
        yield shapely.box(lon - wide, point.lat - high, lon + wide, point.lat + high)


@cache_by_atlas
def _pieces(
    atlas: Atlas,
) -> tuple[shapely.STRtree, NDArray[np.object_], NDArray[np.object_]]:
    """All edges of faces and all disputed lines in short pieces, and whose each is."""
    faces = zip(atlas.full_faces["face"], atlas.full_faces.geometry.boundary, strict=True)
    lines = ((line.id, line_geometry(atlas, line.id)) for line in mapped_lines(atlas))
    own = [(piece, owner) for owner, edge in (*faces, *lines) for piece in _cut(edge)]
    pieces = np.array([piece for piece, _owner in own], dtype=object)
    return shapely.STRtree(pieces), pieces, np.array([owner for _piece, owner in own], dtype=object)


def _cut(edge: BaseGeometry) -> Iterable[BaseGeometry]:
    for line in shapely.get_parts(edge):
        degrees = shapely.get_coordinates(line)
        for start in range(0, len(degrees) - 1, _VERTICES_OF_A_PIECE):
            yield LineString(degrees[start : start + _VERTICES_OF_A_PIECE + 1])
