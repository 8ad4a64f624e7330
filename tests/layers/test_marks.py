"""Marks of a reader: measured as GeographicLib measures, over the land that the atlas draws."""

import json
from itertools import pairwise

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.layers.atlas import Atlas
from geo.layers.frames.measures import measures
from geo.layers.marks import Mark, label_point, land_under, mark_geometry, mark_table
from geo.layers.measuring.geodesy import distance_km
from geo.layers.worldview import Look
from geo.maps.web.bundle import FRONTEND_FOLDER

PUBLISHED = json.loads((FRONTEND_FOLDER / "test" / "geodesics.json").read_text("utf-8"))
ROUND_THE_POLE = ((0.0, 80.0), (120.0, 80.0), (-120.0, 80.0))
# From Farkhor over Afghanistan to Gilgit.
ROAD = ((69.38, 37.47), (71.43, 36.7), (74.0, 36.0))

points = st.tuples(st.floats(-180, 180), st.floats(-85, 85))


def _line(*corners: tuple[float, float]) -> Mark:
    return Mark("line", 1, tuple((lon, lat) for lon, lat in corners))


@pytest.mark.parametrize(("one", "other", "azimuth", "metres"), PUBLISHED["lines"])
def test_lengths_and_azimuths_are_those_that_are_published(
    one: tuple[float, float], other: tuple[float, float], azimuth: float, metres: float
) -> None:
    line = _line(one, other)
    assert line.length_km * 1000 == pytest.approx(metres, abs=1e-3)
    assert line.azimuth_degrees == pytest.approx(azimuth, abs=1e-7)


@pytest.mark.parametrize(("corners", "square_metres"), PUBLISHED["areas"])
def test_areas_are_those_that_are_published(corners: list, square_metres: float) -> None:
    for walked in (corners, corners[::-1]):
        area = Mark("area", 1, tuple(map(tuple, walked)))
        assert area.area_km2 * 1e6 == pytest.approx(square_metres, abs=1)


@given(st.lists(points, min_size=2, max_size=5, unique=True))
def test_a_line_is_as_long_as_its_legs_and_lies_in_the_world(corners: list) -> None:
    line = _line(*corners)
    legs = (distance_km(*one, *other) for one, other in pairwise(corners))
    assert line.length_km == pytest.approx(sum(legs))
    west, south, east, north = mark_geometry(line).bounds
    assert -180 <= west <= east <= 180
    assert -90 <= south <= north <= 90
    lon, lat = label_point(line)
    ends = distance_km(*corners[0], lon, lat), distance_km(*corners[-1], lon, lat)
    assert max(ends) <= line.length_km / 2 + 1e-6


def test_a_ring_is_as_far_from_its_middle_all_around_over_the_antimeridian() -> None:
    ring = mark_geometry(Mark("ring", 1, ((179.0, 60.0),), 500.0))
    assert ring.geom_type == "MultiLineString"
    inner = [point for point in shapely.get_coordinates(ring).tolist() if abs(point[0]) < 180]
    assert {round(distance_km(179.0, 60.0, *point), 6) for point in inner} == {500.0}


def test_an_area_over_the_antimeridian_lies_on_both_sides_of_it() -> None:
    area = mark_geometry(Mark("area", 1, ((170.0, 10.0), (-170.0, 10.0), (180.0, 20.0))))
    assert area.geom_type == "MultiPolygon"
    assert area.is_valid
    assert (area.bounds[0], area.bounds[2]) == (-180, 180)
    assert not area.intersects(shapely.Point(0, 12))


def test_what_goes_around_a_pole_is_drawn_as_a_line() -> None:
    assert "Line" in mark_geometry(Mark("area", 1, ROUND_THE_POLE)).geom_type


def test_a_line_like_a_distance_of_the_atlas_crosses_the_same_land(atlas: Atlas) -> None:
    for measure in measures(atlas).values():
        gap = measure.gap
        line = _line((gap.lon_from, gap.lat_from), (gap.lon_to, gap.lat_to))
        look = Look(measure.as_drawn_by, Look().day)
        assert land_under(atlas, line, look) == measure.crossings


def test_whose_land_a_line_crosses_depends_on_the_viewer(atlas: Atlas) -> None:
    def holders(viewer: str) -> list[tuple[str, ...]]:
        return [one.holders for one in land_under(atlas, _line(*ROAD), Look(viewer, Look().day))]

    assert holders("defacto") == [("TJK",), ("AFG",), ("PAK",), ("PAK",)]
    assert holders("IND") == [("TJK",), ("AFG",), ("PAK",), ("IND",)]


def test_the_land_under_a_line_is_as_long_as_the_line_where_all_of_it_is_land(
    atlas: Atlas,
) -> None:
    line = _line(*ROAD)
    crossings = land_under(atlas, line, Look())
    assert sum(one.length_km for one in crossings) == pytest.approx(line.length_km, abs=0.5)
    for before, after in pairwise(crossings):
        assert after.from_km == pytest.approx(before.to_km, abs=0.2)


def test_a_table_says_whose_marks_they_are_and_what_they_measure(atlas: Atlas) -> None:
    made = (
        _line(*ROAD), Mark("ring", 2, ((69.38, 37.47),), 250.5, text="Range"),
        Mark("highlight", 3, feature="zone:aksai-chin"), Mark("highlight", 3, feature="zone:none"),
    )  # fmt: skip
    table = mark_table(atlas, made)
    assert list(table["id"]) == ["mark:1", "mark:2", "mark:3", "mark:4"]
    assert set(table["by"]) == {"the reader, not the atlas"}
    assert table["length_km"][0] == pytest.approx(made[0].length_km, abs=1e-3)
    assert table["radius_km"][1] == 250.5
    assert table["name"].fillna("").to_list() == ["", "Range", "", ""]
    assert list(table.geometry.is_empty) == [False, False, False, True]
