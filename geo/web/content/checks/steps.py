"""The check of story.yaml."""

from collections.abc import Iterator, Sequence
from datetime import date

from geo.dossier import Problem
from geo.dossier.dates import today
from geo.layers.worldview import viewers
from geo.web.content.checks.callouts import told_problems
from geo.web.content.checks.features import feature_problems
from geo.web.content.checks.known import At, Known, bad_extent, outside_words, twice
from geo.web.content.steps.model import STORY_FILE, Step, measures_told, view_of_step
from geo.web.view.model import without_own_comparison


def step_problems(known: Known, steps: Sequence[Step]) -> Iterator[Problem]:
    """What is wrong with the steps of the story, taken together and one by one."""
    named = [(At(STORY_FILE, row, step.id), step) for row, step in enumerate(steps, start=1)]
    own = "give each step an id of its own"
    yield from twice(((place, step.id) for place, step in named), "id", own)
    for at, step in named:
        yield from _of_one(known, at, step)


def _of_one(known: Known, at: At, step: Step) -> Iterator[Problem]:
    yield from known.missing(at, "claims", step.claims, "claims.yaml", known.dossier.claims)
    measures = measures_told(step.text)
    yield from known.missing(at, "text", measures, "measures.csv", known.measures)
    yield from known.missing(at, "page", (step.page,), "pages.yaml", known.pages)
    yield from bad_extent(at, step.extent)
    yield from _layers(known, at, step)
    yield from feature_problems(known, at, "select", step.select)
    yield from _day(known, at, "day", step.day)
    yield from _viewer(known, at, "viewer", step.viewer)
    yield from _check_second_map(known, at, step)
    yield from _graphic(known, at, step)
    yield from told_problems(known, at, step)


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


def _day(known: Known, at: At, column: str, day: date) -> Iterator[Problem]:
    start, end = known.dossier.about.start, today()
    if not start <= day <= end:
        message = f"the days of the atlas run from {start} to {end}"
        yield Problem(*at, column, str(day), message, "write one of these days")


def _viewer(known: Known, at: At, column: str, viewer: str) -> Iterator[Problem]:
    if known.atlas is not None and "positions.csv" not in known.unread:
        yield from outside_words(at, column, (viewer,), viewers(known.atlas))


def _check_second_map(known: Known, at: At, step: Step) -> Iterator[Problem]:
    """The day or the viewer of the second map."""
    comparison = step.comparison
    if comparison is None:
        return
    yield from _day(known, at, "compare", comparison.day or step.day)
    yield from _viewer(known, at, "compare", comparison.viewer or step.viewer)
    if without_own_comparison(view_of_step(step)).compare is None:
        message = "the second map would show the same as the first"
        yield Problem(*at, "compare", str(step.compare), message, "name another day or viewer")
