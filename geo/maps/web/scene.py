"""A scene: what the browser must know to draw a worldview on the geometry that it already has.

It names faces, borders, zones and places by their ids only, so that a change of viewer or day
costs a few kilobytes and no geometry.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from typing import TypedDict

from geo.dossier import NotTold
from geo.dossier.feature_id import feature_id
from geo.dossier.served import home_day
from geo.i18n.languages import _
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_some_by_atlas
from geo.layers.days import marked_days
from geo.layers.frames.boundaries import boundary_types
from geo.layers.frames.places import idle_places
from geo.layers.frames.ties import idle_ties
from geo.layers.members import members
from geo.layers.not_told import not_told_on, note_feature
from geo.layers.worldview import (
    DE_FACTO,
    UN,
    Holding,
    Look,
    absent_states,
    change_days,
    ended_states,
    holdings,
    last_change,
    names_of_land,
    party_sets,
    unfound,
    viewers,
)
from geo.maps.drawing.scene import Scene
from geo.maps.layers.borders import BOUNDARY_STYLES
from geo.maps.style.tokens import hatch_name

_MOST_SCENES = 128


class LookConstants(TypedDict):
    """What the map script knows of looks: days of change, marked days, viewers, former states.

    `marks` pairs a marked day with its words; `members` gives the features that another stands
    for; `ended` the first day without a state and those that followed it; `parties` are the names
    of those who may administer or claim land, by code.
    """

    days: list[str]
    marks: list[list[str]]
    exerciseDay: str
    rolesYear: str
    members: Mapping[str, Sequence[str]]
    viewers: dict[str, str]
    parties: dict[str, str]
    former: dict[str, str]
    ended: dict[str, tuple[str, tuple[str, ...]]]


def scene(atlas: Atlas, look: Look) -> Scene:
    """The scene of a look: that of the last day on which something changed. Not to be changed."""
    return _scene(atlas, replace(look, day=last_change(atlas, look.day)))


@cache_some_by_atlas(_MOST_SCENES)
def _scene(atlas: Atlas, look: Look) -> Scene:
    held = holdings(atlas, look)
    zones = {face: held[face] for face in atlas.zones_of_face if atlas.zones_of_face[face][1]}
    quiet = set(_quiet(atlas, zones))
    return {
        "viewer": viewer_title(atlas, look.viewer),
        "holders": _group_pairs(_holders(held)),
        "divided": _group_pairs(
            ("-".join(holding.holders), face)
            for face, holding in zones.items()
            if len(holding.holders) > 1
        ),
        "hatches": _group_pairs(_hatches(zones, quiet)),
        "claims": _group_pairs(
            (";".join(holding.claimants), face)
            for face, holding in zones.items()
            if holding.claimants
        ),
        "unfound": list(unfound(atlas, look)),
        "borders": _group_pairs(
            (BOUNDARY_STYLES[kind], border) for border, kind in boundary_types(atlas, look).items()
        ),
        "moved": [face for face, holding in zones.items() if holding.moved],
        "administrators": _group_pairs(
            (";".join(holding.administrators), face) for face, holding in zones.items()
        ),
        "names": {
            row.feature: atlas.dossier.former_name(row.feature, look.day)
            for row in names_of_land(atlas)
            if atlas.dossier.former_name(row.feature, look.day)
        },
        "gone": [
            *(feature_id("state", code) for code in absent_states(atlas, look.day)),
            *(note_feature(row.id) for row in _notes_of_other_days(atlas, look.day)),
        ],
        "quiet": [feature_id("zone", face) for face in zones if face in quiet],
        "idle": [feature_id("tie", name) for name in idle_ties(atlas, look.day)],
        "dimmed": {
            feature_id("place", name): (other.side, other.date)
            for name, other in idle_places(atlas, look.day).items()
        },
    }


def _notes_of_other_days(atlas: Atlas, day: date) -> Iterator[NotTold]:
    done = {row.id for row in not_told_on(atlas, day)}
    return (row for row in atlas.dossier.not_told.values() if row.id not in done)


def scene_of(atlas: Atlas, name: str) -> Scene | None:
    """The scene of that name, `VIEWER/DAY` with a day of `change_days`; None for any other."""
    viewer, _, day = name.partition("/")
    known = {known_day.isoformat(): known_day for known_day in change_days(atlas)}
    if viewer not in viewers(atlas) or day not in known:
        return None
    return scene(atlas, Look(viewer, known[day]))


def scene_name(atlas: Atlas, look: Look) -> str:
    """The name of the scene that holds for a viewer on any day."""
    return f"{look.viewer}/{last_change(atlas, look.day).isoformat()}"


def viewer_title(atlas: Atlas, viewer: str) -> str:
    """A viewer in words: de facto, after UN practice, as drawn by a state."""
    if viewer == DE_FACTO:
        return _("As administered on the ground")
    if viewer == UN:
        return _("United Nations maps")
    return _("As drawn by {state}", state=atlas.state_name(viewer))


def _group_pairs(pairs: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for group, member in pairs:
        groups.setdefault(group, []).append(member)
    return groups


def _holders(held: Mapping[str, Holding]) -> Iterator[tuple[str, str]]:
    for face, holding in held.items():
        holder = holding.holders[0] if len(holding.holders) == 1 else ""
        if holder != face:
            yield holder, face


def _hatches(held: Mapping[str, Holding], quiet: Set[str]) -> Iterator[tuple[str, str]]:
    for face, holding in held.items():
        if holding.parties and face not in quiet:
            yield hatch_name(holding.parties), face


def _quiet(atlas: Atlas, held: Mapping[str, Holding]) -> Iterator[str]:
    """The faces of zones that nobody disputes; an exclave of a state that stands is shown.

    A viewer who draws a zone as that of somebody who neither claims nor holds it disputes it.
    """
    for face, holding in held.items():
        if holding.disputed or not set(holding.holders) <= set(holding.parties):
            continue
        state, zones = atlas.zones_of_face[face]
        exclave = atlas.dossier.disputes[zones[0]].type == "exclave"
        if not (exclave and holding.administrators == (state,)):
            yield face


def script_constants(atlas: Atlas) -> LookConstants:
    """What the map script knows of looks, the same on every page."""
    former = {row.predecessor for row in atlas.dossier.predecessors.values()}
    parties = {*atlas.dossier.states, *(code for own in party_sets(atlas) for code in own)}
    return {
        "days": [day.isoformat() for day in change_days(atlas)],
        "marks": [[day.isoformat(), words] for day, words in marked_days(atlas)],
        "exerciseDay": home_day().isoformat(),
        "rolesYear": str(home_day().year),
        "members": members(atlas),
        "viewers": {code: viewer_title(atlas, code) for code in viewers(atlas)},
        "parties": {code: atlas.state_name(code) for code in sorted(parties)},
        "ended": {
            state: (ended.day.isoformat(), ended.followed_by)
            for state, ended in ended_states(atlas).items()
        },
        "former": {feature_id("state", code): atlas.state_name(code) for code in sorted(former)},
    }
