"""Worldviews: a partition of the same land for every viewer and day, and true to its sources."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.dossier.served import first_day, home_day
from geo.layers.atlas import Atlas
from geo.layers.frames.boundaries import BOUNDARY_WORDS, boundary_types, changeable_borders
from geo.layers.geometry import Band
from geo.layers.measuring.geodesy import area_km2
from geo.layers.worldview import (
    DE_FACTO,
    UN,
    Look,
    change_days,
    differences,
    ended_states,
    face_area_km2,
    holdings,
    land_area_km2,
    land_of,
    last_change,
    moves,
    party_sets,
    standing,
    viewers,
    worldview,
)

# Written from sources, and not from the data: whose a place is, as drawn by whom, on which day.
TRUTH = [
    row
    for file in sorted(Path(__file__).parent.glob("truth_*.csv"))
    for row in csv.DictReader(file.read_text("utf-8").splitlines())
]
LAST_DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def tree(atlas: Atlas) -> shapely.STRtree:
    return shapely.STRtree(atlas.full_faces.geometry.to_numpy())


def _face_at(atlas: Atlas, tree: shapely.STRtree, lon: float, lat: float) -> str:
    (index,) = tree.query(shapely.Point(lon, lat), predicate="within")
    return str(atlas.full_faces.iloc[index]["face"])


def test_truth_table(atlas: Atlas, tree: shapely.STRtree) -> None:
    untrue = []
    for row in TRUTH:
        face = _face_at(atlas, tree, float(row["lon"]), float(row["lat"]))
        held = holdings(atlas, Look(row["drawn_by"], date.fromisoformat(row["on"])))[face]
        holders = set(row["state"].split(";")) - {""}
        if (set(held.holders), held.status) != (holders, row["status"]):
            untrue.append((row, held.holders, held.status))
    assert untrue == []


def test_truth_table_is_wide() -> None:
    assert len(TRUTH) >= 120
    assert len({row["drawn_by"] for row in TRUTH}) >= 12
    assert len({row["on"] for row in TRUTH}) >= 15
    assert all(row["source"] for row in TRUTH)


def test_every_worldview_gives_each_face_one_holding(atlas: Atlas, looks: list[Look]) -> None:
    faces = set(atlas.full_faces["face"])
    codes = {*atlas.state_names, *atlas.dossier.states}
    for look in looks:
        held = holdings(atlas, look)
        assert set(held) == faces
        for face, holding in held.items():
            assert set(holding.holders) <= codes, (look, face)
            drawn = holding.status not in ("undetermined", "unknown")
            assert bool(holding.holders) == drawn
            assert (len(holding.holders) > 1) == (holding.status == "divided")
            assert (holding.status == "undisputed") == (not atlas.zones_of_face[face][1])
            assert holding.moved == (holding.status == "claimed") or not holding.holders


@pytest.mark.parametrize("looked", [5, pytest.param(60, marks=pytest.mark.nightly)])
def test_the_land_of_all_holders_is_a_partition(atlas: Atlas, looked: int) -> None:
    days = st.dates(first_day(), LAST_DAY)

    @settings(deadline=None, max_examples=looked)
    @given(viewer=st.sampled_from(viewers(atlas)), day=days)
    def parted(viewer: str, day: date) -> None:
        _assert_a_partition(atlas, Look(viewer, day))

    parted()


def _assert_a_partition(atlas: Atlas, look: Look) -> None:
    frame = worldview(atlas, look, "coarse")
    parts = frame.dissolve(frame["holders"].map(";".join))
    assert parts.geometry.is_valid.all()
    whole = shapely.union_all(atlas.faces("coarse").geometry.to_list())
    assert shapely.area(parts.geometry).sum() == pytest.approx(whole.area, rel=1e-9)
    assert shapely.union_all(parts.geometry.to_list()).symmetric_difference(whole).area < 1e-6
    left, right = parts.sindex.query(parts.geometry, predicate="overlaps")
    assert not len(left), (look, parts.index[left[0]], parts.index[right[0]])


@pytest.mark.parametrize("band", ["coarse", pytest.param("fine", marks=pytest.mark.nightly)])
def test_geometry_is_that_of_the_faces_whatever_the_view(atlas: Atlas, band: Band) -> None:
    faces = atlas.faces(band).geometry
    for viewer in viewers(atlas):
        assert worldview(atlas, Look(viewer), band).geometry.geom_equals(faces).all()


def test_switching_there_and_back_is_identity(atlas: Atlas) -> None:
    before = worldview(atlas, Look())
    for viewer in viewers(atlas):
        worldview(atlas, Look(viewer, first_day()))
    assert worldview(atlas, Look()).equals(before)


@given(day=st.dates(first_day(), LAST_DAY))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_changes_between_two_days_of_change(atlas: Atlas, day: date) -> None:
    assert holdings(atlas, Look(day=day)) == holdings(atlas, Look(day=last_change(atlas, day)))


def test_every_change_of_control_is_a_day_of_change(atlas: Atlas) -> None:
    days = set(change_days(atlas))
    begun = {row.valid_from.first for row in atlas.dossier.control.values()}
    assert {day for day in begun if day > first_day()} <= days
    assert list(change_days(atlas)) == sorted(days)


def test_the_soviet_union_ends_on_its_day(atlas: Atlas) -> None:
    last, after = date(1991, 12, 25), date(1991, 12, 26)
    before = land_area_km2(atlas, "SUN", Look(day=last))
    republics = {row.successor for row in atlas.dossier.predecessors.values()} - {"SVK", "CZE"}
    held = holdings(atlas, Look(day=last))
    assert held["UKR"].holders == held["crimea"].holders == ("SUN",)
    assert not land_area_km2(atlas, "SUN", Look(day=after))
    # 22.4 million square kilometres with its inland waters, by the encyclopedias.
    assert 21_000_000 < before < 22_500_000
    assert {"RUS", "UKR", "TJK"} <= republics


def test_states_that_followed_one_stand_for_it_when_it_has_no_land(atlas: Atlas) -> None:
    for state, ended in ended_states(atlas).items():
        before = ended.day - timedelta(days=1)
        code = state.partition(":")[2]
        assert standing(atlas, state, before) == (state,)
        assert land_area_km2(atlas, code, Look(day=before))
        assert not land_area_km2(atlas, code, Look(day=ended.day))
        followers = [feature.partition(":")[2] for feature in standing(atlas, state, ended.day)]
        assert any(land_area_km2(atlas, one, Look(day=ended.day)) for one in followers)
    assert len(standing(atlas, "state:SUN", date(1991, 12, 26))) == 15
    assert standing(atlas, "zone:crimea", date(1991, 12, 26)) == ("zone:crimea",)


def test_areas_of_a_worldview_add_up(atlas: Atlas) -> None:
    whole = sum(face_area_km2(atlas, face) for face in atlas.full_faces["face"])
    codes = {*atlas.state_names, *atlas.dossier.states}
    for viewer in (DE_FACTO, "IND"):
        held = holdings(atlas, Look(viewer)).items()
        rest = (face for face, holding in held if len(holding.holders) != 1)
        total = sum(land_area_km2(atlas, code, Look(viewer)) for code in codes)
        total += sum(face_area_km2(atlas, face) for face in rest)
        assert total == pytest.approx(whole, rel=1e-9)


def test_the_land_of_a_state_follows_the_view(atlas: Atlas) -> None:
    gained = land_area_km2(atlas, "IND", Look("IND")) - land_area_km2(atlas, "IND", Look())
    moved = [move for move in moves(atlas, Look("IND")) if move.holders == ("IND",)]
    assert gained == pytest.approx(sum(move.area_km2 for move in moved), rel=1e-9)
    assert {"gilgit-baltistan", "azad-kashmir", "aksai-chin", "shaksgam"} <= {
        move.zone for move in moved
    }
    land = land_of(atlas, "IND", Look("IND"))
    assert area_km2(land) == pytest.approx(land_area_km2(atlas, "IND", Look("IND")))


def test_differences_run_both_ways(atlas: Atlas) -> None:
    one, other = Look("IND"), Look("PAK", date(2024, 1, 1))
    there = {(found.face, found.before, found.after) for found in differences(atlas, one, other)}
    back = {(found.face, found.after, found.before) for found in differences(atlas, other, one)}
    assert there == back
    assert not differences(atlas, one, one)


def test_a_position_that_is_not_sourced_is_not_offered(atlas: Atlas) -> None:
    offered = viewers(atlas)
    assert offered[:2] == (DE_FACTO, UN)
    for viewer in offered[1:]:
        rows = [row for row in atlas.dossier.positions.values() if row.state == viewer]
        assert rows, viewer
        assert all(row.sources for row in rows)
    assert {"IND", "PAK", "CHN", "AZE", "ARM", "GEO", "RUS", "UKR", "JPN"} <= set(offered)


@pytest.mark.parametrize("day", [first_day(), home_day(), LAST_DAY - timedelta(days=1)])
def test_every_changeable_border_has_a_type(atlas: Atlas, day: date) -> None:
    for viewer in viewers(atlas):
        kinds = boundary_types(atlas, Look(viewer, day))
        assert set(kinds) == changeable_borders(atlas)
        assert set(kinds.values()) <= set(BOUNDARY_WORDS)


def test_borders_follow_the_view_and_the_day(atlas: Atlas) -> None:
    control = "azad-kashmir|indian-kashmir"
    assert boundary_types(atlas, Look())[control] == "line-of-control"
    assert boundary_types(atlas, Look(UN))[control] == "line-of-control"
    crimea = "crimea|kherson"
    assert boundary_types(atlas, Look(day=date(2014, 2, 26)))[crimea] == "internal"
    assert boundary_types(atlas, Look(day=date(2014, 3, 18)))[crimea] == "administration"
    assert boundary_types(atlas, Look("RUS", date(2014, 3, 18)))[crimea] == "international"
    assert boundary_types(atlas, Look(day=first_day()))["RUS|UKR"] == "internal"
    assert boundary_types(atlas, Look(day=date(1991, 12, 26)))["RUS|UKR"] == "international"


def test_sets_of_parties_are_those_of_all_days(atlas: Atlas) -> None:
    disputed = [face for face, (_state, zones) in atlas.zones_of_face.items() if zones]
    days = (holdings(atlas, Look(day=day)) for day in change_days(atlas))
    sets = {held[face].parties for held in days for face in disputed}
    assert party_sets(atlas) == tuple(sorted(sets - {()}))


def test_land_of_a_state_that_ended_is_not_taken(atlas: Atlas) -> None:
    """It goes on under the states that followed; what another took besides is told."""
    looks = Look(DE_FACTO, date(1989, 2, 15)), Look(DE_FACTO, date(1991, 12, 26))
    assert any("SUN" in one.before.holders for one in differences(atlas, *looks))
    taken = [one.face for one in differences(atlas, *looks) if not one.succeeded]
    assert taken == ["somaliland"]
