"""Frames of static pictures: degrees to pixels, as the web map projects them.

Web Mercator by the formulas of OGC Two Dimensional Tile Matrix Set, annex D (EPSG method 1024);
projections about a point by PROJ, on the ellipsoid. A zoom shows as much at their centre as it does
in Mercator.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj.enums import TransformDirection
from shapely.geometry.base import BaseGeometry

from geo.layers.extents import Extent
from geo.layers.measuring.geodesy import GEOD, distance_km, plane_of
from geo.maps.drawing.kept import Kept
from geo.maps.style.projections import MERCATOR, REACH_DEGREES, TILE_PX, Definition

Points = NDArray[np.float64]
Geometries = NDArray[np.object_]

WEB_MERCATOR = Definition(MERCATOR, 0.0, 0.0)
_MOST_LATITUDE = 85.0511
# Edges that are straight in degrees are bent on a plane about a point.
_EDGE_DEGREES = 1.0
_SIDE_PARTS = 16


@dataclass(frozen=True)
class Frame:
    """What a figure shows: its centre in degrees, its zoom, its size in pixels, its projection."""

    lat: float
    lon: float
    zoom: float
    width_px: int
    height_px: int
    projection: Definition = WEB_MERCATOR

    @property
    def is_mercator(self) -> bool:
        """Whether meridians and parallels are straight lines, and the world repeats."""
        return self.projection.name == MERCATOR

    @cached_property
    def _corner(self) -> Points:
        centre = _on_plane(self.projection, np.array([[self.lon, self.lat]]), self.zoom)
        corner: Points = centre - np.array([self.width_px, self.height_px]) / 2
        return corner

    def pixels(self, points: Points) -> Points:
        """Longitudes and latitudes, shape (n, 2), as pixels from the upper left corner."""
        found: Points = _on_plane(self.projection, points, self.zoom) - self._corner
        return found

    def degrees(self, pixels: Points) -> Points:
        """Pixels from the upper left corner, shape (n, 2), as longitudes and latitudes."""
        return _in_degrees(self.projection, pixels + self._corner, self.zoom)

    def project(self, geometries: Geometries) -> Geometries:
        """Geometries in degrees, an array of them, in pixels from the upper left corner."""
        if not self.is_mercator:
            geometries = shapely.segmentize(geometries, _EDGE_DEGREES)
        drawn: Geometries = shapely.transform(geometries, self.pixels)
        return drawn

    def shows(self, geometries: Geometries) -> NDArray[np.bool_]:
        """Which of geometries in degrees, an array of them, lie in it at least in part."""
        cut = shapely.clip_by_rect(self.project(geometries), 0, 0, self.width_px, self.height_px)
        found: NDArray[np.bool_] = ~shapely.is_empty(cut)
        return found

    @property
    def km_per_px(self) -> float:
        """How many kilometres a pixel is at the centre, from west to east."""
        x, y = self.width_px / 2, self.height_px / 2
        (west, south), (east, north) = self.degrees(np.array([[x - 1, y], [x + 1, y]]))
        return distance_km(west, south, east, north) / 2

    @cached_property
    def kept(self) -> Kept:
        """What pictures of it have found of the tables that they draw."""
        return Kept()

    @cached_property
    def extent(self) -> Extent:
        """West, south, east, north of the frame in degrees; beyond ±180 where it crosses there."""
        width, height = self.width_px, self.height_px
        if self.is_mercator:
            (west, north), (east, south) = self.degrees(np.array([[0.0, 0.0], [width, height]]))
            return float(west), float(south), float(east), float(north)
        edge = self.degrees(_around(width, height))
        lons = self.lon + (edge[:, 0] - self.lon + 180) % 360 - 180
        west, east = float(lons.min()), float(lons.max())
        south, north = float(edge[:, 1].min()), float(edge[:, 1].max())
        poles = [pole for pole in (90, -90) if self._holds(0.0, pole)]
        if poles:
            return (
                self.lon - 180,
                -90.0 if -90 in poles else south,
                self.lon + 180,
                90.0 if 90 in poles else north,
            )
        return west, south, east, north

    def _holds(self, lon: float, lat: float) -> bool:
        ((x, y),) = self.pixels(np.array([[lon, lat]]))
        return bool(0 <= x <= self.width_px and 0 <= y <= self.height_px)

    @property
    def worlds(self) -> Iterator[tuple[float, BaseGeometry]]:
        """By how many degrees geometries are shifted to be seen, and where they lie before."""
        west, south, east, north = self.extent
        shifts = [
            shift for shift in (-360.0, 0.0, 360.0) if west < shift + 180 and east > shift - 180
        ]
        boxes = [shapely.box(west - shift, south, east - shift, north) for shift in shifts]
        if self.is_mercator:
            yield from zip(shifts, boxes, strict=True)
        else:
            yield 0.0, shapely.union_all(boxes)

    @property
    def crosses_antimeridian(self) -> bool:
        """Whether it shows both sides of the antimeridian."""
        west, _south, east, _north = self.extent
        return west < -180 < east or west < 180 < east

    def nearest(self, lons: NDArray[np.float64]) -> NDArray[np.float64]:
        """Longitudes as those of the world that is nearest to the centre."""
        found: NDArray[np.float64] = lons + 360 * np.round((self.lon - lons) / 360)
        return found


def frame_of(
    extent: Extent,
    width_px: int,
    height_px: int,
    largest: float = 8,
    projection: Definition = WEB_MERCATOR,
) -> Frame:
    """The frame that shows an extent whole, at a zoom of at most `largest`."""
    low, high = _box(extent, projection)
    spans = np.maximum(high - low, 1e-6)
    zoom = float(np.log2(np.min(np.array([width_px, height_px]) / spans)))
    ((lon, lat),) = _in_degrees(projection, (low + high)[None] / 2, 0)
    return Frame(float(lat), float(lon), min(zoom, largest), width_px, height_px, projection)


def size_px(extent: Extent, frame: Frame) -> tuple[float, float]:
    """How wide and how tall an extent lies in the pixels of a frame."""
    low, high = _box(extent, frame.projection)
    width, height = (high - low) * 2**frame.zoom
    return float(width), float(height)


def _box(extent: Extent, projection: Definition) -> tuple[Points, Points]:
    """The corners of the box on the plane about an extent, at zoom 0."""
    west, south, east, north = extent
    sides = _around(1, 1) * [east - west, north - south] + [west, south]
    plane = _on_plane(projection, sides, 0)
    return plane.min(axis=0), plane.max(axis=0)


def _around(width: float, height: float) -> Points:
    """Points on the sides of a box that begins at the origin."""
    shares = np.linspace(0, 1, _SIDE_PARTS, endpoint=False)
    zero = np.zeros_like(shares)
    sides = [
        (shares, zero),
        (zero + 1, shares),
        (1 - shares, zero + 1),
        (zero, 1 - shares),
    ]
    points: Points = np.concatenate([np.column_stack(side) for side in sides])
    return points * [width, height]


def _on_plane(projection: Definition, points: Points, zoom: float) -> Points:
    """Degrees in pixels of the plane at a zoom, growing to the right and downwards."""
    if projection.name == MERCATOR:
        return _world(points, zoom)
    x, y = plane_of(projection.crs).transform(points[:, 0], points[:, 1])
    metres = np.column_stack([x, y])
    within = _within_reach(metres, _reach_m(projection))
    plane: Points = within * [1, -1] * _px_per_metre(projection, zoom)
    return plane


def _in_degrees(projection: Definition, pixels: Points, zoom: float) -> Points:
    if projection.name == MERCATOR:
        size = TILE_PX * 2**zoom
        lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * pixels[:, 1] / size))))
        return np.column_stack([pixels[:, 0] / size * 360 - 180, lat])
    metres = pixels * [1, -1] / _px_per_metre(projection, zoom)
    within = _within_reach(metres, _reach_m(projection))
    lon, lat = plane_of(projection.crs).transform(
        within[:, 0], within[:, 1], direction=TransformDirection.INVERSE
    )
    return np.column_stack([lon, lat])


def _world(points: Points, zoom: float) -> Points:
    size = TILE_PX * 2**zoom
    lat = np.radians(np.clip(points[:, 1], -_MOST_LATITUDE, _MOST_LATITUDE))
    x = (points[:, 0] + 180) / 360 * size
    y = (1 - np.arcsinh(np.tan(lat)) / np.pi) / 2 * size
    return np.column_stack([x, y])


def _within_reach(metres: Points, reach_m: float) -> Points:
    """Points of the plane, those beyond its reach drawn to its edge."""
    known = np.where(np.isfinite(metres), metres, 2 * reach_m)
    away = np.hypot(known[:, 0], known[:, 1])
    shares = np.where(away > reach_m, reach_m / np.maximum(away, 1), 1.0)
    within: Points = known * shares[:, None]
    return within


def _px_per_metre(projection: Definition, zoom: float) -> float:
    """As many as Mercator has about the latitude of the centre: the mean of both directions."""
    sine = math.sin(math.radians(projection.lat_0))
    enlarged = (1 - GEOD.es * sine**2) / (
        math.cos(math.radians(projection.lat_0)) * math.sqrt(1 - GEOD.es)
    )
    return float(TILE_PX * 2**zoom * enlarged / (2 * math.pi * GEOD.a))


@lru_cache(maxsize=256)
def _reach_m(projection: Definition) -> float:
    """How far from the centre the edge of what is drawn lies on the plane."""
    away_m = math.radians(REACH_DEGREES) * GEOD.b
    lon, lat, _back = GEOD.fwd(projection.lon_0, projection.lat_0, 90, away_m)
    x, y = plane_of(projection.crs).transform(lon, lat)
    return math.hypot(x, y)
