"""The committed geometry: laws of the partition, its borders, areas and provenance."""

import csv
import hashlib
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from geo.build.land.partition import SMALLEST_PART_KM2
from geo.dossier import read_dossier
from geo.dossier.served import WORLD_FOLDER, dossier_folder
from geo.layers.atlas import Atlas
from geo.layers.frames.zones import measured_area_km2
from geo.layers.geometry import BANDS, GEOMETRY_FOLDER, Band, read_geometry, read_provenance
from geo.layers.measuring.geodesy import area_km2

DOSSIER = read_dossier(dossier_folder())
AREAS = [zone for zone in DOSSIER.disputes.values() if zone.geometry_kind == "area"]
LARGEST_DIFFERENCE = 0.03


def _rows(name: str) -> dict[str, dict[str, str]]:
    path = WORLD_FOLDER / name
    with path.open(encoding="utf-8") as lines:
        return {row["zone"]: row for row in csv.DictReader(lines)}


with (Path(__file__).parent / "zone_places.csv").open(encoding="utf-8") as written:
    PLACES = list(csv.DictReader(written))

NOTES, MISSING = _rows("zone_notes.csv"), _rows("zones_missing.csv")


@pytest.fixture(params=["full", *BANDS])
def faces(request: pytest.FixtureRequest) -> gpd.GeoDataFrame:
    return read_geometry(f"faces_{request.param}")


def test_faces_are_valid_and_named_once(faces: gpd.GeoDataFrame) -> None:
    assert faces.geometry.is_valid.all()
    assert not faces.geometry.is_empty.any()
    assert faces["face"].is_unique
    assert faces.crs.to_epsg() == 4326


def test_neighbours_share_their_edges(faces: gpd.GeoDataFrame) -> None:
    assert shapely.coverage_is_valid(faces.geometry.to_numpy())


def test_zones_are_known_and_parts_come_before_wholes(faces: gpd.GeoDataFrame) -> None:
    for joined in faces["zones"]:
        zones = [zone for zone in joined.split(";") if zone]
        for part, whole in zip(zones, [*zones[1:], ""], strict=False):
            assert DOSSIER.disputes[part].part_of == whole


def test_no_part_spans_the_antimeridian(faces: gpd.GeoDataFrame) -> None:
    for face in faces.itertuples():
        if face.face != "ATA":
            for part in shapely.get_parts(face.geometry):
                west, _, east, _ = part.bounds
                assert east - west < 180, face.face


@pytest.mark.parametrize("band", BANDS)
def test_every_zone_is_in_every_band(band: Band) -> None:
    def zones(name: str) -> set[str]:
        return {zone for joined in read_geometry(name)["zones"] for zone in joined.split(";")}

    assert zones(f"faces_{band}") == zones("faces_full")


@pytest.mark.parametrize("band", BANDS)
def test_simplifying_keeps_the_land(band: Band) -> None:
    def land(name: str) -> float:
        frame = read_geometry(name)
        near = frame[~frame["face"].isin(["ATA"])]
        return sum(area_km2(face) for face in near.geometry)

    assert land(f"faces_{band}") == pytest.approx(land("faces_full"), rel=0.03)


@pytest.mark.parametrize("band", BANDS)
def test_borders_run_along_both_of_their_faces(band: Band) -> None:
    geometry = read_geometry(f"faces_{band}").set_index("face").geometry
    borders = read_geometry(f"borders_{band}")
    assert borders["border"].is_unique
    for border in borders.iloc[:: max(1, len(borders) // 60)].itertuples():
        for side in (border.left, border.right):
            off = shapely.difference(border.geometry, geometry[side].boundary)
            assert off.length < 1e-9, border.border


def test_every_zone_has_a_polygon_or_a_reason(atlas: Atlas) -> None:
    mapped = {zone.id: zone.id in atlas.mapped_zones for zone in AREAS}
    assert {name for name, drawn in mapped.items() if drawn == (name in MISSING)} == set()


def test_every_area_is_as_published_or_explained(atlas: Atlas) -> None:
    unexplained = {}
    for zone in AREAS:
        if zone.id in MISSING or NOTES.get(zone.id, {}).get("note"):
            continue
        measured = measured_area_km2(atlas, zone.id)
        figures = [figure for figure in (zone.area_km2, zone.ne_area_km2) if figure]
        if not any(abs(measured / figure - 1) <= LARGEST_DIFFERENCE for figure in figures):
            unexplained[zone.id] = (measured, figures)
    assert unexplained == {}


@pytest.mark.parametrize("band", ["full", "fine"])
def test_every_zone_holds_its_places(band: str) -> None:
    # The face itself: a place in a part of the zone that is a zone of its own lies in that.
    faces = read_geometry(f"faces_{band}").set_index("face").geometry
    near = 0.0 if band == "full" else 0.02
    outside = [
        f"{place['zone']}: {place['place']}"
        for place in PLACES
        if shapely.distance(
            faces[place["zone"]], shapely.Point(float(place["lon"]), float(place["lat"]))
        )
        > near
    ]
    assert outside == []


def test_every_zone_with_faces_of_its_own_has_a_known_place() -> None:
    named = {row["zone"] for row in PLACES}
    leaves = {z.split(";")[0] for z in read_geometry("faces_full")["zones"] if z}
    # No published coordinate of these small sectors and of this exclave is precise enough.
    assert leaves - named == {"nilang-jadhang", "samdu-kaurik", "shaksgam", "shohimardon"}


def test_no_zone_has_scraps_on_land() -> None:
    """A part of a face apart from its main body is large, or touches no land of the same state.

    What may stay is an island, an exclave, or land of the state cut off by a border that it has
    with others; so neighbours are looked for among faces of the same state only.
    """
    faces = read_geometry("faces_full")
    with_zones = {row.state for row in faces.itertuples() if row.zones}
    scraps = []
    for face in faces[faces["state"].isin(with_zones)].itertuples():
        parts = sorted(shapely.get_parts(face.geometry), key=lambda part: part.area)
        siblings = faces.geometry[(faces["state"] == face.state) & (faces["face"] != face.face)]
        tree = shapely.STRtree(siblings.to_numpy())
        scraps += [
            f"{face.face} at {part.representative_point().wkt}"
            for part in parts[:-1]
            if area_km2(part) < SMALLEST_PART_KM2
            and any(
                shapely.intersection(part, siblings.iloc[index]).length > 0
                for index in tree.query(part, predicate="touches")
            )
        ]
    assert not scraps


def test_no_zone_is_a_thread_beside_land() -> None:
    # 0.006 degrees to either side is the width under which the build takes a piece for a sliver.
    for face in read_geometry("faces_full").itertuples():
        if face.zones:
            for part in shapely.get_parts(face.geometry):
                assert area_km2(part) < 5 or not part.buffer(-0.006).is_empty, face.face


def test_all_land_between_the_neighbours_of_the_golan_is_a_face() -> None:
    faces = read_geometry("faces_full").set_index("face")
    around = shapely.union_all(faces.geometry[["ISR", "JOR", "LBN", "SYR", "golan"]].to_numpy())
    point = shapely.Point(35.75, 33.0)
    assert around.contains(point)
    assert faces.at["golan", "state"] == "SYR"


def test_notes_are_about_zones_of_the_dossier() -> None:
    assert {*NOTES, *MISSING} <= set(DOSSIER.disputes)


def test_files_are_those_of_the_provenance() -> None:
    files = read_provenance()["files"]
    assert set(files) == {path.name for path in GEOMETRY_FOLDER.glob("*.parquet")}
    for name, recorded in files.items():
        content = Path(GEOMETRY_FOLDER / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == recorded["sha256"]


def test_every_state_with_a_name_has_land(atlas: Atlas) -> None:
    # Else a label would stand beside that of the zone.
    assert set(atlas.state_names) <= set(atlas.full_faces["state"])


@pytest.mark.parametrize("language", ["en", "ru", "ur"])
def test_states_have_names_in_three_scripts(atlas: Atlas, language: str) -> None:
    for code, state in atlas.dossier.states.items():
        if state.entity_type == "un-member":
            assert atlas.state_names[code].by_language[language], code
