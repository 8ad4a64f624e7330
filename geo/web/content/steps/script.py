"""The steps of the story as the map's script reads them."""

from typing import TypedDict

from geo.dossier.feature_id import feature_id
from geo.layers.atlas import Atlas
from geo.layers.extents import Extent
from geo.layers.frames.measures import measures
from geo.maps.drawing.callouts import Callout
from geo.maps.style.callouts import Side
from geo.web.content.steps.callouts import callouts_of, point_of
from geo.web.content.steps.changed import Changed, changed_at
from geo.web.content.steps.model import Step, measures_told, view_of_step
from geo.web.content.story import SET_BY_STEP, story
from geo.web.html.phrases import phrases_of
from geo.web.view.keys import AnyKey
from geo.web.view.model import View


class ScriptCallout(TypedDict):
    """A callout: what it says in English, where, and what it keeps clear of.

    `measures` are the distances in kilometres for which it has places, by what stands there.
    """

    number: int
    text: str
    measures: dict[str, float]
    at: tuple[float, float]
    side: Side | None
    feature: str
    subject: tuple[Extent, ...]
    second: bool


class ScriptStep(TypedDict):
    """A step: its extent as Leaflet wants it, and keys of an address, '' where a key is left out.

    `roles` says whether its land bears the colours of the roles in the exercise; `features` which
    places, distances and ties it shows beside those that are selected; `points` where the features
    lie that its text links, in longitude and latitude; `changed` what changes between its two maps.
    """

    id: str
    extent: list[list[float]]
    address: dict[str, str]
    roles: bool
    features: tuple[str, ...]
    callouts: list[ScriptCallout]
    points: dict[str, tuple[float, float]]
    changed: Changed | None


def script_steps(atlas: Atlas) -> list[ScriptStep]:
    """The steps in their order."""
    return [_script_step(atlas, step) for step in story(atlas, None)]


def _script_step(atlas: Atlas, step: Step) -> ScriptStep:
    west, south, east, north = step.extent
    shown = view_of_step(step)
    first = [_script_callout(atlas, one) for one in callouts_of(atlas, step)]
    second = [
        _script_callout(atlas, one, second=True) for one in callouts_of(atlas, step, second=True)
    ]
    return {
        "id": step.id,
        "extent": [[south, west], [north, east]],
        "address": {key.name: _in_address(key, shown) for key in SET_BY_STEP},
        "roles": step.colours == "roles",
        "features": step.named,
        "callouts": sorted([*first, *second], key=lambda one: one["number"]),
        "points": {feature: point_of(atlas, feature) for _said, feature in phrases_of(step.text)},
        "changed": changed_at(atlas, step),
    }


def _script_callout(atlas: Atlas, callout: Callout, *, second: bool = False) -> ScriptCallout:
    known = measures(atlas)
    return {
        "number": callout.number,
        "text": callout.text,
        "measures": {
            feature_id("measure", name): round(known[name].gap.distance_km, 3)
            for name in measures_told(callout.text)
        },
        "at": (callout.lon, callout.lat),
        "side": callout.side,
        "feature": callout.feature,
        "subject": callout.subject,
        "second": second,
    }


def _in_address(key: AnyKey, shown: View) -> str:
    """The value of a key in the address of a step, which leaves no default to the page."""
    value = key.value(shown)
    return "" if value is None else key.write(value)
