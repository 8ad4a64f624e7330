"""Packed documents hold what the documents hold."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.layers.atlas import Atlas
from geo.maps.web.documents import drawings
from geo.maps.web.packed import pack, polyline

PER_DEGREE = 500


def _unpacked(coordinates: Any, per_degree: int) -> Any:
    """The coordinates that were packed, longitude first."""
    if isinstance(coordinates, str):
        steps = np.array(_numbers(coordinates)).reshape(-1, 2)
        return (np.cumsum(steps, axis=0)[:, ::-1] / per_degree).tolist()
    return [_unpacked(part, per_degree) for part in coordinates]


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
        for told, feature in zip(drawing.document["features"], sent["features"], strict=True):
            geometry = feature["geometry"]
            assert {**feature, "geometry": None} == {**told, "geometry": None}
            if geometry is None or geometry["type"] == "Point":
                assert geometry == told["geometry"]
            else:
                drawn = _unpacked(geometry["coordinates"], drawing.per_degree)
                assert drawn == _lists(told["geometry"]["coordinates"])


def _lists(coordinates: Any) -> Any:
    if isinstance(coordinates, Sequence):
        return [_lists(part) for part in coordinates]
    return coordinates
