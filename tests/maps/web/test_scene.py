"""Scenes: ids only, few bytes, and every id known to the geometry that the browser has."""

from datetime import date, timedelta

import pytest

from geo.dossier.served import home_day
from geo.layers.atlas import Atlas
from geo.layers.files.geojson import encode
from geo.layers.frames.boundaries import BOUNDARY_WORDS
from geo.layers.frames.zones import own_faces
from geo.layers.worldview import Look, change_days, holdings, party_sets, shared_holders
from geo.maps.drawing.picture import by_member
from geo.maps.style.colour import land_colour, tint
from geo.maps.style.css import map_css
from geo.maps.style.palette import PALETTE
from geo.maps.style.tokens import STROKES, hatch_name
from geo.maps.web.scene import BOUNDARY_STYLES, scene, scene_name, scene_of

LARGEST_SCENE = 10_000


def test_every_scene_is_small_and_names_known_ids_and_classes(
    atlas: Atlas, looks: list[Look]
) -> None:
    faces = set(atlas.full_faces["face"])
    borders = set(atlas.borders("coarse")["border"])
    hatches = {hatch_name(codes) for codes in party_sets(atlas)}
    for look in looks:
        made = scene(atlas, look)
        assert len(encode(made)) <= LARGEST_SCENE
        assert {face for group in made["holders"].values() for face in group} <= faces
        assert set(made["hatches"]) <= hatches
        assert set(made["borders"]) <= set(STROKES)
        assert {line for group in made["borders"].values() for line in group} <= borders
        assert set(made["moved"]) <= faces


def test_every_boundary_type_has_a_style() -> None:
    assert set(BOUNDARY_STYLES) == set(BOUNDARY_WORDS)
    assert set(BOUNDARY_STYLES.values()) <= set(STROKES)


def test_de_facto_moves_nothing_and_india_moves_gilgit(atlas: Atlas) -> None:
    assert not scene(atlas, Look())["moved"]
    made = scene(atlas, Look("IND"))
    assert "gilgit-baltistan" in made["moved"]
    assert "gilgit-baltistan" in made["holders"]["IND"]


def test_names_and_states_are_those_of_the_day(atlas: Atlas) -> None:
    early, late = (scene(atlas, Look(day=day)) for day in (date(1985, 1, 1), home_day()))
    assert {"state:RUS", "state:UKR"} <= set(early["gone"])
    assert "state:SUN" in late["gone"]
    assert "state:SUN" not in early["gone"]
    assert "zone:indian-kashmir" in early["names"]
    assert "zone:indian-kashmir" not in late["names"]
    assert "zone:crimea" in early["quiet"]
    assert "zone:crimea" not in late["quiet"]


def test_scenes_are_found_by_their_names_only(atlas: Atlas) -> None:
    name = scene_name(atlas, Look("IND", date(2020, 9, 22)))
    assert scene_of(atlas, name) == scene(atlas, Look("IND", date(2020, 9, 22)))
    for bad in ("", "IND", "FRA/2020-09-21", "IND/2020-09-22", "IND/../x", "IND/1979-12-24/x"):
        assert scene_of(atlas, bad) is None


@pytest.mark.parametrize("day", [date(2020, 11, 20), date(2020, 11, 25), date(2022, 8, 26)])
def test_the_districts_change_hands_on_their_days(atlas: Atlas, day: date) -> None:
    zone = {20: "aghdam", 25: "kalbajar", 26: "lachin"}[day.day]
    before = scene(atlas, Look(day=date.fromordinal(day.toordinal() - 1)))["holders"]
    after = scene(atlas, Look(day=day))["holders"]
    assert zone not in before.get("AZE", [])
    assert zone in after["AZE"]


def test_land_that_several_hold_is_not_plain(atlas: Atlas) -> None:
    """As Lachin of December 2020: it bears a tint between those of its holders, in every look."""
    css = map_css(divided=map("-".join, shared_holders(atlas)))
    for day in change_days(atlas):
        shared = {
            face: "-".join(holding.holders)
            for face, holding in holdings(atlas, Look(day=day)).items()
            if len(holding.holders) > 1
        }
        made = by_member(scene(atlas, Look(day=day))["divided"])
        assert made == shared
        assert all(f"path.tint-{codes}{{" in css for codes in shared.values() if land_colour(codes))
    handed_over = by_member(scene(atlas, Look(day=date(2020, 12, 1)))["divided"])
    assert handed_over["lachin"] == "AZE-RUS"
    assert tint("AZE-RUS", "light") not in {tint("AZE", "light"), PALETTE["light"]["land"]}


def test_a_zone_that_only_its_viewer_disputes_is_hatched(atlas: Atlas) -> None:
    """Ukraine draws Chechnya as occupied land, which in 2023 nobody but Russia claims."""
    grozny = own_faces(atlas, "chechnya")
    hatched = scene(atlas, Look("UKR", date(2023, 9, 20)))["hatches"].get(hatch_name(("RUS",)), [])
    assert grozny
    assert set(grozny) <= set(hatched)
    assert "zone:chechnya" in scene(atlas, Look("IND", date(2023, 9, 20)))["quiet"]


def test_a_scene_is_made_once_for_all_days_between_two_changes(atlas: Atlas) -> None:
    before, after = change_days(atlas)[-2:]
    long_after = scene(atlas, Look("PAK", after + timedelta(days=400)))
    assert long_after is scene(atlas, Look("PAK", after))
    assert scene(atlas, Look("PAK", before)) is not long_after
