"""Checks of the whole dossier: its dates, and what two tables say of the same thing."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from typing import NamedTuple, get_args

from geo.dossier.dates import today
from geo.dossier.dossier import Dossier
from geo.dossier.reading.about_check import about_problems
from geo.dossier.reading.problems import Problem
from geo.dossier.reading.references import drawing_problems, records_of, reference_problems
from geo.dossier.records import Record
from geo.dossier.sourcing import row_problems, source_problems
from geo.dossier.types import PartialDate
from geo.dossier.validity import Dated

# How far ahead of today an announced event may lie; a year beyond that is a slip of the hand.
AHEAD = timedelta(days=366)


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
        *reference_problems(dossier, unread),
        *_impossible_dates(dossier),
        *_events_before_the_first_day(dossier),
        *_overlapping_control(dossier),
        *_zones_without_control(dossier, unread),
        *drawing_problems(dossier, unread),
        *_contradictory_positions(dossier),
        *_claims_without_drawing(dossier),
        *about_problems(dossier, unread),
        *source_problems(dossier.sources),
        *(
            found
            for file, record in records_of(dossier)
            for found in row_problems(dossier, file, record)
        ),
    ]
    return [in_place(problem, places) for problem in found]


def in_place(problem: Problem, places: Places) -> Problem:
    """The problem with the file and row of its record."""
    row = places.get((problem.file.split(".")[0], problem.id))
    return replace(problem, file=row.file, row=row.number) if row else problem


@cache
def _dates_of(model: type[Record]) -> tuple[str, ...]:
    """The fields of a kind of records that hold dates."""
    fields = model.model_fields.items()
    kinds = ((name, field.annotation) for name, field in fields)
    return tuple(name for name, kind in kinds if PartialDate in (kind, *get_args(kind)))


def _impossible_dates(dossier: Dossier) -> Iterator[Problem]:
    latest = today() + AHEAD
    for file, record in records_of(dossier):
        found = ((name, getattr(record, name)) for name in _dates_of(type(record)))
        dates = {name: value for name, value in found if value is not None}
        for start, end in (
            ("valid_from", "valid_to"),
            ("date", "date_end"),
            ("date_start", "date_end"),
        ):
            if start in dates and end in dates and dates[end].last < dates[start].first:
                yield Problem(
                    file,
                    0,
                    record.id,
                    end,
                    str(dates[end]),
                    f"it lies before {start} {dates[start]}",
                    "correct one of the two dates",
                )
        for name, value in dates.items():
            # A treaty may name the day on which it will end.
            if value.first > latest and name != "valid_to":
                yield Problem(
                    file,
                    0,
                    record.id,
                    name,
                    str(value),
                    "it lies more than a year ahead",
                    "correct the year",
                )


def _events_before_the_first_day(dossier: Dossier) -> Iterator[Problem]:
    start = dossier.about.start
    for event in dossier.timeline.values():
        if event.date.last < start:
            yield Problem(
                "timeline.csv",
                0,
                event.id,
                "date",
                str(event.date),
                f"it lies before first_day {start} of dossier.yaml",
                "correct the date, or begin first_day earlier",
            )


def _overlapping_control(dossier: Dossier) -> Iterator[Problem]:
    """One administrator cannot hold one zone by two rows at once."""
    for dispute in dossier.disputes:
        for row, other in combinations(dossier.control_of(dispute), 2):
            if row.administrator == other.administrator and _overlap(row, other):
                yield Problem(
                    "control.csv",
                    0,
                    other.id,
                    "valid_from",
                    str(other.valid_from),
                    "the same administrator holds the zone by another row on that day",
                    "end the earlier row first",
                )


def _overlap(row: Dated, other: Dated) -> bool:
    start = row.valid_from.first if row.valid_from else date.min
    other_start = other.valid_from.first if other.valid_from else date.min
    end = row.valid_to.first if row.valid_to else date.max
    other_end = other.valid_to.first if other.valid_to else date.max
    return start < other_end and other_start < end


def _contradictory_positions(dossier: Dossier) -> Iterator[Problem]:
    """A viewer has one position on a zone at a time."""
    for rows in dossier.positions_by_viewer.values():
        for row, other in combinations(rows, 2):
            if _overlap(row, other):
                yield Problem(
                    "positions.csv",
                    0,
                    other.id,
                    "valid_from",
                    str(other.valid_from or ""),
                    "the same viewer has another position on the zone on that day",
                    "end the earlier row first",
                )


def _claims_without_drawing(dossier: Dossier) -> Iterator[Problem]:
    """Who draws a zone as its own land counts it as its own."""
    for row in dossier.positions.values():
        if row.draws_as == row.state and row.claims == "no":
            yield Problem(
                "positions.csv",
                0,
                row.id,
                "claims",
                "no",
                "the viewer draws the zone as its own",
                "write yes",
            )


def _zones_without_control(dossier: Dossier, unread: Set[str]) -> Iterator[Problem]:
    if "control.csv" in unread:
        return
    for dispute in dossier.disputes.values():
        if dispute.geometry_kind == "area" and not dossier.control_of(dispute.id):
            yield Problem(
                "disputes.csv",
                0,
                dispute.id,
                "",
                "",
                "control.csv has no row about this zone",
                "add who administered it, from when, and the source",
            )
