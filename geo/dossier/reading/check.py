"""Checks of the whole dossier: references, dates, and what two tables say of the same thing."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from typing import NamedTuple, get_args

from pydantic import BaseModel

from geo.dossier.dates import today
from geo.dossier.dossier import Dated, Dossier, cited_by
from geo.dossier.reading.about_check import about_problems
from geo.dossier.reading.problems import Problem, near_miss
from geo.dossier.records import Claim, NotTold, Record
from geo.dossier.sourcing import row_problems, source_problems
from geo.dossier.types import PartialDate

# How far ahead of today an announced event may lie; a year beyond that is a slip of the hand.
AHEAD = timedelta(days=366)
AT_SEA = "XSEA"

# The points of view of positions.csv that are no state's.
VIEWPOINTS = ("UN", "defacto")

LINE_TYPES = (
    "international", "undetermined", "line-of-control", "line-of-actual-control",
    "not-recognised",
)  # fmt: skip

FILES = {"claims": "claims.yaml", "sources": "sources.yaml"}


class Row(NamedTuple):
    """Where a record stands: its file, and its row or its place in a list."""

    file: str
    number: int


Places = Mapping[tuple[str, str], Row]


def check(dossier: Dossier, places: Places, unread: Set[str] = frozenset()) -> list[Problem]:
    """Every problem of the dossier. `places` says where a record stands, by table and id.

    The files `unread` lack records that could not be read, so no id is said to be missing there.
    """
    found = [
        *_unknown_sources(dossier, unread),
        *_unknown_sources_of_changes(dossier, unread),
        *_unknown_references(dossier, unread),
        *_unknown_sentences(dossier),
        *_impossible_dates(dossier),
        *_events_before_the_first_day(dossier),
        *_overlapping_control(dossier),
        *_zones_without_control(dossier, unread),
        *_unknown_drawings(dossier, unread),
        *_contradictory_positions(dossier),
        *_claims_without_drawing(dossier),
        *about_problems(dossier, unread),
        *source_problems(dossier.sources),
        *(
            found
            for file, record in _records(dossier)
            for found in row_problems(dossier, file, record)
        ),
    ]
    return [in_place(problem, places) for problem in found]


def in_place(problem: Problem, places: Places) -> Problem:
    """The problem with the file and row of its record."""
    row = places.get((problem.file.split(".")[0], problem.id))
    return replace(problem, file=row.file, row=row.number) if row else problem


def _records(dossier: Dossier) -> Iterator[tuple[str, Record]]:
    for table, records in dossier.tables.items():
        for record in records.values():
            yield FILES.get(table, f"{table}.csv"), record


def _unknown_sources(dossier: Dossier, unread: Set[str]) -> Iterator[Problem]:
    for file, record in _records(dossier):
        if not record.sources:
            yield Problem(
                file, 0, record.id, "sources", "", "no source is named",
                "name at least one id of sources.yaml",
            )  # fmt: skip
        for source in cited_by(record):
            if "sources.yaml" not in unread and source not in dossier.sources:
                field = _citing(record, source)
                yield _unknown(file, record, field, source, "sources.yaml", dossier.sources)


def _unknown_sources_of_changes(dossier: Dossier, unread: Set[str]) -> Iterator[Problem]:
    for change in dossier.changes.values() if "sources.yaml" not in unread else ():
        for source in change.sources:
            if source not in dossier.sources:
                yield Problem(
                    "changes.csv", 0, change.id, "sources", source,
                    "sources.yaml has no such id", "correct it, or add it to sources.yaml first",
                    near_miss(source, dossier.sources),
                )  # fmt: skip


def _citing(record: Record, source: str) -> str:
    """The column that names a source: most do so in `sources`."""
    columns = ("area_source", "length_source")
    return next((name for name in columns if getattr(record, name, "") == source), "sources")


def _unknown(
    file: str, record: Record, field: str, value: str, known_in: str, known: Iterable[str]
) -> Problem:
    remedy = f"correct it, or add it to {known_in} first"
    message, near = f"{known_in} has no such id", near_miss(value, known)
    return Problem(file, 0, record.id, field, value, message, remedy, near)


def _unknown_references(dossier: Dossier, unread: Set[str]) -> Iterator[Problem]:
    targets = {
        "states.csv": {*dossier.states, AT_SEA, *VIEWPOINTS},
        "places.csv": set(dossier.places),
        "disputes.csv": set(dossier.disputes),
        "exercises.csv": set(dossier.exercises),
        "relations.csv": set(dossier.relations),
        "organisations.csv": set(dossier.organisations),
    }
    for file, record in _records(dossier):
        for field, known_in, value in _references(record):
            if value not in targets[known_in] and value and known_in not in unread:
                column = _COLUMNS.get(field, field)
                yield _unknown(file, record, column, value, known_in, targets[known_in])


_REFERENCES = {
    "state": "states.csv", "country": "states.csv", "from_state": "states.csv",
    "to_state": "states.csv", "host": "states.csv", "participants": "states.csv",
    "observers": "states.csv", "states": "states.csv", "claimants": "states.csv",
    "named_by": "states.csv",
    "administrator": "states.csv", "predecessor": "states.csv",
    "places": "places.csv", "dispute_ids": "disputes.csv", "disputes": "disputes.csv",
    "dispute_id": "disputes.csv", "part_of": "disputes.csv", "exercises": "exercises.csv",
    "relations": "relations.csv", "organisation": "organisations.csv",
    "exercise": "exercises.csv", "place": "places.csv",
}  # fmt: skip


# These fields of Relation cannot bear the names of their columns, which are words of Python.
_COLUMNS = {"from_state": "from", "to_state": "to"}


def _references(record: Record) -> Iterator[tuple[str, str, str]]:
    """Each id that a record names: its field, the file that must have it, and the id."""
    told = (record, record.where) if isinstance(record, Claim) else (record,)
    for one in told:
        for field, known_in in _fields_of(type(one)):
            value = getattr(one, field)
            for name in (value,) if isinstance(value, str) else value:
                yield field, known_in, name
    if isinstance(record, Claim):
        yield from _measured(record)


@cache
def _fields_of(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a kind of records that name others, each with the file of these.

    Places that are not told may name any state of the map, also one that states.csv has not.
    """
    names = [name for name in _REFERENCES if name in model.model_fields]
    return tuple(
        (name, _REFERENCES[name]) for name in names if (model, name) != (NotTold, "states")
    )


def _measured(claim: Claim) -> Iterator[tuple[str, str, str]]:
    """The places and zones between which a claim measures; states are those of the map."""
    for end in claim.measured_ends:
        kind, _colon, name = end.partition(":")
        if kind != "border":
            yield "compute", "places.csv" if kind == "place" else "disputes.csv", name


def _unknown_sentences(dossier: Dossier) -> Iterator[Problem]:
    for claim in dossier.claims.values():
        for number in claim.article_sentences:
            if dossier.sentences and number not in dossier.sentences:
                yield Problem(
                    "claims.yaml", 0, claim.id, "article_sentences", str(number),
                    "'sentences' has no such number", "correct it, or add it to 'sentences' first",
                )  # fmt: skip


@cache
def _dates_of(model: type[Record]) -> tuple[str, ...]:
    """The fields of a kind of records that hold dates."""
    fields = model.model_fields.items()
    kinds = ((name, field.annotation) for name, field in fields)
    return tuple(name for name, kind in kinds if PartialDate in (kind, *get_args(kind)))


def _impossible_dates(dossier: Dossier) -> Iterator[Problem]:
    latest = today() + AHEAD
    for file, record in _records(dossier):
        found = ((name, getattr(record, name)) for name in _dates_of(type(record)))
        dates = {name: value for name, value in found if value is not None}
        for start, end in (("valid_from", "valid_to"), ("date", "date_end"),
                           ("date_start", "date_end")):  # fmt: skip
            if start in dates and end in dates and dates[end].last < dates[start].first:
                yield Problem(
                    file, 0, record.id, end, str(dates[end]),
                    f"it lies before {start} {dates[start]}", "correct one of the two dates",
                )  # fmt: skip
        for name, value in dates.items():
            # A treaty may name the day on which it will end.
            if value.first > latest and name != "valid_to":
                yield Problem(
                    file, 0, record.id, name, str(value), "it lies more than a year ahead",
                    "correct the year",
                )  # fmt: skip


def _events_before_the_first_day(dossier: Dossier) -> Iterator[Problem]:
    start = dossier.about.start
    for event in dossier.timeline.values():
        if event.date.last < start:
            yield Problem(
                "timeline.csv", 0, event.id, "date", str(event.date),
                f"it lies before first_day {start} of dossier.yaml",
                "correct the date, or begin first_day earlier",
            )  # fmt: skip


def _overlapping_control(dossier: Dossier) -> Iterator[Problem]:
    """One administrator cannot hold one zone by two rows at once."""
    for dispute in dossier.disputes:
        for row, other in combinations(dossier.control_of(dispute), 2):
            if row.administrator == other.administrator and _overlap(row, other):
                yield Problem(
                    "control.csv", 0, other.id, "valid_from", str(other.valid_from),
                    "the same administrator holds the zone by another row on that day",
                    "end the earlier row first",
                )  # fmt: skip


def _overlap(row: Dated, other: Dated) -> bool:
    start = row.valid_from.first if row.valid_from else date.min
    other_start = other.valid_from.first if other.valid_from else date.min
    end = row.valid_to.first if row.valid_to else date.max
    other_end = other.valid_to.first if other.valid_to else date.max
    return start < other_end and other_start < end


def _unknown_drawings(dossier: Dossier, unread: Set[str]) -> Iterator[Problem]:
    """A zone is drawn as the land of a known state or of none, a line as a known type."""
    for row in dossier.positions.values():
        dispute = dossier.disputes.get(row.dispute_id)
        if dispute is None or "states.csv" in unread:
            continue
        line = dispute.geometry_kind == "line"
        if row.draws_as not in (LINE_TYPES if line else ("", *dossier.states)):
            known_in = "one of " + ", ".join(LINE_TYPES) if line else "a code of states.csv"
            yield Problem(
                "positions.csv", 0, row.id, "draws_as", row.draws_as,
                f"expected {known_in}", "correct the cell",
            )  # fmt: skip


def _contradictory_positions(dossier: Dossier) -> Iterator[Problem]:
    """A viewer has one position on a zone at a time."""
    for rows in dossier.positions_by_viewer.values():
        for row, other in combinations(rows, 2):
            if _overlap(row, other):
                yield Problem(
                    "positions.csv", 0, other.id, "valid_from", str(other.valid_from or ""),
                    "the same viewer has another position on the zone on that day",
                    "end the earlier row first",
                )  # fmt: skip


def _claims_without_drawing(dossier: Dossier) -> Iterator[Problem]:
    """Who draws a zone as its own land counts it as its own."""
    for row in dossier.positions.values():
        if row.draws_as == row.state and row.claims == "no":
            yield Problem(
                "positions.csv", 0, row.id, "claims", "no",
                "the viewer draws the zone as its own", "write yes",
            )  # fmt: skip


def _zones_without_control(dossier: Dossier, unread: Set[str]) -> Iterator[Problem]:
    if "control.csv" in unread:
        return
    for dispute in dossier.disputes.values():
        if dispute.geometry_kind == "area" and not dossier.control_of(dispute.id):
            yield Problem(
                "disputes.csv", 0, dispute.id, "", "", "control.csv has no row about this zone",
                "add who administered it, from when, and the source",
            )  # fmt: skip
