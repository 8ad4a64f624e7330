"""What is near a point: each at the distance that the atlas measures elsewhere."""

import numpy as np
import pytest

from geo.dossier.feature_id import FeatureId
from geo.layers.atlas import Atlas
from geo.layers.frames.zones import line_geometry, mapped_lines
from geo.layers.measuring.geodesy import distance_km, gap_to
from geo.layers.points.near import NEAR_KM, is_near, land_near, near, surroundings
from geo.layers.points.point_id import Point

# Where zones and lines lie close together, and on both sides of the antimeridian.
POINTS = [Point(34.5, 74.5), Point(39.85, 46.75), Point(43.5, 146.0), Point(45.0, 34.0)]


@pytest.mark.parametrize("point", POINTS, ids=str)
def test_zones_and_lines_are_as_far_as_their_geometries(atlas: Atlas, point: Point) -> None:
    found = {one.feature: one.distance_km for one in near(atlas, surroundings(atlas, point))}
    for zone in atlas.mapped_zones:
        gap = gap_to(point.lon, point.lat, atlas.zone_geometry(zone))
        # Of a zone around the point its edge is told, which its parts may have within it.
        if gap.distance_km:
            told = found.get(f"zone:{zone}", np.inf)
            assert told == pytest.approx(gap.distance_km, abs=0.001) or gap.distance_km > NEAR_KM
    for line in mapped_lines(atlas):
        gap = gap_to(point.lon, point.lat, line_geometry(atlas, line.id))
        assert (f"line:{line.id}" in found) == (gap.distance_km <= NEAR_KM)
        if gap.distance_km <= NEAR_KM:
            assert found[f"line:{line.id}"] == pytest.approx(gap.distance_km, abs=0.001)


@pytest.mark.parametrize("point", POINTS, ids=str)
def test_places_are_as_far_as_the_geodesic(atlas: Atlas, point: Point) -> None:
    found = near(atlas, surroundings(atlas, point))
    places = {one.feature: one.distance_km for one in found if one.feature.startswith("place:")}
    for place in atlas.dossier.places.values():
        km = distance_km(point.lon, point.lat, place.lon, place.lat)
        assert (str(FeatureId("place", place.id)) in places) == (km <= NEAR_KM)
        assert is_near(point, place.lat, place.lon) == (km <= NEAR_KM)
    distances = [one.distance_km for one in found]
    assert distances == sorted(distances)


def test_land_beyond_the_antimeridian_is_near(atlas: Atlas) -> None:
    east, west = (surroundings(atlas, Point(66.0, lon)) for lon in (179.99, -179.99))
    assert land_near(atlas, east).keys() == land_near(atlas, west).keys()
    assert land_near(atlas, east)


def test_in_the_midst_of_the_ocean_nothing_is_near(atlas: Atlas) -> None:
    around = surroundings(atlas, Point(-48.9, -123.4))
    assert near(atlas, around) == ()
    assert land_near(atlas, around) == {}
