"""Web Mercator, the projection of the web map, for static figures: degrees to pixels of a zoom.

Formulas: OGC Two Dimensional Tile Matrix Set, annex D; EPSG method 1024.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

TILE_PX = 256
Points = NDArray[np.float64]
Geometries = NDArray[np.object_]


@dataclass(frozen=True)
class Frame:
    """What a figure shows: its centre in degrees, its zoom, its size in pixels."""

    lat: float
    lon: float
    zoom: float
    width_px: int
    height_px: int

    def pixels(self, points: Points) -> Points:
        """Longitudes and latitudes, shape (n, 2), as pixels from the upper left corner."""
        centre = _world(np.array([[self.lon, self.lat]]), self.zoom)
        corner = centre - np.array([self.width_px, self.height_px]) / 2
        found: Points = _world(points, self.zoom) - corner
        return found

    def project(self, geometries: Geometries) -> Geometries:
        """Geometries in degrees, an array of them, in pixels from the upper left corner."""
        drawn: Geometries = shapely.transform(geometries, self.pixels)
        return drawn

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """West, south, east, north of the frame in degrees."""
        size = TILE_PX * 2**self.zoom
        x, y = _world(np.array([[self.lon, self.lat]]), self.zoom)[0]
        west, east = ((x + side * self.width_px / 2) / size * 360 - 180 for side in (-1, 1))
        south, north = (_latitude(y + side * self.height_px / 2, size) for side in (1, -1))
        return west, south, east, north


def frame_of(
    extent: tuple[float, float, float, float], width_px: int, height_px: int, largest: float = 8
) -> Frame:
    """The frame that shows an extent whole, at a zoom of at most `largest`."""
    west, south, east, north = extent
    corners = _world(np.array([[west, north], [east, south]]), 0)
    spans = np.maximum(corners[1] - corners[0], 1e-6)
    zoom = float(np.log2(np.min(np.array([width_px, height_px]) / spans)))
    middle = corners.mean(axis=0)
    lon = float(middle[0] / TILE_PX * 360 - 180)
    return Frame(_latitude(float(middle[1]), TILE_PX), lon, min(zoom, largest), width_px, height_px)


def _world(points: Points, zoom: float) -> Points:
    size = TILE_PX * 2**zoom
    lat = np.radians(np.clip(points[:, 1], -85.0511, 85.0511))
    x = (points[:, 0] + 180) / 360 * size
    y = (1 - np.arcsinh(np.tan(lat)) / np.pi) / 2 * size
    return np.column_stack([x, y])


def _latitude(y: float, size: float) -> float:
    return float(np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * y / size)))))
