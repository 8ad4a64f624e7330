"""Packed documents: lines as encoded polylines, half of their size as GeoJSON on the wire.

That is Google's Encoded Polyline Algorithm Format, in which each point is told by its distance from
the one before, latitude first. Here it counts in `per_degree`ths of a degree, which the document
names, instead of in hundred-thousandths.

What rings share stands once, in `arcs`: polylines with a space between them, each counted from
the end of the one before. A ring that meets others is the list of its arcs' numbers (`topology`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias, cast

from geo.layers.files.geojson import Coordinates, Feature, FeatureCollection, Geometry
from geo.maps.web.topology import Line, Point, Topology

_FIRST_LETTER = 63

# A line, or lists of lines, of any depth.
_Lines: TypeAlias = "Line | list[_Lines]"
_Packed: TypeAlias = "str | list[int] | list[_Packed]"


def pack(document: FeatureCollection, per_degree: int) -> dict[str, object]:
    """A FeatureCollection, its lines as strings, or as numbers of arcs; points stay as they are."""
    drawn = [_whole_lines(feature["geometry"], per_degree) for feature in document["features"]]
    topology = Topology(
        ring
        for feature, lines in zip(document["features"], drawn, strict=True)
        if _is_area(feature)
        for ring in _each(lines)
    )
    features = [
        _pack_feature(feature, lines, topology) if lines else feature
        for feature, lines in zip(document["features"], drawn, strict=True)
    ]
    arcs = " ".join(_strokes(topology.arcs))
    return {**document, "per_degree": per_degree, "arcs": arcs, "features": features}


def _is_area(feature: Feature) -> bool:
    geometry = feature["geometry"]
    return geometry is not None and geometry["type"] in ("Polygon", "MultiPolygon")


def _pack_feature(feature: Feature, lines: _Lines, topology: Topology) -> Mapping[str, object]:
    packed = _pack(lines, topology if _is_area(feature) else None)
    return {**feature, "geometry": {**(feature["geometry"] or {}), "coordinates": packed}}


def _whole_lines(geometry: Geometry | None, per_degree: int) -> _Lines:
    """The lines of a geometry in whole numbers, latitude first; none of what has no lines."""
    if geometry is None or geometry["type"] == "Point":
        return []

    def whole(coordinates: Coordinates) -> _Lines:
        line = cast("Sequence[tuple[float, float]]", coordinates)
        # How deep they are is told by what is there, not by their type.
        if isinstance(line[0][0], Sequence):
            return [whole(part) for part in line]
        return tuple((round(lat * per_degree), round(lon * per_degree)) for lon, lat in line)

    return whole(geometry["coordinates"])


def _each(lines: _Lines) -> Iterator[Line]:
    if isinstance(lines, tuple):
        yield lines
    else:
        for part in lines:
            yield from _each(part)


def _pack(lines: _Lines, topology: Topology | None) -> _Packed:
    if isinstance(lines, list):
        return [_pack(part, topology) for part in lines]
    return (topology and topology.follow(lines)) or polyline(lines)


def _strokes(arcs: Iterable[Line]) -> Iterator[str]:
    """Polylines as a pen draws them that goes on from where it is."""
    pen = (0, 0)
    for arc in arcs:
        yield polyline(arc, pen)
        pen = arc[-1]


def polyline(points: Iterable[Point], begin: Point = (0, 0)) -> str:
    """The encoded polyline of points in whole numbers, counted from `begin`."""
    steps: list[int] = []
    last_lat, last_lon = begin
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
