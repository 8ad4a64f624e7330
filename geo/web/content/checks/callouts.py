"""The check of what steps say on their maps: callouts, linked phrases, features of their own."""

from collections.abc import Iterator, Mapping, Sequence

from geo.dossier import Problem
from geo.dossier.feature_id import FeatureId
from geo.layers.frames.ties import holds_on
from geo.layers.worldview import absent_states
from geo.web.content.checks.features import feature_problems
from geo.web.content.checks.known import At, Known
from geo.web.content.steps.callouts import point_of
from geo.web.content.steps.model import Callout, Step, measures_told
from geo.web.html.phrases import broken_mark, phrases_of

# More letters than this do not fit beside their place on a phone; distances count as few.
MOST_LETTERS = 60
_OF_A_MEASURE = "1,234 km"

# The kinds of what has a place of its own, and the layer that shows it.
_LAYERS: Mapping[str, str] = {
    "place": "places",
    "zone": "zones",
    "line": "zones",
    "state": "states",
    "measure": "measures",
    "tie": "ties",
    "city": "cities",
}
_SHOWN_BESIDE = ("place", "measure", "tie")
# What lies at one spot, which the map of its step must show.
_SPOTS = ("place", "measure", "city")


def told_problems(known: Known, at: At, step: Step) -> Iterator[Problem]:
    """What is wrong with the callouts, the phrases and the features of a step."""
    for feature in step.features:
        yield from feature_problems(known, at, "features", feature, _SHOWN_BESIDE)
    yield from _phrases(known, at, step)
    for number, callout in enumerate(step.callouts, start=1):
        yield from _callout(known, at, f"callouts.{number}", step, callout)


def _phrases(known: Known, at: At, step: Step) -> Iterator[Problem]:
    broken = broken_mark(step.text)
    if broken:
        remedy = "write [words](kind:id), or take the bracket away"
        yield Problem(*at, "text", broken, "a linked phrase cannot be read", remedy)
    for words, feature in phrases_of(step.text):
        found = list(feature_problems(known, at, "text", feature, tuple(_LAYERS)))
        yield from found
        if not found and FeatureId.parse(feature).kind in _SPOTS:
            yield from _outside(known, at, "text", step, feature, f"[{words}]({feature})")


def _callout(known: Known, at: At, column: str, step: Step, callout: Callout) -> Iterator[Problem]:
    measures = measures_told(callout.text)
    yield from known.missing(at, column, measures, "measures.csv", known.measures)
    if letters_of(callout.text) > MOST_LETTERS:
        message = f"it has {letters_of(callout.text)} letters, and {MOST_LETTERS} at most fit"
        yield Problem(*at, column, callout.text, message, "say it in fewer words")
    if callout.second and step.comparison is None:
        message = "the step has no second map"
        yield Problem(*at, column, callout.text, message, "add 'compare', or remove 'second'")
    if isinstance(callout.at, str):
        found = list(feature_problems(known, at, column, callout.at, tuple(_LAYERS)))
        yield from found
        if found:
            return
        yield from _layer_off(at, column, step, callout.at)
        gone = list(_of_another_day(known, at, column, step, callout))
        yield from gone
        if gone:
            return
    yield from _outside(known, at, column, step, callout.at, _place(callout.at))


def letters_of(text: str) -> int:
    """How long a text is, once its distances are filled in."""
    filled = text
    for name in measures_told(text):
        filled = filled.replace(f"{{measure:{name}}}", _OF_A_MEASURE)
    return len(filled)


def _layer_off(at: At, column: str, step: Step, feature: str) -> Iterator[Problem]:
    layer = _LAYERS[FeatureId.parse(feature).kind]
    if layer not in step.layers:
        message = f"the step's map does not show the layer {layer}"
        yield Problem(*at, column, feature, message, f"add {layer} to its 'layers'")


def _of_another_day(
    known: Known, at: At, column: str, step: Step, callout: Callout
) -> Iterator[Problem]:
    """A state that is not there on the day of the map, or a tie that does not hold."""
    compared = step.comparison and step.comparison.day
    day = compared if callout.second and compared else step.day
    kind, name = FeatureId.parse(callout.feature)
    gone = kind == "tie" and not holds_on(known.dossier.relations[name], day)
    if kind == "state" and known.atlas is not None:
        gone = name in absent_states(known.atlas, day)
    if gone:
        remedy = "change the day, or say it at a longitude and latitude"
        yield Problem(*at, column, callout.feature, f"it is not there on {day}", remedy)


def _outside(
    known: Known,
    at: At,
    column: str,
    step: Step,
    where: str | Sequence[float],
    value: str,
) -> Iterator[Problem]:
    if isinstance(where, str):
        if known.atlas is None:
            return
        try:
            where = point_of(known.atlas, where)
        except KeyError:
            return  # it hangs on another row that is missing, which is told at its own
    west, south, east, north = step.extent
    lon, lat = where
    if not (south <= lat <= north and any(west <= lon + turn <= east for turn in (0, 360))):
        message = f"it lies at {lon:g}, {lat:g}, outside the step's extent"
        remedy = "widen 'extent', or give a longitude and latitude within it"
        yield Problem(*at, column, value, message, remedy)


def _place(where: str | Sequence[float]) -> str:
    return where if isinstance(where, str) else ", ".join(f"{degrees:g}" for degrees in where)
