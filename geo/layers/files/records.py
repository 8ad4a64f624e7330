"""Records of the dossier as tables for other programs, a row a record.

A date has two columns: as it is known (`2018`, `2018-10`), and, with `_day`, its first day. Lists
are joined by `;`. No column is called as a word of SQL is.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd
from pydantic import BaseModel

from geo.dossier import Claim
from geo.dossier.dossier import Dossier
from geo.dossier.types import PartialDate
from geo.i18n.languages import N_


@dataclass(frozen=True)
class RecordTable:
    """A table of records: what it is called, what it holds, and which of the dossier they are."""

    title: str
    description: str
    records: Callable[[Dossier], Mapping[str, BaseModel]]


# By name. Ties have the name of their table in the dossier, since their layer is called `ties`.
RECORDS: Mapping[str, RecordTable] = {
    "claims": RecordTable(
        N_("Claims"),
        N_("Statements of the work, what was found about each, and what others say."),
        lambda dossier: dossier.claims,
    ),
    "events": RecordTable(
        N_("Events"), N_("Dated events of the story."), lambda dossier: dossier.timeline
    ),
    "exercises": RecordTable(
        N_("Exercises"),
        N_("Exercises, with official figures and those of others."),
        lambda dossier: dossier.exercises,
    ),
    "roles": RecordTable(
        N_("Roles"), N_("The part of each state by each account."), lambda dossier: dossier.roles
    ),
    "memberships": RecordTable(
        N_("Memberships"),
        N_("The standing of states in organisations."),
        lambda dossier: dossier.memberships,
    ),
    "relations": RecordTable(
        N_("Relations"), N_("Ties between states."), lambda dossier: dossier.relations
    ),
    "sources": RecordTable(
        N_("Sources"), N_("The sources that rows name by id."), lambda dossier: dossier.sources
    ),
}


def record_tables(dossier: Dossier) -> Mapping[str, pd.DataFrame]:
    """The tables of RECORDS by name."""
    return {name: _table(table.records(dossier)) for name, table in RECORDS.items()}


def source_table(dossier: Dossier, names: Iterable[str]) -> pd.DataFrame:
    """The sources of these ids, each once, sorted by id."""
    return _table({name: dossier.sources[name] for name in sorted(set(names))})


def first_day(when: PartialDate | None) -> date | None:
    """The first day that a date may mean."""
    return when.first if when else None


def _table(records: Mapping[str, BaseModel]) -> pd.DataFrame:
    rows = [_row(record) for record in records.values()]
    dated = {name for row in rows for name in row if isinstance(row[name], PartialDate)}
    whole = [_with_days(row, dated) for row in rows]
    columns = dict.fromkeys(("id", *(column for row in whole for column in row)))
    return pd.DataFrame(whole, columns=list(columns), dtype=object).infer_objects()


def _row(record: BaseModel) -> dict[str, object]:
    fields = (name for name in type(record).model_fields if name not in _OF_CLAIMS)
    row = {name: getattr(record, name) for name in fields}
    return row | (_claim(record) if isinstance(record, Claim) else {})


def _with_days(row: Mapping[str, object], dated: set[str]) -> dict[str, object]:
    cells: dict[str, object] = {}
    for name, value in row.items():
        cells[name] = _cell(value)
        if name in dated:
            cells[f"{name}_day"] = first_day(value) if isinstance(value, PartialDate) else None
    return cells


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        return ";".join(map(str, value))
    return str(value) if isinstance(value, PartialDate) else value


# What a claim holds in parts, which are put in words.
_OF_CLAIMS = ("others_say", "where", "values", "compute")


def _claim(claim: Claim) -> dict[str, str]:
    """The parts of a claim, each followed by the ids of its sources in brackets."""
    said = (f"{one.text} [{';'.join(one.sources)}]" for one in claim.others_say)
    figures = (
        f"{one.what}: {one.value:g} ({one.date}) [{';'.join(one.sources)}]" for one in claim.values
    )
    where = claim.where.model_dump()
    return {
        "others_say": " | ".join(said),
        "figures": " | ".join(figures),
        "measured_between": ";".join(claim.measured_ends),
        **{f"about_{kind}": ";".join(names) for kind, names in where.items()},
    }
