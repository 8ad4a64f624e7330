"""The story as story.yaml has it: typed steps with the callouts on their maps."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from geo.dossier.feature_id import FeatureId
from geo.dossier.reading.problems import DossierError, Problem
from geo.dossier.reading.tables import read_entries, read_yaml
from geo.layers.worldview import DE_FACTO
from geo.maps.style.callouts import Side
from geo.web.content.graphics.named import PATTERN as GRAPHIC_PATTERN
from geo.web.html.phrases import phrases_of
from geo.web.view.model import Comparison, View

STORY_FILE = "story.yaml"
MOST_CALLOUTS = 4

_MEASURE = re.compile(r"\{measure:([a-z0-9-]+)\}")

Text = Annotated[str, Field(min_length=1)]


class Callout(BaseModel):
    """What is said at a place of a step's map: at a feature, or at a longitude and latitude.

    It stands on that `side` of its place if there is room; with `second` on the second map of a
    comparison.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: Text | tuple[float, float]
    text: Text
    side: Side | None = None
    second: bool = False

    @property
    def feature(self) -> str:
        """The id of the feature at which it stands; '' where it stands at a point."""
        return self.at if isinstance(self.at, str) else ""


class Step(BaseModel):
    """A step: its id in addresses, its words, its claims, and what the map shows at it.

    Its land bears the tints of its holders, or the colours of the roles in the exercise. Of places,
    distances and ties it shows those that are selected, that its callouts and linked phrases name,
    and `features`. `compare` is the viewer, the day or both of a second map beside the first, and
    `graphic` names the numbers beside the words: `figures:` and a claim, `measure:` and a measure,
    or `finding`, how all claims were judged.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")
    title: Text
    text: Text
    claims: tuple[str, ...] = Field(min_length=1)
    page: str
    extent: tuple[float, float, float, float]
    layers: tuple[str, ...]
    day: date
    viewer: str = DE_FACTO
    select: str
    colours: Literal["holders", "roles"] = "holders"
    features: tuple[str, ...] = ()
    compare: date | str = ""
    graphic: str = Field(default="", pattern=GRAPHIC_PATTERN)
    callouts: tuple[Callout, ...] = Field(default=(), max_length=MOST_CALLOUTS)

    @property
    def named(self) -> tuple[str, ...]:
        """The features that its callouts, its phrases and `features` name, each once."""
        said = (callout.feature for callout in self.callouts)
        linked = (feature for _words, feature in phrases_of(self.text))
        return tuple(dict.fromkeys(name for name in (*said, *linked, *self.features) if name))

    def named_of(self, kind: str) -> tuple[str, ...]:
        """The names of those of a kind, such as the places."""
        ids = map(FeatureId.parse, self.named)
        return tuple(name for own, name in ids if own == kind)

    @property
    def comparison(self) -> Comparison | None:
        """What the second map differs in; None where there is none, or it names neither."""
        if isinstance(self.compare, date):
            return Comparison(day=self.compare)
        return Comparison(viewer=self.compare) if self.compare else None


def view_of_step(step: Step) -> View:
    """The view that a step shows."""
    return View(
        layers=step.layers,
        viewer=step.viewer,
        day=step.day,
        compare=step.comparison,
        selection=step.select,
    )


@dataclass(frozen=True)
class Story:
    """The story: how it is introduced, and its steps in their order."""

    intro: str
    steps: tuple[Step, ...]


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


def texts_of(story: Story) -> Iterator[str]:
    """All that the story says in English, as the file has it, in its order."""
    yield story.intro
    for step in story.steps:
        yield step.title
        yield step.text
        yield from (callout.text for callout in step.callouts)


def measures_told(text: str) -> tuple[str, ...]:
    """The ids of the measures whose distances a text tells."""
    return tuple(_MEASURE.findall(text))


def with_measures(text: str, distance_of: Callable[[str], str]) -> str:
    """A text with the distances that it tells; `distance_of` writes that of a measure's id."""
    return _MEASURE.sub(lambda match: distance_of(match[1]), text)
