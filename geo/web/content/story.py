"""The story at the front page: its steps, read from the dossier's story.yaml and checked once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal, TypedDict

from pydantic import BaseModel, ConfigDict, Field

from geo.dossier import Claim, Source
from geo.dossier.problems import DossierError, Problem
from geo.dossier.served import dossier_folder
from geo.dossier.sourcing import best_first
from geo.dossier.tables import read_entries, read_yaml
from geo.dossier.work import work_words
from geo.i18n.formats import kilometres
from geo.i18n.languages import _, number
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.measures import measures
from geo.layers.worldview import DE_FACTO
from geo.web.content.cards.claims import VERDICTS
from geo.web.html.templating import render
from geo.web.view.keys import KEY
from geo.web.view.model import View
from geo.web.view.pages import home_of, read_pages

# A step names those that weigh most; its claims name all.
_MOST_SOURCES = 6
# The keys of an address for which a step stands where the address does not name them.
_SET_BY_STEP = tuple(KEY[name] for name in ("layers", "as", "on", "sel"))
STORY_FILE = "story.yaml"

_MEASURE = re.compile(r"\{measure:([a-z0-9-]+)\}")


class Step(BaseModel):
    """A step: its id in addresses, its words, its claims, and what the map shows at it.

    Its land bears the tints of its holders, or the colours of the roles in the exercise.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")
    title: str = Field(min_length=1)
    text: str = Field(min_length=1)
    claims: tuple[str, ...] = Field(min_length=1)
    page: str
    extent: tuple[float, float, float, float]
    layers: tuple[str, ...]
    day: date
    viewer: str = DE_FACTO
    select: str
    colours: Literal["holders", "roles"] = "holders"


@dataclass(frozen=True)
class Story:
    """The story: how it is introduced, and its steps in their order."""

    intro: str
    steps: tuple[Step, ...]


def story(atlas: Atlas) -> tuple[Step, ...]:
    """The steps in their order, measured distances written into their words.

    Raises DossierError, naming the step and the value, where a step cannot be read.
    """
    return _story(atlas).steps


def introduction(atlas: Atlas) -> str:
    """How the story is introduced. Raises DossierError as `story`."""
    return _story(atlas).intro


@cache_by_atlas
def _story(atlas: Atlas) -> Story:
    read = read_story(atlas.dossier_folder)
    steps = tuple(_translate(atlas, step) for step in read.steps)
    intro = _(read.intro).replace("{count}", number(len(atlas.dossier.claims)))
    return Story(intro, steps)


def story_words(folder: Path | None = None) -> Iterator[str]:
    """The introduction, titles and texts of all steps in English, as the file has them."""
    read = read_story(folder or dossier_folder())
    yield read.intro
    for step in read.steps:
        yield step.title
        yield step.text


def measures_told(text: str) -> tuple[str, ...]:
    """The ids of the measures whose distances a text tells."""
    return tuple(_MEASURE.findall(text))


def read_story(folder: Path) -> Story:
    """The story of a folder as its file has it. Raises DossierError where it cannot be read."""
    problems: list[Problem] = []
    content = read_yaml(folder, STORY_FILE, problems)
    steps = [step for _, step in read_entries(STORY_FILE, content, "steps", Step, problems)]
    intro = content.get("intro")
    if content and (not isinstance(intro, str) or not intro):
        remedy = "write how the story is introduced"
        problems.append(Problem(STORY_FILE, 0, "", "", "", "'intro' is missing", remedy))
    if problems:
        raise DossierError(problems)
    return Story(str(intro or ""), tuple(steps))


def _translate(atlas: Atlas, step: Step) -> Step:
    words = {"title": _(step.title), "text": _fill_measures(atlas, _(step.text))}
    return step.model_copy(update=words)


def apply_step_defaults(atlas: Atlas, view: View, query: Mapping[str, str]) -> View:
    """The view with what its step of the story shows, where the address says nothing else."""
    if view.step is None:
        return view
    shown = _view_of(step_of(atlas, view.step))
    missing = {key.field: key.value(shown) for key in _SET_BY_STEP if key.name not in query}
    return replace(view, **missing)


def _view_of(step: Step) -> View:
    return View(layers=step.layers, viewer=step.viewer, day=step.day, selection=step.select)


def step_of(atlas: Atlas, name: str) -> Step:
    """The step of that id. Raises KeyError where there is none."""
    return {step.id: step for step in story(atlas)}[name]


class ScriptStep(TypedDict):
    """A step as the map script reads it: its extent as Leaflet wants it, and keys of an address.

    `roles` says whether its land bears the colours of the roles in the exercise.
    """

    id: str
    extent: list[list[float]]
    address: dict[str, str]
    roles: bool


def script_steps(atlas: Atlas) -> list[ScriptStep]:
    """The steps as the map script reads them."""
    steps: list[ScriptStep] = []
    for step in story(atlas):
        west, south, east, north = step.extent
        shown = _view_of(step)
        steps.append(
            {
                "id": step.id,
                "extent": [[south, west], [north, east]],
                "address": {key.name: key.write(key.value(shown)) for key in _SET_BY_STEP},
                "roles": step.colours == "roles",
            }
        )
    return steps


@dataclass(frozen=True)
class Told:
    """A step with all that is told at it, and the path of the page on which it can be explored."""

    number: int
    step: Step
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    path: str


@cache_by_atlas
def _told(atlas: Atlas) -> tuple[Told, ...]:
    return tuple(
        Told(
            number,
            step,
            _sources(atlas, step),
            tuple(atlas.dossier.claims[name] for name in step.claims),
            read_pages()[step.page].path,
        )
        for number, step in enumerate(story(atlas), start=1)
    )


@cache_by_atlas
def story_html(atlas: Atlas) -> str:
    """All steps as HTML, of which the map script shows the one that the address names."""
    return render("story.html", **_values(atlas))


@cache_by_atlas
def story_here_html(atlas: Atlas, name: str | None) -> str:
    """The step of that id as HTML, or else the introduction, with links to the steps around it."""
    told = next((one for one in _told(atlas) if one.step.id == name), None)
    return render("story_here.html", told=told, **_values(atlas))


def _values(atlas: Atlas) -> dict[str, object]:
    """What templates of the story need."""
    return {
        "steps": _told(atlas),
        "most": _MOST_SOURCES,
        "verdicts": VERDICTS,
        "intro": _story(atlas).intro,
        "claims_here": _(work_words(atlas.dossier.about).claims_here),
        "claims_page": home_of("claims"),
    }


def _sources(atlas: Atlas, step: Step) -> tuple[Source, ...]:
    """The sources of all claims of a step, each once, the best first."""
    claims = (atlas.dossier.claims[name] for name in step.claims)
    names = dict.fromkeys(source for claim in claims for source in claim.sources)
    return best_first(atlas.dossier.sources[name] for name in names)


def _fill_measures(atlas: Atlas, text: str) -> str:
    known = measures(atlas)
    return _MEASURE.sub(lambda match: kilometres(known[match[1]].gap.distance_km), text)
