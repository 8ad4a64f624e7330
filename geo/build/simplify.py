"""Simplifies the partition for a zoom band: shared edges stay shared, the theatre keeps detail."""

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize

from geo.build.partition import checked

# Longitude and latitude between which the atlas tells its story, and those between which its maps
# often reach.
_THEATRE = ((26.0, 100.0), (20.0, 58.0))
_NEAR = ((-12.0, 147.0), (-11.0, 72.0))


@dataclass(frozen=True)
class BandRule:
    """How far a zoom band is simplified: tolerance and smallest island in warped degrees.

    `near` and `far` say how much a degree counts outside of the theatre, and outside of what the
    maps often reach.
    """

    tolerance: float
    smallest_island: float
    decimals: int
    near: float
    far: float


RULES = {
    "coarse": BandRule(0.14, 0.03, 2, near=0.35, far=0.12),
    "medium": BandRule(0.034, 0.002, 3, near=0.2, far=0.05),
    "fine": BandRule(0.021, 0.0006, 4, near=0.06, far=0.03),
}


def simplified(faces: gpd.GeoDataFrame, rule: BandRule) -> gpd.GeoDataFrame:
    """The faces of a zoom band, coordinates on a grid of `rule.decimals`, EPSG:4326.

    Visvalingam's method on the whole coverage (GEOS), after a warp of the axes that makes the
    tolerance larger outside of the theatre. Faces without zones lose islands smaller than the
    rule allows; one that is smaller than the grid is left out. Raises BuildError where the result
    is no valid coverage.
    """
    kept = [
        _without_small_islands(face.geometry, rule) if not face.zones else face.geometry
        for face in faces.itertuples()
    ]
    warped = shapely.transform(np.array(kept, dtype=object), lambda points: warp(points, rule))
    original = shapely.get_coordinates(np.array(kept, dtype=object))
    place = {
        tuple(at): back for at, back in zip(warp(original, rule), original.tolist(), strict=True)
    }
    simple = shapely.coverage_simplify(warped, rule.tolerance)

    def unwarp(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.array([place[tuple(at)] for at in points])

    exact = shapely.transform(simple, unwarp)
    rounded = _on_grid(exact, 10.0**-rule.decimals)
    shown = faces.assign(geometry=rounded)
    return checked(shown[shown.geometry.notna()].reset_index(drop=True))


def warp(points: NDArray[np.float64], rule: BandRule) -> NDArray[np.float64]:
    """Longitudes and latitudes with the world outside of the theatre drawn together."""
    columns = []
    for axis, (low, high) in enumerate(_THEATRE):
        values = points[:, axis]
        inside = np.clip(values, low, high)
        near = np.clip(values, *_NEAR[axis])
        columns.append(inside + (near - inside) * rule.near + (values - near) * rule.far)
    return np.column_stack(columns)


def _without_small_islands(geometry: BaseGeometry, rule: BandRule) -> BaseGeometry:
    parts = shapely.get_parts(geometry)
    sizes = shapely.area(shapely.transform(parts, lambda points: warp(points, rule)))
    largest = int(np.argmax(sizes))
    keep = [
        part
        for index, part in enumerate(parts)
        if index == largest or sizes[index] >= rule.smallest_island
    ]
    return MultiPolygon(keep)


def _on_grid(faces: NDArray[np.object_], grid: float) -> list[BaseGeometry | None]:
    """The coverage with its vertices on a grid, noded anew there; None for a face lost in it."""
    noded = shapely.union_all(shapely.boundary(faces), grid_size=grid)
    pieces = list(polygonize(shapely.get_parts(noded)))
    tree = shapely.STRtree(faces)
    assigned: list[list[BaseGeometry]] = [[] for _ in faces]
    inside, owners = tree.query(shapely.point_on_surface(pieces), predicate="within")
    for piece, owner in zip(inside.tolist(), owners.tolist(), strict=True):
        assigned[owner].append(pieces[piece])
    return [_rejoined(parts) for parts in assigned]


def _rejoined(parts: Sequence[BaseGeometry]) -> BaseGeometry | None:
    if not parts:
        return None
    joined: BaseGeometry = shapely.normalize(shapely.coverage_union_all(parts))
    return joined
