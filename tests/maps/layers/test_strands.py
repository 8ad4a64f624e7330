"""Ties between the same two states run beside each other, and meet at the states."""

from itertools import combinations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.layers.measuring.geodesy import distance_km, length_km
from geo.maps.drawing.strands import strands

POINTS = {"one": (37.6, 55.7), "two": (73.0, 33.7), "near": (44.5, 40.2), "beyond": (-150.0, 61.0)}


@given(st.lists(st.sampled_from([("one", "two"), ("two", "one"), ("one", "near")]), max_size=9))
def test_strands_of_a_pair_lie_apart_in_the_middle(ends: list[tuple[str, str]]) -> None:
    drawn = strands(ends, POINTS)
    assert len(drawn) == len(ends)
    for (pair, one), (other_pair, other) in combinations(zip(ends, drawn, strict=True), 2):
        if set(pair) == set(other_pair):
            middles = [strand.line.interpolate(0.5, normalized=True) for strand in (one, other)]
            assert distance_km(*middles[0].coords[0], *middles[1].coords[0]) > 20


def test_a_strand_goes_from_its_first_point_to_its_second_and_hardly_further() -> None:
    there, back, third = strands([("one", "two"), ("two", "one"), ("one", "two")], POINTS)
    for strand, start, end in ((there, "one", "two"), (back, "two", "one"), (third, "one", "two")):
        points = shapely.get_coordinates(strand.line)
        assert tuple(points[0]) == POINTS[start]
        assert tuple(points[-1]) == POINTS[end]
        straight = distance_km(*POINTS[start], *POINTS[end])
        assert straight * 0.999 < length_km(strand.line) < straight * 1.03
        assert shapely.distance(shapely.Point(strand.named_at), strand.line) < 0.1


def test_one_alone_is_a_geodesic_and_cut_at_the_antimeridian() -> None:
    (strand,) = strands([("two", "beyond")], POINTS)
    assert length_km(strand.line) == pytest.approx(
        distance_km(*POINTS["two"], *POINTS["beyond"]), rel=1e-3
    )
    for part in shapely.get_parts(strand.line):
        west, _south, east, _north = part.bounds
        assert -180 <= west <= east <= 180
