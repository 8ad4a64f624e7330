"""Land is cut into faces without gaps: zones, scraps, borders, and what is simplified."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely.geometry import Point

from geo.build import sources
from geo.build.land import areas, borders, simplify, zones
from geo.build.land.partition import check_faces, partition
from geo.build.packages import BuildError
from geo.layers.geometry import BANDS, Band, read_geometry
from tests.build.world import EVERYWHERE, NEAR, RECIPES


def test_partition_keeps_all_land_and_merges_slivers(
    countries: gpd.GeoDataFrame, faces: gpd.GeoDataFrame
) -> None:
    assert faces["face"].tolist() == ["AAA", "BBB", "isle", "strip"]
    assert dict(zip(faces["face"], faces["zones"], strict=True))["strip"] == "strip;whole"
    assert dict(zip(faces["face"], faces["state"], strict=True))["isle"] == ""
    assert faces.geometry.area.sum() == pytest.approx(countries.geometry.area.sum(), rel=1e-12)
    assert shapely.coverage_is_valid(faces.geometry.to_numpy())
    strip = faces.set_index("face").geometry["strip"]
    assert strip.area == pytest.approx(0.3, rel=0.01)


def test_a_ring_and_a_whole_country_are_zones(countries: gpd.GeoDataFrame) -> None:
    recipes = {
        "region": {"west": {"ring": [[39, 39], [40.5, 39], [40.5, 42], [39, 42]]}},
        "zone": {
            "all": {"owner": "BBB", "whole": True, "state": "AAA"},
            "corner": {"owner": "AAA", "either": ["west"]},
        },
    }
    none = gpd.GeoDataFrame({"adm0_a3": [], "name": []}, geometry=[], crs=4326)
    found = partition(
        countries, zones.zone_polygons(recipes, countries, none, none), recipes, {}
    ).set_index("face")
    assert found.index.tolist() == ["AAA", "all", "corner"]
    assert found.at["all", "state"] == "AAA"
    assert found.geometry["corner"].area == pytest.approx(0.5, rel=1e-6)


def test_a_scrap_goes_to_its_neighbour_and_a_large_part_stays(
    countries: gpd.GeoDataFrame,
) -> None:
    recipes = {
        "region": {
            "main": {"ring": [[40, 40], [40.3, 40], [40.3, 41], [40, 41]]},
            "large": {"ring": [[40.5, 40.1], [40.7, 40.1], [40.7, 40.3], [40.5, 40.3]]},
            "scrap": {"ring": [[40.5, 40.6], [40.55, 40.6], [40.55, 40.65], [40.5, 40.65]]},
        },
        "zone": {"spread": {"owner": "AAA", "either": ["main", "large", "scrap"]}},
    }
    none = gpd.GeoDataFrame({"adm0_a3": [], "name": []}, geometry=[], crs=4326)
    found = partition(
        countries, zones.zone_polygons(recipes, countries, none, none), recipes, {}
    ).set_index("face")
    spread = shapely.get_parts(found.geometry["spread"])
    assert sorted(round(part.area, 2) for part in spread) == [0.04, 0.3]


def test_land_without_a_country_between_neighbours_gets_a_row() -> None:
    ring = shapely.box(0, 0, 3, 3).difference(shapely.box(1, 1, 2, 2))
    frame = gpd.GeoDataFrame({"ADM0_A3": ["AAA"], "state": ["AAA"]}, geometry=[ring], crs=4326)
    filled = sources._with_hole(frame, "HHH", "BBB", Point(1.5, 1.5), ("AAA",))
    assert filled["state"].tolist() == ["AAA", "BBB"]
    assert filled.geometry.iloc[1].equals(shapely.box(1, 1, 2, 2))


def test_borders_are_shared_edges_and_name_their_lines(faces: gpd.GeoDataFrame) -> None:
    frame = borders.borders(faces, RECIPES["line"]).set_index("border")
    assert frame.index.tolist() == ["AAA|BBB", "AAA|strip", "BBB|strip"]
    assert frame["disputes"].tolist() == ["", "", "the-line"]
    assert frame.geometry["BBB|strip"].length == pytest.approx(0.3, rel=0.01)


@pytest.mark.parametrize("rule", simplify.RULES.values(), ids=list(simplify.RULES))
def test_simplified_faces_are_a_coverage_on_their_grid(
    faces: gpd.GeoDataFrame, rule: simplify.BandRule
) -> None:
    simple = simplify.simplify_faces(faces, rule, [EVERYWHERE, NEAR])
    assert set(faces["face"]) == set(simple["face"])
    points = shapely.get_coordinates(simple.geometry.to_numpy())
    assert np.allclose(points, np.round(points, rule.decimals), atol=1e-12)
    assert len(points) < len(shapely.get_coordinates(faces.geometry.to_numpy()))


def test_a_theatre_adds_detail_and_takes_none(faces: gpd.GeoDataFrame) -> None:
    for rule in simplify.RULES.values():
        far, near, both = (
            _vertices(simplify.simplify_faces(faces, rule, boxes))
            for boxes in ([EVERYWHERE], [NEAR], [EVERYWHERE, NEAR])
        )
        assert far | near == both


def _vertices(frame: gpd.GeoDataFrame) -> set[tuple[float, float]]:
    return {(x, y) for x, y in shapely.get_coordinates(frame.geometry.to_numpy()).tolist()}


def test_edges_that_would_cross_keep_more_of_their_vertices() -> None:
    # A spit in a narrow bay, whose end is left out.
    shore = [(0, 0), (0.2, 0), (0.2, 0.1), (0.12, 0.1), (0.1, 0.01), (0.08, 0.1), (0, 0.1)]
    spit = [(0.099, 0.15), (0.1, 0.02), (0.101, 0.15)]
    face = shapely.MultiPolygon([shapely.Polygon(shore), shapely.Polygon(spit)])
    assert face.is_valid
    faces = np.array([face], dtype=object)
    kept = ~np.isin(np.arange(len(shapely.get_coordinates(faces))), (4,))
    assert not simplify._of_vertices(faces, kept)[0].is_valid
    assert simplify._untangle(faces, kept)[0].equals(face)


def test_what_the_antimeridian_cuts_meets_in_the_same_points() -> None:
    east = shapely.Polygon([(170, 60), (180 - 1e-9, 61), (180 - 1e-9, 65), (170, 66)])
    west = shapely.Polygon([(-170, 60), (-180 + 1e-9, 61.002), (-180 + 1e-9, 65.001), (-170, 66)])
    met = sources.meeting_at_180(gpd.GeoSeries([east, west], crs=4326))
    assert [_at_180(shape) for shape in met] == [{61, 65}, {61, 65}]


def _at_180(shape) -> set[float]:
    points = shapely.get_coordinates(shape)
    return set(points[np.abs(points[:, 0]) == 180, 1].tolist())


@pytest.mark.parametrize("band", BANDS)
def test_the_halves_of_chukotka_share_their_corners(band: Band) -> None:
    land = read_geometry(f"faces_{band}").set_index("face").geometry
    for face in ("RUS", "FJI", "ATA"):
        points = shapely.get_coordinates(land[face])
        east, west = (set(points[points[:, 0] == side, 1].tolist()) for side in (180, -180))
        assert east == west
        assert len(east) >= 2 or band == "coarse"


_PAIRS = {"AFG|TJK": (13, 5, 3), "BLR|POL": (4, 3, 3), "LTU|RUS": (6, 3, 3), "POL|RUS": (3, 2, 2)}


@pytest.fixture(scope="module")
def full_borders() -> gpd.GeoSeries:
    full = read_geometry("faces_full")
    codes = {code for pair in _PAIRS for code in pair.split("|")}
    return borders.borders(full[full["face"].isin(codes)], {}).set_index("border").geometry


@pytest.mark.parametrize("pair", _PAIRS)
def test_borders_of_the_theatres_lie_where_they_are_measured(
    full_borders: gpd.GeoSeries, pair: str
) -> None:
    """The largest distance in km from the border at full resolution, by band."""
    for band, most in zip(BANDS, _PAIRS[pair], strict=True):
        drawn = read_geometry(f"borders_{band}").set_index("border").geometry[pair]
        lines = gpd.GeoSeries([full_borders[pair], drawn], crs=4326)
        lines = lines.to_crs(lines.estimate_utm_crs())
        assert shapely.hausdorff_distance(*shapely.segmentize(lines, 500)) < 1000 * most


def test_overlapping_faces_are_refused(faces: gpd.GeoDataFrame) -> None:
    shifted = faces.assign(geometry=faces.geometry.translate(np.float64(0)).buffer(0.01))
    with pytest.raises(BuildError, match="overlap"):
        check_faces(shifted)


def test_an_invalid_face_is_named() -> None:
    bow = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    with pytest.raises(BuildError, match="bow"):
        check_faces(gpd.GeoDataFrame({"face": ["bow"]}, geometry=[bow], crs=4326))


def test_a_recipe_that_finds_nothing_is_named(countries: gpd.GeoDataFrame) -> None:
    units = gpd.GeoDataFrame(
        {"adm0_a3": ["AAA"], "name": ["A"]}, geometry=[shapely.box(0, 0, 1, 1)], crs=4326
    )
    recipes = {"region": {}, "zone": {"lost": {"owner": "AAA", "units": [["AAA", "B"]]}}}
    lines = gpd.GeoDataFrame({"name": []}, geometry=[], crs=4326)
    with pytest.raises(BuildError, match="AAA has no unit 'B'"):
        zones.zone_polygons(recipes, countries, units, lines)


def test_an_unexplained_area_is_found(faces: gpd.GeoDataFrame, atlas) -> None:
    whole = faces.assign(zones=["aksai-chin", "", "", ""])
    table = areas.zone_areas(whole, atlas.dossier)
    assert [area.zone for area in table] == ["aksai-chin"]
    assert areas.unexplained_zones(table, {}) == ["aksai-chin"]
    assert areas.unexplained_zones(table, {"aksai-chin": "a toy"}) == []
