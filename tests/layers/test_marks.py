"""Marks of a reader: measured as GeographicLib measures, over the land that the atlas draws."""

import json
from itertools import pairwise

import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from geo.layers.atlas import Atlas
from geo.layers.frames.measures import measures
from geo.layers.mark_land import land_inside, land_under, mark_table
from geo.layers.marks import Mark, enclosed_area, label_point, mark_geometry
from geo.layers.measuring.geodesy import GEOD, area_km2, distance_km
from geo.layers.worldview import Look
from geo.layers.worldview.land import land_area_km2
from geo.maps.web.bundle import FRONTEND_FOLDER

PUBLISHED = json.loads((FRONTEND_FOLDER / "test" / "geodesics.json").read_text("utf-8"))
ROUND_THE_POLE = ((0.0, 80.0), (120.0, 80.0), (-120.0, 80.0))
CROSSED = ((0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0))
# More than half of the Earth.
ROUND_THE_OTHER_SIDE = (
    *((lon, 80.0) for lon in (-150.0, -50.0, 50.0, 150.0)),
    *((lon, -80.0) for lon in (150.0, 50.0, -50.0, -150.0)),
)
# From Farkhor over Afghanistan to Gilgit.
ROAD = ((69.38, 37.47), (71.43, 36.7), (74.0, 36.0))

points = st.tuples(st.floats(-180, 180), st.floats(-85, 85))


# From the Wakhan over Kashmir to Tibet: land of several holders, most of it disputed.
KASHMIR = ((74.0, 36.0), (78.0, 36.0), (78.0, 33.0), (74.0, 33.0))
# An area is told apart to a part in a thousand.
WITHIN = 1e-3


@st.composite
def areas(draw: st.DrawFn) -> Mark:
    """An area about a spot whose edge does not cross itself, from a village to a continent."""
    lon, lat = draw(st.tuples(st.floats(-180, 180), st.floats(-80, 80)))
    radius_km = 10 ** draw(st.floats(0, 3.4))
    shares = draw(st.lists(st.floats(0.3, 1), min_size=3, max_size=9))
    turn = 360 / len(shares)
    corners = [
        GEOD.fwd(lon, lat, at * turn, share * radius_km * 1000)[:2]
        for at, share in enumerate(shares)
    ]
    assume(all(abs(corner[1]) <= 85 for corner in corners))
    return Mark("area", 1, tuple(corners))


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


@given(areas())
def test_the_parts_of_an_area_are_as_large_as_the_area(atlas: Atlas, area: Mark) -> None:
    parts = land_inside(atlas, area, Look())
    assert sum(part.area_km2 for part in parts) == pytest.approx(area.area_km2, rel=WITHIN)
    assert all(part.area_km2 > 0 for part in parts)
    assert len({(part.holders, part.zone, part.is_water) for part in parts}) == len(parts)


@given(areas())
def test_what_is_land_is_so_in_every_look(atlas: Atlas, area: Mark) -> None:
    def water(viewer: str) -> list[float]:
        parts = land_inside(atlas, area, Look(viewer, Look().day))
        return [part.area_km2 for part in parts if part.is_water]

    assert water("IND") == pytest.approx(water("defacto"))


def test_water_is_what_no_land_of_the_atlas_covers(atlas: Atlas) -> None:
    gulf = Mark("area", 1, ((52.0, 30.0), (60.0, 28.0), (58.0, 23.0), (50.0, 24.0)))
    inside = enclosed_area(gulf)
    assert inside is not None
    faces = atlas.full_faces
    land = shapely.union_all(faces.geometry.iloc[faces.sindex.query(inside)].to_list())
    [water] = [part for part in land_inside(atlas, gulf, Look()) if part.is_water]
    sea_km2 = area_km2(shapely.difference(inside, land))
    assert water.area_km2 == pytest.approx(sea_km2, rel=WITHIN)
    assert water.area_km2 > 100_000


def test_a_state_that_lies_inside_is_there_with_all_its_land(atlas: Atlas) -> None:
    about = Mark("area", 1, ((26.0, -27.5), (30.5, -27.5), (30.5, -31.5), (26.0, -31.5)))
    [own] = [part for part in land_inside(atlas, about, Look()) if part.holders == ("LSO",)]
    assert own.area_km2 == pytest.approx(land_area_km2(atlas, "LSO", Look()), rel=1e-9)


def test_whose_land_lies_inside_depends_on_the_viewer(atlas: Atlas) -> None:
    def held(viewer: str) -> dict[str, float]:
        parts = land_inside(atlas, Mark("area", 1, KASHMIR), Look(viewer, Look().day))
        return {part.zone: part.area_km2 for part in parts if part.holders == ("IND",)}

    ground, india = held("defacto"), held("IND")
    assert ground["indian-kashmir"] == pytest.approx(india["indian-kashmir"])
    assert {"gilgit-baltistan", "azad-kashmir"} <= set(india) - set(ground)


def test_an_area_around_a_pole_holds_the_land_there(atlas: Atlas) -> None:
    south = Mark("area", 1, tuple((lon, -lat) for lon, lat in ROUND_THE_POLE))
    assert land_inside(atlas, south, Look())[0].holders == ("ATA",)
    north = land_inside(atlas, Mark("area", 1, ROUND_THE_POLE), Look())
    assert north[0].is_water


@pytest.mark.parametrize("corners", [CROSSED, ROUND_THE_OTHER_SIDE])
def test_no_land_is_told_where_inside_and_outside_are_not_clear(
    atlas: Atlas, corners: tuple[tuple[float, float], ...]
) -> None:
    assert land_inside(atlas, Mark("area", 1, corners), Look()) == ()


def test_a_table_says_whose_marks_they_are_and_what_they_measure(atlas: Atlas) -> None:
    made = (
        _line(*ROAD),
        Mark("ring", 2, ((69.38, 37.47),), 250.5, text="Range"),
        Mark("highlight", 3, feature="zone:aksai-chin"),
        Mark("highlight", 3, feature="zone:none"),
        Mark("area", 1, ((60.0, 35.0), (64.0, 35.0), (62.0, 39.0))),
    )
    table = mark_table(atlas, made, Look())
    assert list(table["id"]) == ["mark:1", "mark:2", "mark:3", "mark:4", "mark:5"]
    assert set(table["by"]) == {"the reader, not the atlas"}
    assert table["length_km"][0] == pytest.approx(made[0].length_km, abs=1e-3)
    assert table["radius_km"][1] == 250.5
    assert table["name"].fillna("").to_list() == ["", "Range", "", "", ""]
    assert list(table.geometry.is_empty) == [False, False, False, True, False]
    assert table["land"][0].startswith("TJK 1.75 km; AFG 250.46 km; PAK ")
    assert table["land"][4] == "TKM 54474.44 km²; AFG 13170.60 km²; IRN 13101.28 km²"
