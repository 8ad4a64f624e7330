"""The borders of a partition: for each pair of neighbouring faces the edges that they share."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

import geopandas as gpd
import shapely
from shapely.geometry import MultiLineString
from shapely.geometry.base import BaseGeometry

Edge = tuple[tuple[float, float], tuple[float, float]]
# The faces on each side of a disputed line, by `left` and `right`.
Sides = Mapping[str, list[str]]


def borders(faces: gpd.GeoDataFrame, lines: Mapping[str, Sides]) -> gpd.GeoDataFrame:
    """One row for each pair of neighbours: `border`, `left`, `right`, `disputes`, geometry.

    `left` and `right` are faces in the order of their names, `disputes` the ids, joined by `;`,
    of the disputed lines that run there. Edges are exactly those of `faces`, EPSG:4326; coasts
    have no row.
    """
    sides: dict[Edge, list[str]] = defaultdict(list)
    for face in faces.itertuples():
        for edge in _edges(face.geometry):
            sides[edge].append(face.face)
    shared: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge, owners in sides.items():
        if len(set(owners)) == 2:
            shared[min(owners), max(owners)].append(edge)
    rows = [
        {
            "border": f"{left}|{right}",
            "left": left,
            "right": right,
            "disputes": ";".join(_disputes(left, right, lines)),
            "geometry": shapely.normalize(shapely.line_merge(MultiLineString(sorted(edges)))),
        }
        for (left, right), edges in sorted(shared.items())
    ]
    return gpd.GeoDataFrame(rows, crs=4326)


def _edges(geometry: BaseGeometry) -> list[Edge]:
    rings = shapely.get_rings(shapely.get_parts(geometry))
    edges = []
    for ring in rings:
        points = [(x, y) for x, y in shapely.get_coordinates(ring).tolist()]
        edges += [(min(pair), max(pair)) for pair in pairwise(points)]
    return edges


def _disputes(left: str, right: str, lines: Mapping[str, Sides]) -> list[str]:
    def between(one: str, other: str, sides: Sides) -> bool:
        return one in sides["left"] and other in sides["right"]

    return [
        line
        for line, sides in lines.items()
        if between(left, right, sides) or between(right, left, sides)
    ]
