"""Packed documents: lines as encoded polylines, two thirds of their size as GeoJSON on the wire.

That is Google's Encoded Polyline Algorithm Format, in which each point is told by its distance from
the one before, latitude first. Here it counts in `per_degree`ths of a degree, which the document
names, instead of in hundred-thousandths.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

_FIRST_LETTER = 63


def pack(document: Mapping[str, Any], per_degree: int) -> dict[str, Any]:
    """A FeatureCollection, the lines of its geometries as strings; points stay as they are."""
    features = [
        {**feature, "geometry": _packed_geometry(feature["geometry"], per_degree)}
        for feature in document["features"]
    ]
    return {**document, "per_degree": per_degree, "features": features}


def _packed_geometry(
    geometry: Mapping[str, Any] | None, per_degree: int
) -> Mapping[str, Any] | None:
    if geometry is None or geometry["type"] == "Point":
        return geometry
    return {**geometry, "coordinates": _packed_lines(geometry["coordinates"], per_degree)}


def _packed_lines(coordinates: Sequence[Any], per_degree: int) -> Any:
    """A line as a string, and lists of lines, of any depth, as lists of strings."""
    if isinstance(coordinates[0][0], Sequence):
        return [_packed_lines(part, per_degree) for part in coordinates]
    return polyline(
        [(round(lat * per_degree), round(lon * per_degree)) for lon, lat in coordinates]
    )


def polyline(points: Iterable[tuple[int, int]]) -> str:
    """The encoded polyline of points in whole numbers."""
    steps: list[int] = []
    last_lat = last_lon = 0
    for lat, lon in points:
        steps += (lat - last_lat, lon - last_lon)
        last_lat, last_lon = lat, lon
    return "".join(map(_letters, steps))


# Most points lie near the one before, so that the same distances come again and again.
@lru_cache(maxsize=2**16)
def _letters(number: int) -> str:
    """Five bits a letter, the lowest first; the sixth says that the number goes on."""
    left = ~(number << 1) if number < 0 else number << 1
    letters = ""
    while left >= 32:
        letters += chr(_FIRST_LETTER + 32 + left % 32)
        left >>= 5
    return letters + chr(_FIRST_LETTER + left)
