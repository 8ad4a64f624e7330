"""The records of the dossier. Each is frozen; lists are tuples; ids refer to other records."""

from datetime import date as Day
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from geo.dossier.types import (
    Confidence,
    Entries,
    MaybeDate,
    MaybeNumber,
    Names,
    PartialDate,
    SourceKind,
    Verdict,
)

Part = Literal[
    "host", "participant", "observer", "withdrew", "non-participant", "history", "mentioned"
]
SitePart = Literal["main", "side", "preparation", "reference", "mentioned"]
# The account of a role that is not the work's own: what sources say.
SOURCES = "sources"
# An end of a distance that a claim asks for.
End = Annotated[str, Field(pattern="^(place|border|dispute):.+")]


def _web_address(value: str) -> str:
    if value and not value.startswith(("https://", "http://")):
        raise ValueError("expected an address that begins with https:// or http://")
    return value


class Record(BaseModel):
    """What all records share: an id, the ids of their sources, and how far these were read.

    `unverified` names the columns of a `mixed` record that no source was read for. Where a table
    has no column of ids, `KEYS` names the columns that make them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    KEYS: ClassVar[tuple[str, ...]] = ()

    id: Annotated[str, Field(min_length=1)]
    sources: Names
    confidence: Confidence
    unverified: Names = ()

    @property
    def label(self) -> str:
        """What a list calls the record."""
        return self.id


class Named(Record):
    """A record with a name."""

    name: Annotated[str, Field(min_length=1)]

    @property
    def label(self) -> str:
        """The name."""
        return self.name


class Source(BaseModel):
    """A text or dataset that facts rest on.

    `language` is a code of BCP 47; `archive` the address of an archived copy; `read_on` the day
    on which it was read, None where it was not opened; `extent` how much of it was.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(min_length=1)]
    title: Annotated[str, Field(min_length=1)]
    publisher: str
    author: str
    date: MaybeDate
    language: Annotated[str, Field(pattern="^([a-z]{2,3}(-[A-Za-z]+)*)?$")]
    url: Annotated[str, AfterValidator(_web_address)]
    archive: Annotated[str, AfterValidator(_web_address)]
    kind: SourceKind
    read_on: MaybeDate
    extent: Literal["whole", "excerpt", ""]
    note: str


class Organisation(Named):
    """An organisation that states are members of."""

    full_name: str
    founded: MaybeDate


class State(Named):
    """A state or entity."""

    entity_type: Literal["un-member", "partly-recognised", "unrecognised", "former"]


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

    @property
    def label(self) -> str:
        """State and account."""
        return f"{self.state} by {self.account}"


class Site(Record):
    """The part of a place in an exercise."""

    KEYS: ClassVar[tuple[str, ...]] = ("exercise", "place")

    exercise: str
    place: str
    part: SitePart

    @property
    def label(self) -> str:
        """Place and exercise."""
        return f"{self.place} in {self.exercise}"


class Membership(Record):
    """A state's standing in an organisation; `valid_to` is the first day after it."""

    KEYS: ClassVar[tuple[str, ...]] = ("state", "organisation", "valid_from")

    state: str
    organisation: str
    status: str
    valid_from: MaybeDate
    valid_to: MaybeDate
    note: str

    @property
    def label(self) -> str:
        """State and organisation."""
        return f"{self.state} in {self.organisation}"


class Place(Named):
    """A point, EPSG:4326, known to `coord_precision_m` metres; its kind is of place_kinds.csv."""

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
    def label(self) -> str:
        """Both states and the kind of tie."""
        return f"{self.from_state}-{self.to_state}, {self.kind.replace('-', ' ')}"


class Dispute(Named):
    """A disputed zone, line or sea: who claims it, its published size, its names by party.

    `administrators` repeats control.csv for readers of the table; the tests hold both together.
    """

    geometry_kind: Literal["area", "line", "sea"]
    part_of: str
    type: str
    claimants: Names
    administrators: Entries
    area_km2: MaybeNumber
    area_source: str
    area_other: str
    ne_area_km2: MaybeNumber
    length_km: MaybeNumber
    length_source: str
    label_lon: Annotated[float, Field(ge=-180, le=180)]
    label_lat: Annotated[float, Field(ge=-90, le=90)]
    line_kind: str
    party_names: Entries
    incidents: Entries
    summary: Annotated[str, Field(min_length=1)]

    @property
    def dated_incidents(self) -> tuple[tuple[str, str], ...]:
        """The incidents as pairs of date, as written, and words."""
        pairs = (entry.partition(": ") for entry in self.incidents)
        return tuple((when, words) for when, _, words in pairs)


class Control(Record):
    """Who administered a zone from a day on; `valid_to` is the first day of what came next.

    An empty administrator means that nobody did.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("dispute_id", "administrator", "valid_from")

    dispute_id: str
    administrator: str
    valid_from: PartialDate
    valid_to: MaybeDate
    note: str

    @property
    def label(self) -> str:
        """Zone and administrator."""
        return f"{self.dispute_id} under {self.administrator or 'nobody'}"


class Position(Record):
    """How a viewer's maps or statements treat a zone or line while the row is in force.

    `state` is the viewer, `UN` the practice of the United Nations, `defacto` what holds on the
    ground. `draws_as` is, for an area, the code of the state as whose land it is drawn, empty
    where it is nobody's; for a line, its type. `claims` says whether the viewer counts the area
    as its own, whether or not its maps show that.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("state", "dispute_id", "valid_from")

    state: str
    dispute_id: str
    draws_as: str
    claims: Literal["yes", "no"]
    valid_from: MaybeDate
    valid_to: MaybeDate
    words: Annotated[str, Field(min_length=1)]

    @property
    def label(self) -> str:
        """Zone and viewer."""
        return f"{self.dispute_id} as drawn by {self.state}"


class Predecessor(Record):
    """The state to which the land of a later state belonged until the first day of the later."""

    KEYS: ClassVar[tuple[str, ...]] = ("successor", "predecessor")

    successor: str
    predecessor: str
    until: PartialDate

    @property
    def label(self) -> str:
        """Both states."""
        return f"{self.successor} in {self.predecessor}"


class FormerName(Record):
    """A name that a feature bore for a time; `valid_to` is the first day of the next.

    Cities are of the geometry's own list, whose ids are those of GeoNames.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("feature", "valid_from")

    feature: Annotated[str, Field(pattern="^(state|zone|city):.+")]
    name: Annotated[str, Field(min_length=1)]
    valid_from: MaybeDate
    valid_to: MaybeDate

    @property
    def label(self) -> str:
        """The name."""
        return self.name


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
    def label(self) -> str:
        """The title."""
        return self.title


class NotTold(Named):
    """A place where control or claim differs from what the atlas draws."""

    lon: Annotated[float, Field(ge=-180, le=180)]
    lat: Annotated[float, Field(ge=-90, le=90)]
    valid_from: MaybeDate
    valid_to: MaybeDate
    states: Names
    why: Annotated[str, Field(min_length=1)]


class OpenQuestion(BaseModel):
    """What was said once and withdrawn, because nobody could check it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    KEYS: ClassVar[tuple[str, ...]] = ("table", "row")

    id: str
    table: Annotated[str, Field(min_length=1)]
    row: Annotated[str, Field(min_length=1)]
    said: Annotated[str, Field(min_length=1)]
    why: str
    where: str


class Change(BaseModel):
    """A correction: when, in which cell, what it was, what it is, why, and by which sources.

    An empty `cell` stands for the whole row, which was added or withdrawn.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    KEYS: ClassVar[tuple[str, ...]] = ("date", "table", "row", "cell")

    id: str
    date: PartialDate
    table: Annotated[str, Field(min_length=1)]
    row: Annotated[str, Field(min_length=1)]
    cell: str
    was: str
    is_: Annotated[str, Field(alias="is")]
    why: Annotated[str, Field(min_length=1)]
    sources: Names


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
    def label(self) -> str:
        """What the article says."""
        return self.article_says

    @property
    def measured_ends(self) -> tuple[str, ...]:
        """The features between which the atlas measures for the claim."""
        wanted = self.compute
        return (wanted.start, *wanted.to) if isinstance(wanted, Distances) else ()
