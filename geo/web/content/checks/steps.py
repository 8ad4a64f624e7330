"""The check of story.yaml."""

from collections.abc import Iterator, Sequence

from geo.dossier import Problem
from geo.dossier.dates import today
from geo.layers.feature_id import FeatureId
from geo.layers.gazetteer import dispute_feature
from geo.layers.reference import cities
from geo.layers.worldview import viewers
from geo.web.content.checks.known import At, Known, bad_extent, outside_words, twice
from geo.web.content.steps.model import STORY_FILE, Step, measures_told

# The kinds of features that a step can select, and the file that has their ids.
_FILES = {
    "place": "places.csv", "zone": "disputes.csv", "line": "disputes.csv",
    "state": "states.csv", "measure": "measures.csv", "claim": "claims.yaml",
    "event": "timeline.csv", "tie": "relations.csv", "exercise": "exercises.csv",
    "city": "the map",
}  # fmt: skip
_TABLES = {
    "place": "places", "claim": "claims", "event": "timeline", "tie": "relations",
    "exercise": "exercises",
}  # fmt: skip


def step_problems(known: Known, steps: Sequence[Step]) -> Iterator[Problem]:
    """What is wrong with the steps of the story, taken together and one by one."""
    named = [(At(STORY_FILE, row, step.id), step) for row, step in enumerate(steps, start=1)]
    own = "give each step an id of its own"
    yield from twice(((place, step.id) for place, step in named), "id", own)
    for at, step in named:
        yield from _of_one(known, at, step)


def _of_one(known: Known, at: At, step: Step) -> Iterator[Problem]:
    yield from known.missing(at, "claims", step.claims, "claims.yaml", known.dossier.claims)
    told = measures_told(step.text)
    yield from known.missing(at, "text", told, "measures.csv", known.measures)
    yield from known.missing(at, "page", (step.page,), "pages.yaml", known.pages)
    yield from bad_extent(at, step.extent)
    yield from _layers(known, at, step)
    yield from _selected(known, at, step.select)
    yield from _graphic(known, at, step)
    yield from _look(known, at, step)


def _graphic(known: Known, at: At, step: Step) -> Iterator[Problem]:
    """What the graphic of a step shows the numbers of, and a claim that has none."""
    kind, _colon, name = step.graphic.partition(":")
    if kind == "measure":
        yield from known.missing(at, "graphic", (name,), "measures.csv", known.measures)
    if kind == "figures":
        yield from known.missing(at, "graphic", (name,), "claims.yaml", known.dossier.claims)
        claim = known.dossier.claims.get(name)
        if claim is not None and not claim.values:
            message, remedy = "the claim has no 'values'", "name a claim that has figures"
            yield Problem(*at, "graphic", step.graphic, message, remedy)


def _layers(known: Known, at: At, step: Step) -> Iterator[Problem]:
    """The story is told on pages of its own, and switches what these have."""
    telling = [page for page in known.pages.values() if page.story]
    if telling:
        shared = [name for name in telling[0].layers if all(name in one.layers for one in telling)]
        yield from outside_words(at, "layers", step.layers, shared)


def _look(known: Known, at: At, step: Step) -> Iterator[Problem]:
    start, end = known.dossier.about.start, today()
    if not start <= step.day <= end:
        message = f"the days of the atlas run from {start} to {end}"
        yield Problem(*at, "day", str(step.day), message, "write one of these days")
    if known.atlas is not None and "positions.csv" not in known.unread:
        yield from outside_words(at, "viewer", (step.viewer,), viewers(known.atlas))


def _selected(known: Known, at: At, select: str) -> Iterator[Problem]:
    kind, name = FeatureId.parse(select)
    if kind not in _FILES:
        message = "it is no feature; it begins with one of " + ", ".join(_FILES)
        remedy = "write kind and id, such as claim:its-id"
        yield Problem(*at, "select", select, message, remedy)
        return
    ids = _ids(known, kind)
    if ids is not None:
        yield from known.missing(at, "select", (name,), _FILES[kind], ids)


def _ids(known: Known, kind: str) -> Sequence[str] | None:
    """The ids of the features of a kind; None where the map that has them was not read."""
    dossier = known.dossier
    if kind in _TABLES:
        return tuple(getattr(dossier, _TABLES[kind]))
    if _FILES[kind] == "disputes.csv":
        features = map(dispute_feature, dossier.disputes.values())
        return [name for own, name in map(FeatureId.parse, features) if own == kind]
    if kind == "measure":
        return tuple(known.measures)
    return _on_map(known, kind)


def _on_map(known: Known, kind: str) -> Sequence[str] | None:
    if known.atlas is None:
        return None
    if kind == "state":
        return tuple(known.states)
    return [FeatureId.parse(feature).name for feature in cities(known.atlas)["id"]]
