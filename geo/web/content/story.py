"""The story at the front page: its steps, read from the dossier's story.yaml and checked once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from geo.dossier import Claim, Source
from geo.dossier.dates import when
from geo.dossier.sourcing import best_first
from geo.dossier.work import work_words
from geo.i18n.formats import LengthUnit, length_words
from geo.i18n.languages import _, isolated, number
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.frames.measures import measures
from geo.layers.worldview import Look
from geo.maps.drawing.samples import Explained, Sample
from geo.maps.layers.states import STATES
from geo.maps.style.projections import Projection
from geo.web.content.cards.verdicts import VERDICTS
from geo.web.content.graphics.named import graphic_html
from geo.web.content.graphics.verdicts import finding, finding_html, tally_of
from geo.web.content.steps.changed import changed_words
from geo.web.content.steps.counted import roles_counted
from geo.web.content.steps.model import (
    Step,
    Story,
    read_story,
    view_of_step,
    with_measures,
)
from geo.web.html.templating import render
from geo.web.view.grammar import path_of
from geo.web.view.keys import KEY
from geo.web.view.model import View
from geo.web.view.pages import PageText, home_of, read_pages

# A step names those that weigh most; its claims name all.
_MOST_SOURCES = 6
# The keys of an address for which a step stands where the address does not name them.
SET_BY_STEP = tuple(KEY[name] for name in ("layers", "as", "on", "cmp", "split", "sel"))


def story(atlas: Atlas, unit: LengthUnit | None = "km") -> tuple[Step, ...]:
    """The steps in their order, measured distances written into their words.

    Without a unit the places of distances stay open. Raises DossierError, naming the step and the
    value, where a step cannot be read.
    """
    return _story(atlas, unit).steps


def tells_story(atlas: Atlas, page: PageText) -> bool:
    """Whether a page tells the story; without steps it is a page like the others.

    Raises DossierError as `story`.
    """
    return page.story and bool(story(atlas))


def story_page() -> PageText:
    """The page that tells the story. Raises StopIteration where none does."""
    return next(page for page in read_pages().values() if page.story)


def headline(atlas: Atlas) -> str:
    """What the story found, in a few words; '' where there are no claims."""
    found = finding(atlas)
    return found.title if found else ""


def introduction(atlas: Atlas) -> str:
    """How the story is introduced. Raises DossierError as `story`."""
    return _story(atlas, "km").intro


@cache_by_atlas
def _story(atlas: Atlas, unit: LengthUnit | None) -> Story:
    read = read_story(atlas.dossier_folder)
    steps = tuple(_translate(atlas, step, unit) for step in read.steps)
    return Story(_introduction(atlas, read.intro), steps)


def _introduction(atlas: Atlas, intro: str) -> str:
    """The introduction, with what is known of the work and how many claims it makes."""
    work = atlas.dossier.work
    values = {
        "{work}": work.title,
        "{date}": when(work.date) if work.date else "",
        "{count}": number(len(atlas.dossier.claims)),
    }
    said = _(intro)
    for place, value in values.items():
        said = said.replace(place, isolated(value))
    return said


def _translate(atlas: Atlas, step: Step, unit: LengthUnit | None) -> Step:
    known = measures(atlas)

    def with_values(text: str) -> str:
        if unit is None:
            return _(text)
        return with_measures(_(text), lambda name: length_words(known[name].gap.distance_km, unit))

    callouts = tuple(
        one.model_copy(update={"text": with_values(one.text)}) for one in step.callouts
    )
    words = {"title": _(step.title), "text": with_values(step.text), "callouts": callouts}
    return step.model_copy(update=words)


def apply_step_defaults(atlas: Atlas, view: View, query: Mapping[str, str]) -> View:
    """The view with what its step of the story shows, where the address says nothing else."""
    if view.step is None:
        return view
    shown = view_of_step(step_of(atlas, view.step))
    missing = {key.field: key.value(shown) for key in SET_BY_STEP if key.name not in query}
    return replace(view, **missing)


def step_shown(atlas: Atlas, view: View) -> Step | None:
    """The step that a view shows as it is; None where it shows none, or what else is selected."""
    step = step_of(atlas, view.step, view.unit) if view.step else None
    return step if step and view.selection == step.select else None


def title_of_step(atlas: Atlas, view: View) -> str:
    """The title of `step_shown`; '' where there is none."""
    step = step_shown(atlas, view)
    return step.title if step else ""


def step_of(atlas: Atlas, name: str, unit: LengthUnit = "km") -> Step:
    """The step of that id. Raises KeyError where there is none."""
    return {step.id: step for step in story(atlas, unit)}[name]


@dataclass(frozen=True)
class Explored:
    """Where a view of the story can be explored: an address, and what the page there can show.

    The map script writes into the address what the map shows at that moment: of its layers those
    that the page has, and its projection where the page is drawn in another one at first.
    """

    address: str
    layers: tuple[str, ...]
    projection: Projection


@dataclass(frozen=True)
class StepText:
    """A step with all that is told at it, and where the same view of it can be explored.

    `graphic` is its numbers as markup, `tally` says how its claims were judged, and `key` explains
    the colours of roles where it has them: on a phone the map's own is closed. `counted` are
    sentences with what is counted on its map: what changed between two days, who took part.
    """

    number: int
    step: Step
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    explored: Explored
    graphic: str
    tally: str
    key: tuple[Sample, ...]
    counted: tuple[str, ...]


def _explored_address(page: PageText, view: View) -> Explored:
    """The address of a view of the story on another page."""
    own = story_page().projection
    layers = tuple(layer for layer in view.layers or () if layer in page.layers)
    shown = replace(view, layers=layers or None, projection=None if own == page.projection else own)
    return Explored(path_of(page, shown), page.layers, page.projection)


@cache_by_atlas
def _step_texts(atlas: Atlas, unit: LengthUnit) -> tuple[StepText, ...]:
    return tuple(
        StepText(
            number,
            step,
            _sources(atlas, step),
            claims := tuple(atlas.dossier.claims[name] for name in step.claims),
            _explored_address(read_pages()[step.page], view_of_step(step)),
            graphic_html(atlas, step.graphic, Look(step.viewer, step.day), unit),
            tally_of(claims),
            _key(atlas, step),
            tuple(_counts_of(atlas, step, unit)),
        )
        for number, step in enumerate(story(atlas, unit), start=1)
    )


def _counts_of(atlas: Atlas, step: Step, unit: LengthUnit) -> Iterator[str]:
    yield from changed_words(atlas, step, unit)
    if step.colours == "roles":
        yield from roles_counted(atlas)


def _key(atlas: Atlas, step: Step) -> tuple[Sample, ...]:
    if step.colours != "roles":
        return ()
    explained = Explained((Look(step.viewer, step.day),), account=View().roles)
    return tuple(one for one in STATES.samples(atlas, explained) if one.kind in ("fill", "sign"))


@cache_by_atlas
def story_html(atlas: Atlas, unit: LengthUnit = "km", *, embedded: bool = False) -> str:
    """All steps as HTML, of which the map script shows the one that the address names.

    Inside another site's page the links lead out of it.
    """
    return render("story.html", embedded=embedded, **_values(atlas, unit))


@cache_by_atlas
def story_here_html(
    atlas: Atlas, name: str | None, unit: LengthUnit = "km", *, embedded: bool = False
) -> str:
    """The step of that id as HTML, or else the introduction, with links to the steps around it.

    Inside another site's page these stay in its frame, and the others lead out of it.
    """
    here = next((one for one in _step_texts(atlas, unit) if one.step.id == name), None)
    return render("story_here.html", here=here, embedded=embedded, **_values(atlas, unit))


@cache_by_atlas
def steps_html(atlas: Atlas) -> str:
    """Links to all steps as HTML, in their order."""
    return render("story_steps.html", steps=_step_texts(atlas, "km"))


def _values(atlas: Atlas, unit: LengthUnit) -> dict[str, object]:
    """What templates of the story need."""
    whole = home_of("states")
    return {
        "heading": story_page().heading,
        "explored": _explored_address(whole, View()) if whole else None,
        "steps": _step_texts(atlas, unit),
        "most": _MOST_SOURCES,
        "verdicts": VERDICTS,
        "intro": introduction(atlas),
        "headline": headline(atlas),
        "finding": finding_html(atlas, headed=False),
        "claims_here": _(work_words(atlas.dossier.about).claims_here),
        "claims_page": home_of("claims"),
    }


def _sources(atlas: Atlas, step: Step) -> tuple[Source, ...]:
    """The sources of all claims of a step, each once, the best first."""
    claims = (atlas.dossier.claims[name] for name in step.claims)
    names = dict.fromkeys(source for claim in claims for source in claim.sources)
    return best_first(atlas.dossier.sources[name] for name in names)
