"""Packed documents hold what the documents hold."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import example, given
from hypothesis import strategies as st

from geo.layers.atlas import Atlas
from geo.maps.web.documents import drawings
from geo.maps.web.packed import pack, polyline
from geo.maps.web.topology import Topology

PER_DEGREE = 500


Points = list[list[float]]


def _unpacked(coordinates: Any, per_degree: int, arcs: Sequence[Points] = ()) -> Any:
    """The coordinates that were packed, longitude first."""
    if isinstance(coordinates, str):
        return _line(coordinates, per_degree)
    if isinstance(coordinates[0], int):
        first, *others = (arcs[at] if at >= 0 else arcs[~at][::-1] for at in coordinates)
        return [*first, *(point for arc in others for point in arc[1:])]
    return [_unpacked(part, per_degree, arcs) for part in coordinates]


def _line(text: str, per_degree: int, begin: Sequence[float] = (0.0, 0.0)) -> Points:
    steps = np.array(_numbers(text)).reshape(-1, 2)[:, ::-1]
    points = np.cumsum(steps, axis=0) + np.round(np.array(begin) * per_degree)
    lines: Points = (points / per_degree).tolist()
    return lines


def _arcs(packed: Mapping[str, Any]) -> list[Points]:
    """The arcs of a packed document, each counted from the end of the one before."""
    arcs: list[Points] = []
    for text in packed["arcs"].split():
        arcs.append(_line(text, packed["per_degree"], arcs[-1][-1] if arcs else (0.0, 0.0)))
    return arcs


def _numbers(text: str) -> list[int]:
    """The whole numbers of a polyline."""
    found, number, shift = [], 0, 0
    for bits in (ord(letter) - 63 for letter in text):
        number |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            found.append(~(number >> 1) if number & 1 else number >> 1)
            number, shift = 0, 0
    return found


def _collection(kind: str, coordinates: Any) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "FeatureCollection", "features": [{"id": "one", "geometry": geometry}]}


def _parts(limit: int) -> st.SearchStrategy[float]:
    """Degrees up to a limit, in whole parts."""
    whole = st.integers(-limit * PER_DEGREE, limit * PER_DEGREE)
    return whole.map(lambda part: part / PER_DEGREE)


def test_a_polyline_is_written_as_its_format_says() -> None:
    """The example of https://developers.google.com/maps/documentation/utilities/polylinealgorithm"""
    points = [(3850000, -12020000), (4070000, -12095000), (4325200, -12645300)]
    assert polyline(points) == "_p~iF~ps|U_ulLnnqC_mqNvxq`@"


_LINES = st.lists(st.lists(st.tuples(_parts(360), _parts(90)).map(list), min_size=2), min_size=1)


@given(_LINES)
@example([[[0.0, 0.0]] * 4])
def test_lines_are_what_they_were(lines: list[list[list[float]]]) -> None:
    sent = pack(_collection("MultiLineString", lines), PER_DEGREE)
    assert sent["per_degree"] == PER_DEGREE
    geometry = sent["features"][0]["geometry"]
    assert all(isinstance(line, str) for line in geometry["coordinates"])
    assert _unpacked(geometry["coordinates"], PER_DEGREE) == lines


@pytest.mark.parametrize("geometry", [None, {"type": "Point", "coordinates": [64.5, 36.25]}])
def test_what_has_no_lines_stays(geometry: dict[str, Any] | None) -> None:
    document = {"features": [{"id": "one", "geometry": geometry}]}
    assert pack(document, PER_DEGREE)["features"] == document["features"]


def test_no_drawn_layer_loses_anything_when_it_is_packed(atlas: Atlas) -> None:
    for drawing in drawings(atlas):
        sent = pack(drawing.document, drawing.per_degree)
        arcs = _arcs(sent)
        for told, feature in zip(drawing.document["features"], sent["features"], strict=True):
            geometry = feature["geometry"]
            assert {**feature, "geometry": None} == {**told, "geometry": None}
            if geometry is None or geometry["type"] == "Point":
                assert geometry == told["geometry"]
            else:
                drawn = _unpacked(geometry["coordinates"], drawing.per_degree, arcs)
                assert drawn == _lists(told["geometry"]["coordinates"])


def _lists(coordinates: Any) -> Any:
    if isinstance(coordinates, Sequence):
        return [_lists(part) for part in coordinates]
    return coordinates


def _areas(draw: list[tuple[int, int]]) -> list[Any]:
    """What a plane is cut into around some points: each edge within it is shared by two areas."""
    cells = shapely.voronoi_polygons(shapely.MultiPoint(draw))
    return [
        [[round(x, 3), round(y, 3)] for x, y in cell.exterior.coords]
        for cell in shapely.get_parts(cells)
    ]


_SPOTS = st.lists(
    st.tuples(st.integers(-60, 60), st.integers(-60, 60)), min_size=2, max_size=12, unique=True
)


@given(_SPOTS)
def test_areas_that_share_edges_are_what_they_were(spots: list[tuple[int, int]]) -> None:
    """Also where rings begin elsewhere, run the other way round, or lie in each other."""
    rings = [
        [[round(1000 * lon), round(1000 * lat)] for lon, lat in ring] for ring in _areas(spots)
    ]
    hole = [*rings[0][1:], rings[0][1]][::-1]
    features: list[Any] = [
        {"id": str(at), "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for at, ring in enumerate([*rings, hole])
    ]
    sent = pack({"features": features}, 1)
    arcs = _arcs(sent)
    assert [
        _unpacked(feature["geometry"]["coordinates"], 1, arcs) for feature in sent["features"]
    ] == [feature["geometry"]["coordinates"] for feature in features]
    edges = [frozenset(map(tuple, edge)) for arc in arcs for edge in pairwise(arc)]
    assert len(edges) == len(set(edges))


def test_what_two_rings_share_is_one_arc() -> None:
    left = ((0, 0), (0, 1), (0, 2), (2, 2), (2, 0), (0, 0))
    right = ((0, 0), (-2, 0), (-2, 2), (0, 2), (0, 1), (0, 0))
    island = ((9, 9), (9, 8), (8, 8), (9, 9))
    topology = Topology([left, right, island])
    assert topology.follow(left) == [0, 1]
    assert topology.follow(right) == [2, ~0]
    assert topology.follow(island) is None
    assert topology.arcs == (left[:3], left[2:], right[:4])
