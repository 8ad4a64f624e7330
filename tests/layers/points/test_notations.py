"""The notations of points, against vectors that those who specify them publish."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Proj

from geo.layers.points.notations import (
    decimal_degrees,
    mgrs,
    open_location_code,
    plus_code,
    sexagesimal,
)
from geo.layers.points.point_id import LATITUDE, LONGITUDE, Point

# Codes of ten digits from test_data/encoding.csv of google/open-location-code.
PLUS_CODES = [
    (20.3700625, 2.7821875, "7FG49QCJ+2V"),
    (47.0000625, 8.0000625, "8FVC2222+22"),
    (-41.2730625, 174.7859375, "4VCPPQGP+Q9"),
    (-89.9999375, -179.9999375, "22222222+22"),
    (90, 1, "CFX3X2X2+X2"),
    (47.0000625, 728.0000625, "8FVC2222+22"),
    (-41.2730625, 1254.7859375, "4VCPPQGP+Q9"),
    (1.2, 3.4, "6FH56C22+22"),
    (35.6, 3.033, "8F75J22M+26"),
    (-37.014, -159.936, "43J2X3P7+CJ"),
    (58.66, 149.17, "9RCFM56C+22"),
    (10.734, -168.294, "722HPPM4+JC"),
    (-25.798, -59.812, "5862652Q+R6"),
    (-19.212, 107.423, "5PG9QCQF+66"),
    (-18.32, 96.397, "5MHRM9JW+2R"),
]


@pytest.mark.parametrize(("lat", "lon", "code"), PLUS_CODES)
def test_a_plus_code_is_that_of_the_specification(lat: float, lon: float, code: str) -> None:
    assert open_location_code(lat, lon) == code


@pytest.mark.parametrize(
    ("lat", "lon", "square"),
    [
        # 15TWG0000049776 in the documentation of mgrs.
        (42.0, -93.0, "15T WG 000 497"),
    ],
)
def test_a_square_of_mgrs_is_that_of_the_grid(lat: float, lon: float, square: str) -> None:
    point = Point.of(lat, lon)
    assert point is not None
    zone, letters, east, north = mgrs(point).split()
    assert f"{zone} {letters} {east[:3]} {north[:3]}" == square


@given(st.floats(-79.9, 55.9), st.floats(*LONGITUDE))
def test_the_digits_of_mgrs_are_those_of_utm(lat: float, lon: float) -> None:
    """Against PROJ, an implementation of its own, where zones are six degrees wide."""
    point = Point.of(lat, lon)
    assert point is not None
    number = int((point.lon + 180) // 6) % 60 + 1
    utm = Proj(proj="utm", zone=number, south=point.lat < 0, ellps="WGS84")
    zone, _letters, *digits = mgrs(point).split()
    assert int(zone[:-1]) == number
    for written, metres in zip(digits, utm(point.lon, point.lat), strict=True):
        # Digits are cut off, so what lies on the edge of a square may fall to either side.
        apart = (int(written) * 10 - metres % 100_000) % 100_000
        assert apart < 0.02 or apart > 100_000 - 10.02


def test_degrees_minutes_and_seconds_carry() -> None:
    assert sexagesimal(Point(37.47, 69.38)) == "37°28′12.0″N 69°22′48.0″E"
    assert sexagesimal(Point(-0.9999, -59.99999)) == "0°59′59.6″S 60°00′00.0″W"


@given(st.floats(*LATITUDE), st.floats(*LONGITUDE))
def test_every_point_has_every_notation(lat: float, lon: float) -> None:
    point = Point.of(lat, lon)
    assert point is not None
    assert len(plus_code(point)) == 11
    assert len(mgrs(point).split()[-1]) == 4
    assert "60.0″" not in sexagesimal(point)
    assert tuple(map(float, decimal_degrees(point).split(", "))) == point
