"""The build on a toy world: two countries, a zone between a border and a claim line, an island."""

import hashlib
import json
import zipfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point

from geo.build import (
    areas,
    borders,
    lakes,
    packages,
    provenance,
    simplify,
    sources,
    states,
    zones,
)  # fmt: skip
from geo.build.packages import BuildError
from geo.build.partition import checked, partition

RECIPES = {
    "region": {"north": {"cell": {"country": "AAA", "lines": ["claim"], "seed": [40.5, 40.9]}}},
    "zone": {
        "strip": {"owner": "AAA", "inside": ["north"]},
        "isle": {"owner": "BBB", "parts": [[44.5, 40.5]], "state": ""},
    },
    "line": {"the-line": {"left": ["strip"], "right": ["BBB"]}},
}


def _wavy(west: float, south: float, east: float, north: float):
    return shapely.segmentize(shapely.box(west, south, east, north), 0.1)


@pytest.fixture
def countries() -> gpd.GeoDataFrame:
    isle = shapely.box(44.4, 40.4, 44.6, 40.6)
    return gpd.GeoDataFrame(
        {
            "ADM0_A3": ["AAA", "BBB"],
            "state": ["AAA", "BBB"],
            "LABEL_X": [40.5, 41.5],
            "LABEL_Y": [40.5, 40.5],
            "LABELRANK": [2, 3],
            "MIN_LABEL": [2.0, 3.0],
            "FCLASS_AA": [None, "Unrecognized"],
            **{f"NAME_{code}": ["A", "Б"] for code in ("EN", "RU", "UR", "FA", "ZH", "HI")},
        },
        geometry=[_wavy(40, 40, 41, 41), _wavy(41, 40, 42, 41).union(isle)],
        crs=4326,
    )


@pytest.fixture
def faces(countries: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    # The older edition draws the border a little further west, and its claim line stops short.
    units = gpd.GeoDataFrame(
        {"adm0_a3": ["AAA"], "name": ["A"]}, geometry=[_wavy(40, 40, 40.996, 41)], crs=4326
    )
    claim = gpd.GeoDataFrame(
        {"name": ["claim"]}, geometry=[LineString([(40.02, 40.7), (40.98, 40.7)])], crs=4326
    )
    polygons = zones.zone_polygons(RECIPES, countries, units, claim)
    return partition(countries, polygons, RECIPES, {"strip": "whole"})


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
    simple = simplify.simplified(faces, rule)
    assert set(faces["face"]) == set(simple["face"])
    points = shapely.get_coordinates(simple.geometry.to_numpy())
    assert np.allclose(points, np.round(points, rule.decimals), atol=1e-12)
    assert len(points) < len(shapely.get_coordinates(faces.geometry.to_numpy()))


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=2, max_size=30))
def test_warp_keeps_order(points: list[tuple[float, float]]) -> None:
    for rule in simplify.RULES.values():
        warped = simplify.warp(np.array(points), rule)
        for axis in (0, 1):
            order = np.argsort(np.array(points)[:, axis], kind="stable")
            assert (np.diff(warped[order, axis]) >= -1e-9).all()


def test_overlapping_faces_are_refused(faces: gpd.GeoDataFrame) -> None:
    shifted = faces.assign(geometry=faces.geometry.translate(np.float64(0)).buffer(0.01))
    with pytest.raises(BuildError, match="overlap"):
        checked(shifted)


def test_an_invalid_face_is_named() -> None:
    bow = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    with pytest.raises(BuildError, match="bow"):
        checked(gpd.GeoDataFrame({"face": ["bow"]}, geometry=[bow], crs=4326))


def test_a_recipe_that_finds_nothing_is_named(countries: gpd.GeoDataFrame) -> None:
    units = gpd.GeoDataFrame(
        {"adm0_a3": ["AAA"], "name": ["A"]}, geometry=[shapely.box(0, 0, 1, 1)], crs=4326
    )
    recipes = {"region": {}, "zone": {"lost": {"owner": "AAA", "units": [["AAA", "B"]]}}}
    lines = gpd.GeoDataFrame({"name": []}, geometry=[], crs=4326)
    with pytest.raises(BuildError, match="AAA has no unit 'B'"):
        zones.zone_polygons(recipes, countries, units, lines)


def test_states_keep_names_label_points_and_recognition(countries: gpd.GeoDataFrame) -> None:
    frame = states.states(countries).set_index("state")
    assert frame.loc["BBB", "name_ru"] == "Б"
    assert frame.loc["AAA", "label_zoom"] == 2.0
    assert frame["fclass_aa"].tolist() == ["", "Unrecognized"]


def test_lakes_are_large_and_near(tmp_path: Path) -> None:
    frame = gpd.GeoDataFrame(
        {"name": ["large", "small", "far"]},
        geometry=[Point(60, 45).buffer(0.5), Point(62, 45).buffer(0.01), Point(-80, 45).buffer(1)],
        crs=4326,
    )
    frame.to_file(tmp_path / "lakes.gpkg")
    found = lakes.lakes(tmp_path / "lakes.gpkg")
    assert found["lake"].tolist() == ["1"]
    assert found.geometry.is_valid.all()


def test_an_unexplained_area_is_found(faces: gpd.GeoDataFrame, atlas) -> None:
    whole = faces.assign(zones=["aksai-chin", "", "", ""])
    table = areas.zone_areas(whole, atlas.dossier)
    assert [area.zone for area in table] == ["aksai-chin"]
    assert areas.unexplained(table, {}) == ["aksai-chin"]
    assert areas.unexplained(table, {"aksai-chin": "a toy"}) == []


def test_provenance_describes_each_file(tmp_path: Path, faces: gpd.GeoDataFrame) -> None:
    provenance.write_frame(faces, tmp_path / "faces.parquet")
    record = packages.read_packages()
    provenance.write_provenance(tmp_path, record, {"faces.parquet": ("Faces", ["toy"])})
    written = json.loads((tmp_path / "provenance.json").read_text("utf-8"))
    content = (tmp_path / "faces.parquet").read_bytes()
    assert written["files"]["faces.parquet"]["sha256"] == hashlib.sha256(content).hexdigest()
    assert written["files"]["faces.parquet"]["rows"] == 4
    assert "| faces.parquet | Faces | 4 |" in (tmp_path / "PROVENANCE.md").read_text("utf-8")


def test_every_package_is_pinned() -> None:
    for package in packages.read_packages()["package"]:
        assert len(package["sha256"]) == 64
        assert package["version"] in package["file"]
        assert package["licence"]


def test_a_package_of_other_content_is_refused(tmp_path: Path, monkeypatch) -> None:
    pinned = {"name": "toy", "version": "1", "file": "toy-1.whl", "registry": "pypi"}
    with zipfile.ZipFile(tmp_path / "toy-1.whl", "w") as archive:
        archive.writestr("toy.txt", "toy")
    digest = hashlib.sha256((tmp_path / "toy-1.whl").read_bytes()).hexdigest()
    for sha256, good in ((digest, True), ("0" * 64, False)):
        record = {"package": [{**pinned, "sha256": sha256}]}
        monkeypatch.setattr(packages, "read_packages", lambda record=record: record)
        if good:
            assert (packages.unpacked(tmp_path)["toy"] / "toy.txt").read_text() == "toy"
        else:
            with pytest.raises(BuildError, match=r"toy-1\.whl is not the file"):
                packages.unpacked(tmp_path)
