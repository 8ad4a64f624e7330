"""Closed lines in EPSG:4326 and what they go around, also over the antimeridian."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon, affinity
from shapely.geometry.base import BaseGeometry

from geo.layers.measuring.geodesy import GEOD, cut_at_antimeridian


def geodesic_discs(
    lons: Sequence[float], lats: Sequence[float], radii_km: Sequence[float], vertices: int
) -> NDArray[np.object_]:
    """What lies within a radius of each of the centres, as polygons of so many vertices."""
    azimuths = np.tile(np.linspace(0, 360, vertices, endpoint=False), len(lons))
    radii_m = np.multiply(radii_km, 1000)
    lon, lat, radius_m = (np.repeat(column, vertices) for column in (lons, lats, radii_m))
    x, y, _ = GEOD.fwd(lon, lat, azimuths, radius_m)
    edges = np.stack([x, y], axis=-1).reshape(-1, vertices, 2)
    closed = np.concatenate([edges, edges[:, :1]], axis=1)
    discs = np.array([*map(Polygon, closed)], dtype=object)
    for index in np.flatnonzero((np.abs(np.diff(closed[..., 0])) > 180).any(axis=1)):
        discs[index] = inside_of([(x, y) for x, y in closed[index].tolist()])
    return discs


def inside_of(ring: list[tuple[float, float]]) -> BaseGeometry:
    """What a closed line goes around; the line itself where it goes around a pole."""
    lons = counted_on(ring)
    if is_around_a_pole(lons):
        return cut_at_antimeridian(ring)
    edge = zip(lons, (lat for _lon, lat in ring), strict=True)
    return in_world(shapely.make_valid(Polygon(edge)))


def counted_on(ring: list[tuple[float, float]]) -> list[float]:
    """The longitudes of a line, counted on where it crosses the antimeridian."""
    lons = np.array([lon for lon, _lat in ring])
    turns = np.round((np.unwrap(lons, period=360) - lons) / 360)
    # The whole turns alone are added, so that the end of a closed line is its beginning exactly.
    counted: list[float] = (lons + 360 * turns).tolist()
    return counted


def is_around_a_pole(lons: list[float]) -> bool:
    """Whether a closed line with these longitudes ends a whole turn from where it began."""
    return abs(lons[-1] - lons[0]) > 1


def in_world(whole: BaseGeometry) -> BaseGeometry:
    """A polygon that may lie beyond the antimeridian, its parts brought back from there."""
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
