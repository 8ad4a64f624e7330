"""What is told: members on the map, ties as geodesics, figures that claims ask for."""

from datetime import date

import pytest
import shapely

from geo.layers.atlas import Atlas
from geo.layers.frames.measures import measures
from geo.layers.frames.pairs import pairs
from geo.layers.frames.ties import GROUP_TITLES, group_of, holds_on, idle_ties, kinds_of, ties
from geo.layers.gazetteer import gazetteer, state_point
from geo.layers.measuring.computed import compute_figures
from geo.layers.measuring.geodesy import distance_km, length_km
from geo.layers.members import members, touching
from geo.layers.worldview import Look

BASE_KINDS = ("place:", "state:", "zone:", "line:")


def test_whatever_is_told_shows_something_on_the_map(atlas: Atlas) -> None:
    known = gazetteer(atlas)
    dossier = atlas.dossier
    told = len(dossier.claims) + len(dossier.exercises) + len(dossier.timeline)
    assert len(members(atlas)) == told + len(dossier.relations) + len(pairs(atlas))
    for feature, own in members(atlas).items():
        assert feature in known
        assert set(own) <= set(known), feature
        assert any(member.startswith(BASE_KINDS) for member in own), feature


def test_members_and_what_touches_them_are_the_same_pairs(atlas: Atlas) -> None:
    forth = {(told, own) for told, found in members(atlas).items() for own in found}
    back = {(told, own) for own, found in touching(atlas).items() for told in found}
    assert forth == back
    assert "claim:farkhor-close-to-pakistan" in touching(atlas)["place:farkhor"]
    assert "measure:farkhor-pakistan" in members(atlas)["claim:farkhor-close-to-pakistan"]


def test_every_kind_of_tie_has_one_group(atlas: Atlas) -> None:
    kinds = [kind for group in GROUP_TITLES for kind in kinds_of(atlas, group)]
    assert len(kinds) == len(set(kinds))
    assert {relation.kind for relation in atlas.dossier.relations.values()} == set(kinds)
    with pytest.raises(KeyError):
        group_of("friendship")


def test_ties_are_geodesics_and_never_cross_the_antimeridian(atlas: Atlas) -> None:
    frame = ties(atlas)
    assert len(frame) == len(atlas.dossier.relations)
    for tie in frame.itertuples():
        for part in shapely.get_parts(tie.geometry):
            lons = shapely.get_coordinates(part)[:, 0]
            assert abs(lons[1:] - lons[:-1]).max() < 180, tie.id
        points = shapely.get_coordinates(tie.geometry)
        straight = distance_km(*points[0], *points[-1])
        assert length_km(tie.geometry) == pytest.approx(straight, rel=1e-3), tie.id
        assert abs(points[0][0] - state_point(atlas, tie.from_state)[0]) < 1e-6


@pytest.mark.parametrize(
    ("tie", "day", "holds"),
    [
        ("pak-arm-nonrecognition", date(2020, 9, 21), True),
        ("pak-arm-nonrecognition", date(2025, 8, 31), True),
        ("pak-arm-nonrecognition", date(2025, 9, 1), False),
        ("ind-tjk-ayni", date(2022, 12, 31), True),
        ("ind-tjk-ayni", date(2023, 1, 1), False),
        ("pak-rus-1979", date(1979, 12, 24), True),
    ],
)
def test_a_tie_holds_through_its_last_day(atlas: Atlas, tie: str, day: date, holds: bool) -> None:
    assert holds_on(atlas.dossier.relations[tie], day) is holds
    assert (tie in idle_ties(atlas, day)) is not holds


def test_every_request_of_a_claim_is_computed(atlas: Atlas) -> None:
    asking = [claim for claim in atlas.dossier.claims.values() if claim.compute]
    assert asking
    for claim in asking:
        figures = compute_figures(atlas, claim.id, Look())
        assert figures
        assert all((one.days is None) != (one.distance_km is None) for one in figures)
    close = compute_figures(atlas, "farkhor-close-to-pakistan", Look())
    gap = measures(atlas)["farkhor-pakistan"].gap
    assert close[0].distance_km == pytest.approx(gap.distance_km, rel=1e-9)
    (span,) = compute_figures(atlas, "step-to-settlement", Look())
    assert span.days == 1


@pytest.mark.parametrize(("code", "last"), [("YUG", {"SRB", "MNE"}), ("CSK", {"CZE", "SVK"})])
def test_a_state_that_has_ended_is_named_on_land_that_it_held_to_the_end(
    atlas: Atlas, code: str, last: set[str]
) -> None:
    faces = atlas.faces("coarse")
    land = shapely.union_all(faces[faces["state"].isin(last)].geometry.to_list())
    assert shapely.contains_xy(land, *state_point(atlas, code))
