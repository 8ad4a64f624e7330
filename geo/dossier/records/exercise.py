"""Records of a dossier about the exercise: who took part, where, and what led to it."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from geo.dossier.feature_id import feature_id
from geo.dossier.records.record import Named, Record
from geo.dossier.types import MaybeDate, MaybeLength, Names, PartialDate

Part = Literal[
    "host", "participant", "observer", "withdrew", "non-participant", "history", "mentioned"
]
SitePart = Literal["main", "side", "preparation", "reference", "mentioned"]
# The account of a role that is not the work's own: what sources say.
SOURCES = "sources"


class Role(Record):
    """The part that one account gives a state in the exercise that the dossier is about.

    `account` is the id of the work's source, or `sources` for what other sources say; `later`
    tells what changed afterwards. A state without a row has no part by that account.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("state", "account")

    state: str
    account: Annotated[str, Field(min_length=1)]
    role: Part
    says: str
    detail: str
    contingent: str
    later: str


class Site(Record):
    """The part of a place in an exercise; `named_by` are the states whose statements name it."""

    KEYS: ClassVar[tuple[str, ...]] = ("exercise", "place")

    exercise: str
    place: str
    part: SitePart
    named_by: Names = ()


class Zone(Record):
    """What the exercise that the dossier is about has to do with a disputed zone or line."""

    KEYS: ClassVar[tuple[str, ...]] = ("dispute_id",)

    dispute_id: str
    says: Annotated[str, Field(min_length=1)]


class Place(Named):
    """A point, EPSG:4326, known to `coord_precision_m` metres; its kind is of place_kinds.csv.

    `runway_m` is the length of its longest runway in metres, where it has one that is known.
    """

    alt_names: Names
    kind: Annotated[str, Field(min_length=1)]
    country: str
    lon: Annotated[float, Field(ge=-180, le=180)]
    lat: Annotated[float, Field(ge=-90, le=90)]
    coord_precision_m: Annotated[float, Field(gt=0)]
    coord_source: Annotated[str, Field(min_length=1)]
    operator: str
    status: str
    valid_from: MaybeDate
    valid_to: MaybeDate
    dispute_ids: Names
    summary: str
    runway_m: MaybeLength = None

    @property
    def feature(self) -> str:
        """The id by which maps, lists and addresses name it."""
        return feature_id("place", self.id)


class Exercise(Named):
    """A military exercise; official figures and those of others are kept apart."""

    series: str
    kind: str
    host: Names
    date_start: PartialDate
    date_end: MaybeDate
    date_precision: Literal["day", "month", "year"]
    places: Names
    participants: Names
    observers: Names
    personnel_official: str
    personnel_other: str
    ranges_count: str
    summary: str

    @property
    def feature(self) -> str:
        """The id by which maps, lists and addresses name it."""
        return feature_id("exercise", self.id)


class Relation(Record):
    """A tie between two states, from the first to the second where it is directed."""

    from_state: Annotated[str, Field(alias="from")]
    to_state: Annotated[str, Field(alias="to")]
    directed: Literal["yes", "no"]
    kind: str
    valid_from: MaybeDate
    valid_to: MaybeDate
    article_says: str
    summary: Annotated[str, Field(min_length=1)]
    places: Names

    @property
    def feature(self) -> str:
        """The id by which maps, lists and addresses name it."""
        return feature_id("tie", self.id)


class Event(Record):
    """A dated event of the story."""

    date: PartialDate
    date_end: MaybeDate
    date_precision: Literal["day", "month", "year"]
    title: Annotated[str, Field(min_length=1)]
    summary: str
    topic: str
    places: Names
    states: Names
    disputes: Names
    exercises: Names

    @property
    def feature(self) -> str:
        """The id by which maps, lists and addresses name it."""
        return feature_id("event", self.id)

    @property
    def label(self) -> str:
        """The title."""
        return self.title
