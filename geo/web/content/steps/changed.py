"""What changes between the two maps of a step, of the land in its frame that it is about."""

from collections import Counter
from collections.abc import Iterator
from typing import TypedDict

import shapely

from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.worldview import Difference, differences
from geo.web.content.steps.model import Step
from geo.web.content.story import view_of_step


class Changed(TypedDict):
    """The ids of the pieces of land that change hands, and their area in km².

    `ended` is the id of a state of the first map that the second no longer has, '' where there is
    none; `states` is how many stand in its place.
    """

    lands: tuple[str, ...]
    km2: int
    ended: str
    states: int


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
    followed = Counter(
        f"state:{code}"
        for one in seen
        if one.succeeded and one.face in atlas.state_names
        for code in one.before.holders
    )
    ((ended, states),) = followed.most_common(1) or (("", 0),)
    return {
        "lands": tuple(_feature(atlas, one.face) for one in taken),
        "km2": round(sum(one.area_km2 for one in taken)),
        "ended": ended,
        "states": states,
    }


def _feature(atlas: Atlas, face: str) -> str:
    return f"zone:{face}" if face in atlas.dossier.disputes else f"state:{face}"


def _named_by(atlas: Atlas, found: Difference) -> Iterator[str]:
    """The ids of the zones of a piece of land, and of the states that hold it on either map."""
    _state, zones = atlas.zones_of_face[found.face]
    yield from (f"zone:{zone}" for zone in zones)
    yield from (f"state:{code}" for code in (*found.before.holders, *found.after.holders))


def _in_frame(atlas: Atlas, step: Step, names: list[str]) -> list[str]:
    """Those of some faces of which the step's extent has some land."""
    faces = atlas.faces("coarse")
    own = faces[faces["face"].isin(names)]
    seen = own.geometry.intersects(shapely.box(*step.extent))
    found: list[str] = own.loc[seen, "face"].tolist()
    return found
