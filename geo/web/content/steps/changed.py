"""What changes between the two maps of a step, of the land in its frame that it is about."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypedDict

import shapely

from geo.dossier.feature_id import feature_id
from geo.i18n.formats import LengthUnit, whole_area_words
from geo.i18n.languages import _, ngettext, number
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.gazetteer import gazetteer
from geo.layers.worldview import Difference, differences
from geo.web.content.steps.model import Step, view_of_step


class Changed(TypedDict):
    """The ids of the pieces of land that change hands, and their area in km².

    `ended` is the id of a state of the first map that the second no longer has, '' where there is
    none; `states` is how many of those that stand in its place the frame shows, and `followed` how
    many they are in all.
    """

    lands: tuple[str, ...]
    km2: int
    ended: str
    states: int
    followed: int


@cache_by_atlas
def changed_at(atlas: Atlas, step: Step) -> Changed | None:
    """What changes at a step of two maps; None where it has one.

    A step is about what is selected and what its text and callouts name: zones, and states with
    all that they hold on either map. What lies elsewhere is not told.
    """
    shown = view_of_step(step)
    if shown.other_look is None:
        return None
    own = {step.select, *step.named}
    found = [
        one
        for one in differences(atlas, shown.look, shown.other_look)
        if own.intersection(_named_by(atlas, one))
    ]
    framed = set(_in_frame(atlas, step, [one.face for one in found]))
    seen = [one for one in found if one.face in framed]
    taken = [one for one in seen if not one.succeeded]
    ((ended, states),) = _followers(atlas, seen).most_common(1) or (("", 0),)
    return {
        "lands": tuple(_feature(atlas, one.face) for one in taken),
        "km2": round(sum(one.area_km2 for one in taken)),
        "ended": ended,
        "states": states,
        "followed": _followers(atlas, found)[ended],
    }


def changed_words(atlas: Atlas, step: Step, unit: LengthUnit) -> Iterator[str]:
    """What changes at a step of two maps, in sentences, so far as it is counted."""
    found = changed_at(atlas, step)
    if found is None:
        return
    if found["states"] < found["followed"]:
        yield _(
            "{state}: of the {all} states that followed it, this map shows {count}.",
            state=gazetteer(atlas)[found["ended"]].name,
            all=number(found["followed"]),
            count=number(found["states"]),
        )
    if found["lands"]:
        yield _words_of_land(step, len(found["lands"]), whole_area_words(found["km2"], unit))


def _words_of_land(step: Step, count: int, area: str) -> str:
    """So many pieces of land between two days; between two viewers none changed hands."""
    if isinstance(step.compare, date):
        return ngettext(
            "Between the two days {count} piece of land, {area}, changed hands.",
            "Between the two days {count} pieces of land, {area}, changed hands.",
            count,
            area=area,
        )
    return ngettext(
        "{count} piece of land, {area}, differs between the two maps.",
        "{count} pieces of land, {area}, differ between the two maps.",
        count,
        area=area,
    )


def _followers(atlas: Atlas, found: Iterable[Difference]) -> Counter[str]:
    """Of states that ended how many follow them on their land, by the ids of those states."""
    return Counter(
        feature_id("state", code)
        for one in found
        if one.succeeded and one.face in atlas.state_names
        for code in one.before.holders
    )


def _feature(atlas: Atlas, face: str) -> str:
    return feature_id("zone", face) if face in atlas.dossier.disputes else feature_id("state", face)


def _named_by(atlas: Atlas, found: Difference) -> Iterator[str]:
    """The ids of the zones of a piece of land, and of the states that hold it on either map."""
    _state, zones = atlas.zones_of_face[found.face]
    yield from (feature_id("zone", zone) for zone in zones)
    yield from (feature_id("state", code) for code in (*found.before.holders, *found.after.holders))


def _in_frame(atlas: Atlas, step: Step, names: list[str]) -> list[str]:
    """Those of some faces of which the step's extent has some land."""
    faces = atlas.faces("coarse")
    own = faces[faces["face"].isin(names)]
    seen = own.geometry.intersects(shapely.box(*step.extent))
    found: list[str] = own.loc[seen, "face"].tolist()
    return found
