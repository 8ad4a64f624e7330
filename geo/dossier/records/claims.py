"""Claims of the work that is checked, with what others say and what the atlas measures."""

from datetime import date as Day
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from geo.dossier.feature_id import feature_id
from geo.dossier.records.record import Record
from geo.dossier.types import PartialDate, Verdict

# An end of a distance that a claim asks for.
End = Annotated[str, Field(pattern="^(place|border|dispute):.+")]


class Statement(BaseModel):
    """What others say about a claim, with its sources."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Annotated[str, Field(min_length=1)]
    sources: Annotated[tuple[str, ...], Field(min_length=1)]


class Figure(BaseModel):
    """A number that a source gives for a claim, and when it gave it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: float
    what: str
    date: PartialDate
    sources: Annotated[tuple[str, ...], Field(min_length=1)]


class Where(BaseModel):
    """The records on the map that a claim is about."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    places: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()


class Interval(BaseModel):
    """What a claim asks the atlas to count: the days from one to another."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["interval"]
    start: Day
    end: Day


class Distances(BaseModel):
    """What a claim asks the atlas to measure: distances from one feature to others.

    An end is `place:…`, `border:…` (of a state) or `dispute:…`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["geodesic-distance"]
    start: Annotated[str, Field(alias="from", pattern="^(place|border|dispute):.+")]
    to: Annotated[tuple[End, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _from_a_place_first(self) -> "Distances":
        if not self.start.startswith("place:") and any(end.startswith("place:") for end in self.to):
            raise ValueError("a distance between a place and an area begins at the place")
        return self


class Claim(Record):
    """A checkable statement of the work in our own words, and what was found about it.

    `question` is a neutral title: a heading with the statement itself would be a false quotation.
    `contrast` marks a claim about which sources differ in words, and not in a number.
    """

    topic: str
    article_sentences: Annotated[tuple[int, ...], Field(min_length=1)]
    article_says: Annotated[str, Field(min_length=1)]
    question: Annotated[str, Field(min_length=1)]
    verdict: Verdict
    explanation: Annotated[str, Field(min_length=1)]
    others_say: tuple[Statement, ...]
    where: Where
    values: tuple[Figure, ...] = ()
    contrast: bool = False
    compute: Annotated[Interval | Distances, Field(discriminator="kind")] | None = None

    @property
    def feature(self) -> str:
        """The id by which maps, lists and addresses name it."""
        return feature_id("claim", self.id)

    @property
    def label(self) -> str:
        """What the article says."""
        return self.article_says

    @property
    def measured_ends(self) -> tuple[str, ...]:
        """The features between which the atlas measures for the claim."""
        wanted = self.compute
        return (wanted.start, *wanted.to) if isinstance(wanted, Distances) else ()
