"""The ids of points: one for each, and a remedy for what is none."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.layers.points.point_id import LATITUDE, LONGITUDE, POINT_PATTERN, Point, fault_of

latitudes = st.floats(*LATITUDE)
longitudes = st.floats(*LONGITUDE)


@given(latitudes, longitudes)
@example(-0.00001, -180.0)
@example(0.03125, 179.99999)
def test_the_id_of_a_point_is_read_as_that_point(lat: float, lon: float) -> None:
    point = Point.of(lat, lon)
    assert point is not None
    assert re.fullmatch(POINT_PATTERN, str(point))
    assert Point.parse(str(point)) == point
    assert fault_of(str(point)) == ""
    assert "-0.0000" not in str(point)
    assert abs(point.lat - lat) <= 0.00005 + 1e-12


@given(st.text() | st.from_regex(POINT_PATTERN, fullmatch=True))
def test_every_text_is_the_id_of_a_point_or_has_a_fault_or_is_of_something_else(text: str) -> None:
    is_point, is_faulty = Point.parse(text) is not None, fault_of(text) != ""
    assert is_point + is_faulty + (not text.startswith("point")) >= 1
    assert not (is_point and is_faulty)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("point:37.47,69.38", "point:37.4700,69.3800"),
        ("point:+1,-180", "point:1.0000,180.0000"),
        ("point:-0.00001,0.03125", "point:0.0000,0.0313"),
        ("point:-85,179.99996", "point:-85.0000,180.0000"),
    ],
)
def test_a_point_is_written_in_one_way(text: str, written: str) -> None:
    assert str(Point.parse(text)) == written


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("point:95,3", "perhaps point:3.0000,95.0000 is meant"),
        ("point:120.5,45.25", "perhaps point:45.2500,120.5000 is meant"),
        ("point:89,190", "latitudes from -85 to 85 and longitudes from -180 to 180"),
        ("point:nan,3", "such as point:37.4700,69.3800"),
        ("point:1.123456789012345678901,3", "up to 20 decimals"),
        ("point:37", "such as point:37.4700,69.3800"),
    ],
)
def test_what_is_no_point_is_told_a_remedy(text: str, remedy: str) -> None:
    assert Point.parse(text) is None
    assert remedy in fault_of(text)


def test_the_id_of_a_feature_has_no_fault_of_a_point() -> None:
    assert fault_of("state:RUS") == ""
