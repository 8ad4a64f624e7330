"""Simplifies the partition for a zoom band: shared edges stay shared, theatres keep detail."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from typing import NamedTuple

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPoint, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize

from geo.build.land.partition import check_faces
from geo.build.packages import BuildError
from geo.build.theatres import Box, Level, Theatre

# How much a degree counts outside of the box to which a simplification attends.
_ELSEWHERE = 0.02

_ANTIMERIDIAN = 180.0

# Around a crossing of simplified edges vertices are kept up to this distance, twice it, and so on.
_REACH_DEGREES = 0.1
_MOST_TURNS = 5


class Care(NamedTuple):
    """The square of `tolerance`, and `smallest_island`, in square degrees.

    A corner is drawn from the first area on, an island from the second.
    """

    tolerance: float
    smallest_island: float


@dataclass(frozen=True)
class BandRule:
    """The grid of a zoom band, by decimals of a degree, and its care by level."""

    decimals: int
    care: Mapping[Level, Care]


RULES = {
    "coarse": BandRule(
        2,
        {
            "close": Care(0.06, 0.01),
            "full": Care(0.14, 0.03),
            "region": Care(0.2, 0.05),
            "surroundings": Care(0.4, 0.245),
            "world": Care(0.4, 0.3),
        },
    ),
    "medium": BandRule(
        3,
        {
            "close": Care(0.026, 0.002),
            "full": Care(0.034, 0.002),
            "region": Care(0.045, 0.004),
            "surroundings": Care(0.17, 0.05),
            "world": Care(0.2, 0.08),
        },
    ),
    "fine": BandRule(
        4,
        {
            "close": Care(0.018, 0.0006),
            "full": Care(0.021, 0.0006),
            "region": Care(0.045, 0.004),
            "surroundings": Care(0.21, 0.06),
            "world": Care(0.26, 0.14),
        },
    ),
}


def simplify_faces(
    faces: gpd.GeoDataFrame, rule: BandRule, theatres: Iterable[Theatre]
) -> gpd.GeoDataFrame:
    """The faces of a zoom band, coordinates on a grid of `rule.decimals`, EPSG:4326.

    Visvalingam's method on the whole coverage (GEOS), once for each theatre with shapes; what one
    of them keeps is kept. Faces without zones lose islands smaller than each theatre allows; one
    that is smaller than the grid is left out. Raises BuildError where the result is no valid
    coverage.
    """
    shapes = [(theatre.extent, rule.care[theatre.shapes]) for theatre in theatres if theatre.shapes]
    kept = _with_islands(faces, shapes)
    vertices = reduce(np.logical_or, (_kept_vertices(kept, *shape) for shape in shapes))
    rounded = _on_grid(_untangle(kept, vertices), 10.0**-rule.decimals)
    shown = faces.assign(geometry=rounded)
    return check_faces(shown[shown.geometry.notna()].reset_index(drop=True))


def warp(points: NDArray[np.float64], box: Box) -> NDArray[np.float64]:
    """Longitudes and latitudes with the world outside of the box drawn together."""
    west, south, east, north = box
    inside = np.clip(points, (west, south), (east, north))
    warped: NDArray[np.float64] = inside + (points - inside) * _ELSEWHERE
    return warped


def _with_islands(
    faces: gpd.GeoDataFrame, shapes: Sequence[tuple[Box, Care]]
) -> NDArray[np.object_]:
    kept = [
        face.geometry if face.zones else _without_small_islands(face.geometry, shapes)
        for face in faces.itertuples()
    ]
    return np.array(kept, dtype=object)


def _without_small_islands(
    geometry: BaseGeometry, shapes: Sequence[tuple[Box, Care]]
) -> BaseGeometry:
    parts = shapely.get_parts(geometry)
    # The halves of what the antimeridian cuts are drawn as one, so neither goes.
    west, _, east, _ = shapely.bounds(parts).T
    keep = (west == -_ANTIMERIDIAN) | (east == _ANTIMERIDIAN)
    for box, care in shapes:
        sizes = shapely.area(shapely.transform(parts, partial(warp, box=box)))
        keep |= sizes >= min(care.smallest_island, sizes.max())
    return MultiPolygon(list(parts[keep]))


def _kept_vertices(faces: NDArray[np.object_], box: Box, care: Care) -> NDArray[np.bool_]:
    """Which of the vertices, in their order, are left when what lies in the box is attended to."""
    warped = shapely.transform(faces, partial(warp, box=box))
    simple = shapely.coverage_simplify(warped, care.tolerance)
    kept: NDArray[np.bool_] = np.isin(_as_numbers(warped), _as_numbers(simple))
    return kept


def _as_numbers(geometries: NDArray[np.object_]) -> NDArray[np.complex128]:
    x, y = shapely.get_coordinates(geometries).T
    numbers: NDArray[np.complex128] = x + 1j * y
    return numbers


def _untangle(faces: NDArray[np.object_], kept: NDArray[np.bool_]) -> NDArray[np.object_]:
    """The faces with the vertices that are kept, and with more where edges would cross.

    What one theatre keeps of a narrow water may cross what another keeps of its other shore.
    """
    points = shapely.points(shapely.get_coordinates(faces))
    for turn in range(1, _MOST_TURNS + 1):
        simple = _of_vertices(faces, kept)
        tangled = simple[~shapely.is_valid(simple)]
        if not tangled.size:
            return simple
        kept = kept | shapely.dwithin(points, _crossings(tangled), turn * _REACH_DEGREES)
    raise BuildError("Simplified faces cross themselves; give theatres.yaml other boxes.")


def _crossings(tangled: NDArray[np.object_]) -> BaseGeometry:
    """The points in which edges of one face cross where no vertex is."""
    found = []
    for face in tangled:
        edges = shapely.boundary(shapely.get_parts(face))
        noded = shapely.get_coordinates(shapely.union_all(edges))
        numbers = noded @ (1, 1j)
        found.append(noded[~np.isin(numbers, shapely.get_coordinates(edges) @ (1, 1j))])
    return MultiPoint(np.concatenate(found))


def _of_vertices(faces: NDArray[np.object_], kept: NDArray[np.bool_]) -> NDArray[np.object_]:
    """The same faces with the vertices that are kept; equal vertices are kept or lost together."""
    masks = iter(np.split(kept, np.cumsum(shapely.get_num_coordinates(_rings(faces)))))
    simple = [
        MultiPolygon(
            [
                Polygon(shell, holes)
                for part in shapely.get_parts(face)
                for shell, *holes in [[_ring(ring, next(masks)) for ring in _rings(part)]]
            ]
        )
        for face in faces
    ]
    return np.array(simple, dtype=object)


def _rings(faces: NDArray[np.object_] | BaseGeometry) -> NDArray[np.object_]:
    rings: NDArray[np.object_] = shapely.get_rings(shapely.get_parts(faces))
    return rings


def _ring(ring: BaseGeometry, kept: NDArray[np.bool_]) -> NDArray[np.float64]:
    points = shapely.get_coordinates(ring)[:-1]
    # The two halves of what the antimeridian cuts meet in its corners there and in no other points.
    cut = np.abs(points[:, 0]) == _ANTIMERIDIAN
    corners = cut & ~(np.roll(cut, 1) & np.roll(cut, -1))
    ring_points: NDArray[np.float64] = points[(kept[:-1] & ~cut) | corners]
    return ring_points


def _on_grid(faces: NDArray[np.object_], grid: float) -> list[BaseGeometry | None]:
    """The coverage with its vertices on a grid, noded anew there; None for a face lost in it."""
    noded = shapely.union_all(shapely.boundary(faces), grid_size=grid)
    pieces = list(polygonize(shapely.get_parts(noded)))
    tree = shapely.STRtree(faces)
    assigned: list[list[BaseGeometry]] = [[] for _ in faces]
    inside, owners = tree.query(shapely.point_on_surface(pieces), predicate="within")
    for piece, owner in zip(inside.tolist(), owners.tolist(), strict=True):
        assigned[owner].append(pieces[piece])
    return [_rejoin(parts) for parts in assigned]


def _rejoin(parts: Sequence[BaseGeometry]) -> BaseGeometry | None:
    if not parts:
        return None
    joined: BaseGeometry = shapely.normalize(shapely.coverage_union_all(parts))
    return joined
