"""The law of claims: whatever anybody claims is drawn as claimed, and every voice says the same.

It holds for every viewer and for every day on which anything changes. All of them take minutes and
are for the night; at other times all days of a few viewers are looked at, and a few of the others.
"""

from datetime import date

import pytest

from geo.layers.atlas import Atlas
from geo.layers.files.exports import Content, layers_of
from geo.layers.frames.zones import administrators_on, drawn_as, faces_of
from geo.layers.worldview import DE_FACTO, Look, change_days, holdings, viewers
from geo.maps.web.scene import scene
from geo.web.content.cards.disputes import zone_card
from geo.web.content.panels import lists, tables
from geo.web.content.parties import names_of
from geo.web.view.model import View
from geo.web.view.pages import read_pages
from tests.looks import every, sampled

pytestmark = pytest.mark.whole


def test_the_sample_has_every_viewer_and_every_day(atlas: Atlas) -> None:
    sample = sampled(atlas)
    assert {look.viewer for look in sample} == set(viewers(atlas))
    assert {look.day for look in sample} == set(change_days(atlas))


def test_a_zone_that_anybody_claims_is_never_plain(atlas: Atlas, looks: list[Look]) -> None:
    plain = []
    for look in looks:
        shown = scene(atlas, look)
        marked = {face for faces in shown["hatches"].values() for face in faces}
        marked |= set(shown["unfound"])
        plain += [
            (look, face)
            for face, holding in holdings(atlas, look).items()
            if set(holding.claimants) - set(holding.administrators) and face not in marked
        ]
    assert plain == []


def test_a_list_names_those_who_claim_what_they_do_not_hold_alone(atlas: Atlas) -> None:
    """As the map is heard: `a11y/names.js` goes by the claims of its scene."""
    shown = scene(atlas, Look())
    claims = {face: codes.split(";") for codes, own in shown["claims"].items() for face in own}
    shared = dict[str, set[str]]()
    silent = []
    items = {
        item.id: item.detail
        for group in lists.groups(atlas, read_pages()["disputes"], View())
        for item in group.items
    }
    for zone in atlas.mapped_zones:
        holders = administrators_on(atlas, zone, Look().day)
        claimants = claims.get(zone, []) if len(holders) > 1 else []
        detail = items.get(f"zone:{zone}", "")
        if claimants and detail:
            shared[zone] = set(claimants)
            told = detail.partition("claimed by")[2]
            silent += [(zone, code) for code in claimants if atlas.state_name(code) not in told]
    assert shared
    assert silent == []


def test_a_claim_of_the_dossier_is_a_claim_on_the_map(atlas: Atlas) -> None:
    """Whether or not the claimant published a map of it."""
    dossier = atlas.dossier
    lost = [
        (row.id, day.isoformat())
        for day in change_days(atlas)
        for zone in dossier.disputes
        for row in dossier.positions_on(zone, day)
        if row.claims == "yes"
        for face in faces_of(atlas, zone)
        if dossier.predecessor_of(row.state, day)
        not in holdings(atlas, Look(day=day))[face].claimants
        and not _overruled(atlas, row.state, zone, face, day)
    ]
    assert lost == []


def _overruled(atlas: Atlas, state: str, zone: str, face: str, day: date) -> bool:
    """Whether a position on a part stands before that on the whole."""
    parts = atlas.zones_of_face[face][1]
    inner = parts[: parts.index(zone)]
    return any(atlas.dossier.position_of(state, part, day) for part in inner)


def test_nobody_is_given_a_position_that_was_not_found(atlas: Atlas, looks: list[Look]) -> None:
    for look in looks:
        for holding in holdings(atlas, look).values():
            known = look.viewer == DE_FACTO or holding.position is not None or not holding.disputed
            assert (holding.status == "unknown") == (not known)
            assert not (holding.status == "unknown" and holding.holders)


@pytest.fixture(scope="module")
def changed(atlas: Atlas, looks: list[Look]) -> dict[Look, list[str]]:
    """By look the zones that it draws otherwise than the look before of the same viewer."""
    found: dict[Look, list[str]] = {}
    before: dict[tuple[str, str], object] = {}
    for look in looks:
        held = holdings(atlas, look)
        for zone in sorted(atlas.mapped_zones):
            now = [held[face] for face in faces_of(atlas, zone)]
            if before.get((look.viewer, zone)) != now:
                found.setdefault(look, []).append(zone)
            before[look.viewer, zone] = now
    # A list, a table, a card and an export of a look take a twentieth of a second.
    step = 1 if looks == every(atlas) else 16
    return dict(list(found.items())[::step])


def test_list_card_table_and_export_say_the_same(
    atlas: Atlas, changed: dict[Look, list[str]]
) -> None:
    page = read_pages()["disputes"]
    for look, zones in changed.items():
        view = View(viewer=look.viewer, day=look.day)
        listed = _listed(atlas, view)
        table = {row.feature: row.cells for row in tables.tables(atlas, page, view)[0].rows}
        exported = layers_of(atlas, Content(look, ("zones",)))["zones"].set_index("id")
        for zone in zones:
            drawn = drawn_as(atlas, zone, look)
            words, feature = names_of(atlas, drawn), f"zone:{zone}"
            where = (look, zone)
            unknown = "no position found" in words
            assert ("no position found" in listed[feature]) == unknown, where
            assert ("no position found" in exported.at[feature, "drawn_as"]) == unknown, where
            if look.viewer == DE_FACTO:
                continue
            assert words in table[feature], where
            first = zone_card(atlas, zone, view).facts[0].text.lower()
            assert all(names_of(atlas, [code]).lower() in first for code in drawn), where
            codes = [code for code in drawn if len(code) == 3]
            assert all(code in exported.at[feature, "drawn_as"] for code in codes), where


def _listed(atlas: Atlas, view: View) -> dict[str, str]:
    groups = lists.groups(atlas, read_pages()["disputes"], view)
    return {item.id: item.detail for group in groups for item in group.items}
