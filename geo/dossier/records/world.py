"""Records of the world: states and organisations, disputes, who holds and who claims what."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from geo.dossier.records.record import Named, Record
from geo.dossier.types import Entries, MaybeDate, MaybeNumber, Names, PartialDate


class Organisation(Named):
    """An organisation that states are members of."""

    full_name: str
    founded: MaybeDate


class State(Named):
    """A state or entity."""

    entity_type: Literal["un-member", "partly-recognised", "unrecognised", "former"]


class Membership(Record):
    """A state's standing in an organisation; `valid_to` is the first day after it."""

    KEYS: ClassVar[tuple[str, ...]] = ("state", "organisation", "valid_from")

    state: str
    organisation: str
    status: str
    valid_from: MaybeDate
    valid_to: MaybeDate
    note: str


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


class Predecessor(Record):
    """The state to which the land of a later state belonged until the first day of the later."""

    KEYS: ClassVar[tuple[str, ...]] = ("successor", "predecessor")

    successor: str
    predecessor: str
    until: PartialDate


class FormerName(Record):
    """A name that a feature bore for a time; `valid_to` is the first day of the next.

    Cities are of the geometry's own list, whose ids are those of GeoNames.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("feature", "valid_from")

    feature: Annotated[str, Field(pattern="^(state|zone|city|place):.+")]
    name: Annotated[str, Field(min_length=1)]
    valid_from: MaybeDate
    valid_to: MaybeDate

    @property
    def label(self) -> str:
        """The name."""
        return self.name


class NotTold(Named):
    """A place where control or claim differs from what the atlas draws."""

    lon: Annotated[float, Field(ge=-180, le=180)]
    lat: Annotated[float, Field(ge=-90, le=90)]
    valid_from: MaybeDate
    valid_to: MaybeDate
    states: Names
    why: Annotated[str, Field(min_length=1)]
