"""Laws and published values of measuring on the ellipsoid."""

from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from geo.layers.measuring.closed_lines import geodesic_discs
from geo.layers.measuring.geodesy import (
    GEOD,
    area_km2,
    cut_at_antimeridian,
    distance_km,
    gap_between,
    gap_to,
    geodesic_circle,
    geodesic_line,
    length_km,
)

# Karney's figures for WGS 84: the whole surface, the quarter meridian, a degree of the equator.
SURFACE_KM2 = 510065621.724
QUARTER_MERIDIAN_KM = 10001.965729
EQUATOR_DEGREE_KM = 111.319491

lons = st.floats(-180, 180)
lats = st.floats(-90, 90)
places = st.tuples(lons, lats)


def within(west, south, east, north):
    return st.tuples(st.floats(west, east), st.floats(south, north))


def polygons(west, south, east, north):
    """Star-shaped polygons around a point of the box."""

    def build(centre, radii):
        angles = np.linspace(0, 2 * np.pi, len(radii), endpoint=False)
        x = centre[0] + np.multiply(radii, np.cos(angles))
        y = centre[1] + np.multiply(radii, np.sin(angles))
        return Polygon(np.column_stack([x, y]))

    radii = st.lists(st.floats(0.2, 3), min_size=3, max_size=8)
    return st.builds(build, within(west, south, east, north), radii)


def nearest_km(points, others):
    """The least of all distances between two sets of points: brute force."""
    one = np.repeat(points, len(others), axis=0)
    other = np.tile(others, (len(points), 1))
    return GEOD.inv(*one.T, *other.T)[2].min() / 1000


def outline(geometry, step=0.1):
    return shapely.get_coordinates(shapely.segmentize(geometry.boundary, step))


def pieces(line):
    return list(getattr(line, "geoms", [line]))


@pytest.mark.parametrize(
    ("one", "other", "expected_km"),
    [
        pytest.param((-73.8, 40.6), (-0.5, 51.6), 5551.759400, id="JFK to LHR, GeodSolve(1)"),
        pytest.param((0, 0), (1, 0), EQUATOR_DEGREE_KM, id="a degree of the equator"),
        pytest.param((20, 0), (20, 90), QUARTER_MERIDIAN_KM, id="a quarter meridian"),
        pytest.param((0, 0), (180, 0), 2 * QUARTER_MERIDIAN_KM, id="antipodes, over a pole"),
        pytest.param((-179.5, 0), (179.5, 0), EQUATOR_DEGREE_KM, id="over the antimeridian"),
    ],
)
def test_distances_agree_with_published_values(one, other, expected_km):
    assert distance_km(*one, *other) == pytest.approx(expected_km, abs=1e-3)


@given(places, places)
def test_distance_is_symmetric(one, other):
    assert distance_km(*one, *other) == pytest.approx(distance_km(*other, *one), abs=1e-6)


@given(places, places)
def test_no_distance_exceeds_half_a_meridian(one, other):
    assert 0 <= distance_km(*one, *other) <= 2 * QUARTER_MERIDIAN_KM + 1e-6


@given(places)
def test_a_place_has_no_distance_from_itself(place):
    assert distance_km(*place, *place) == 0


@given(places, places, places)
def test_the_triangle_inequality_holds(a, b, c):
    assert distance_km(*a, *c) <= distance_km(*a, *b) + distance_km(*b, *c) + 1e-6


def test_an_octant_is_an_eighth_of_the_surface():
    octant = Polygon([(0, 0), (90, 0), (90, 90), (0, 90)])
    assert area_km2(octant) == pytest.approx(SURFACE_KM2 / 8, abs=0.01)


@given(polygons(-170, -60, 170, 60))
def test_area_does_not_depend_on_the_direction_of_the_ring(polygon):
    assert area_km2(polygon) == pytest.approx(area_km2(polygon.reverse()), rel=1e-9)


def test_holes_are_taken_out_whatever_their_direction():
    outer, inner = box(60, 30, 70, 40), box(63, 33, 66, 36)
    for hole in (inner.exterior.coords, inner.exterior.coords[::-1]):
        holed = Polygon(outer.exterior.coords, [hole])
        assert area_km2(holed) == pytest.approx(area_km2(outer) - area_km2(inner))


def test_areas_and_lengths_of_parts_add_up():
    one, other = box(60, 30, 61, 31), box(70, 40, 71, 41)
    both = MultiPolygon([one, other])
    assert area_km2(both) == pytest.approx(area_km2(one) + area_km2(other))
    lines = shapely.MultiLineString([[(0, 0), (1, 0)], [(20, 0), (20, 90)]])
    assert length_km(lines) == pytest.approx(EQUATOR_DEGREE_KM + QUARTER_MERIDIAN_KM, abs=1e-3)


@given(places, st.floats(1, 5000))
def test_every_vertex_of_a_circle_lies_at_its_radius(centre, radius_km):
    vertices = shapely.get_coordinates(geodesic_circle(*centre, radius_km))
    # Where the line is cut, its crossing of the antimeridian is interpolated.
    on_circle = vertices[np.abs(vertices[:, 0]) != 180]
    distances = [distance_km(*centre, *vertex) for vertex in on_circle]
    assert len(distances) >= 178
    assert distances == pytest.approx([radius_km] * len(distances), abs=1e-3)


def test_a_circle_is_closed_and_has_the_vertices_asked_for():
    circle = geodesic_circle(69.379, 37.468, 150, vertices=48)
    assert circle.is_closed
    assert len(circle.coords) == 49


# A cut at the antimeridian is exact to the pixel only short of the poles, where no map goes.
mapped_places = st.tuples(lons, st.floats(-80, 80))


@given(mapped_places, mapped_places, st.floats(10, 500))
def test_a_geodesic_has_its_ends_its_length_and_its_step(one, other, step_km):
    line = geodesic_line(*one, *other, step_km)
    coordinates = shapely.get_coordinates(line)
    assert distance_km(*coordinates[0], *one) < 1e-6
    assert distance_km(*coordinates[-1], *other) < 1e-6
    assert length_km(line) == pytest.approx(distance_km(*one, *other), rel=1e-3, abs=1e-3)
    steps = [distance_km(*a, *b) for part in pieces(line) for a, b in pairwise(part.coords)]
    assert max(steps) <= step_km + 1e-3


@given(places, places, st.floats(1, 5000))
def test_no_line_runs_across_the_whole_map(one, other, radius_km):
    for line in (geodesic_line(*one, *other), geodesic_circle(*one, radius_km)):
        for part in pieces(line):
            spans = np.abs(np.diff(shapely.get_coordinates(part)[:, 0]))
            assert spans.max(initial=0) <= 180
            assert np.abs(shapely.get_coordinates(part)[:, 0]).max() <= 180


def test_a_cut_meets_the_antimeridian_on_both_sides_at_one_latitude():
    west, east = cut_at_antimeridian([(170, 10), (-170, 20)]).geoms
    assert list(west.coords) == [(170, 10), (180, 15)]
    assert list(east.coords) == [(-180, 15), (-170, 20)]


@pytest.mark.parametrize("lon", [180.0, -180.0])
def test_a_line_along_the_antimeridian_is_not_torn(lon):
    line = cut_at_antimeridian([(lon, 10), (-lon, 20), (lon, 30)])
    assert [abs(x) for x, _ in shapely.get_coordinates(line)] == [180] * len(
        shapely.get_coordinates(line)
    )


@given(within(-10, -60, 10, 60), polygons(-10, -60, 10, 60))
@settings(deadline=None)
def test_a_gap_to_a_polygon_is_what_brute_force_finds(place, polygon):
    gap = gap_to(*place, polygon)
    if polygon.intersects(Point(place)):
        assert gap.distance_km == 0
        assert (gap.lon_to, gap.lat_to) == place
        return
    # Brute force sees vertices only: at this step it is less than a kilometre too long. The search
    # ends within ten centimetres, far below what border data can tell.
    least = nearest_km(np.array([place]), outline(polygon, step=0.02))
    assert gap.distance_km <= least * (1 + 1e-6) + 1e-4
    assert gap.distance_km == pytest.approx(least, rel=1e-3, abs=1)
    assert (gap.lon_from, gap.lat_from) == place
    assert Point(gap.lon_to, gap.lat_to).distance(polygon.boundary) < 1e-5


@given(polygons(-10, 20, 10, 60), polygons(-10, 20, 10, 60))
def test_a_gap_between_polygons_is_what_brute_force_finds(one, other):
    gap = gap_between(one, other)
    if one.intersects(other):
        assert gap.distance_km < 1e-3
        return
    least = nearest_km(outline(one), outline(other))
    assert gap.distance_km <= least * (1 + 1e-6) + 1e-3
    assert gap.distance_km == pytest.approx(least, rel=1e-3, abs=5)
    assert Point(gap.lon_from, gap.lat_from).distance(one) < 1e-5
    assert Point(gap.lon_to, gap.lat_to).distance(other) < 1e-5


@given(polygons(-10, 20, 10, 60), polygons(-10, 20, 10, 60))
def test_a_gap_is_the_same_from_both_sides(one, other):
    there, back = gap_between(one, other), gap_between(other, one)
    assert there.distance_km == pytest.approx(back.distance_km, rel=1e-6, abs=1e-3)


def test_a_gap_on_converging_meridians_is_found_where_it_is_least():
    # In degrees the lines are nearest at the equator, on the ground in the north.
    west = LineString([(0, 0), (0, 70)])
    east = LineString([(10, 0), (12, 70)])
    gap = gap_between(west, east)
    assert gap.lat_from > 69
    assert gap.distance_km == pytest.approx(distance_km(0, 70, 12, 70), rel=0.01)


def test_a_gap_in_the_far_north_is_found_although_degrees_are_short_there():
    south = box(0, 70, 1, 75)
    near_in_degrees, near_on_the_ground = box(0, 80, 1, 82), box(15, 74, 20, 75)
    gap = gap_between(south, near_in_degrees.union(near_on_the_ground))
    assert gap.lon_to == pytest.approx(15, abs=1e-3)


def test_no_gap_between_a_zone_and_the_state_around_it():
    assert gap_between(box(60, 30, 70, 40), box(64, 34, 65, 35)).distance_km == 0


def test_no_gap_between_neighbours():
    assert gap_between(box(60, 30, 70, 40), box(70, 35, 80, 45)).distance_km < 1e-6


def test_a_gap_to_a_hole_is_measured_to_its_edge():
    around = box(60, 30, 70, 40) - box(64, 34, 66, 36)
    gap = gap_to(65, 35, around)
    assert gap.distance_km == pytest.approx(distance_km(65, 35, 66, 35), rel=1e-3)


@given(st.lists(st.tuples(mapped_places, st.floats(1, 500)), min_size=1, max_size=3))
def test_a_disc_holds_what_lies_within_its_radius_of_its_centre(discs):
    centres, radii_km = zip(*discs, strict=True)
    made = geodesic_discs(*zip(*centres, strict=True), radii_km, vertices=90)
    for disc, centre, radius_km in zip(made, centres, radii_km, strict=True):
        assert disc.is_valid
        west, _south, east, _north = disc.bounds
        assert (west, east) == (-180, 180) or east - west < 180
        assert shapely.dwithin(disc, shapely.Point(centre), 1e-9)
        edge = shapely.get_coordinates(disc)
        # Where the edge is cut, its crossing of the antimeridian is interpolated.
        on_circle = edge[np.abs(edge[:, 0]) != 180]
        distances = [distance_km(*centre, *vertex) for vertex in on_circle]
        assert distances == pytest.approx([radius_km] * len(distances), abs=1e-3)
