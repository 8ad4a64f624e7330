"""The page of changes: every correction of the dossier, newest day first."""

from dataclasses import dataclass
from itertools import groupby

import streamlit as st

from geo.dossier import Change, Source
from geo.dossier.dates import when
from geo.dossier.told import told_changes
from geo.layers.atlas import Atlas
from geo.web.content.features import record_address
from geo.web.content.shared_atlas import atlas
from geo.web.html.templating import render
from geo.web.view.pages import PageText


@dataclass(frozen=True)
class ChangedRow:
    """The changes of one row on one day, with its name and address where it still stands."""

    table: str
    row: str
    label: str
    address: str
    changes: tuple[Change, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class ChangedDay:
    """A day and the rows that were changed on it."""

    day: str
    title: str
    rows: tuple[ChangedRow, ...]


def show_changes(page: PageText) -> None:
    """Draws a page with the corrections."""
    st.html(render("heading.html", page=page))
    st.html(render("head.html", page=page, sources=[]))
    with st.container(key="changes"):
        st.html(render("changes_page.html", days=changed_days(atlas())))


def changed_days(atlas: Atlas) -> tuple[ChangedDay, ...]:
    """The changes by day, the newest first, and by row in the order of the file."""
    every = told_changes(atlas.dossier)
    return tuple(
        ChangedDay(day, when(day), tuple(_rows(atlas, tuple(changes))))
        for day, changes in groupby(every, key=lambda one: str(one.date))
    )


def _rows(atlas: Atlas, changes: tuple[Change, ...]) -> list[ChangedRow]:
    by_row: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        by_row.setdefault((change.table, change.row), []).append(change)
    return [_row(atlas, *key, tuple(found)) for key, found in by_row.items()]


def _row(atlas: Atlas, table: str, row: str, changes: tuple[Change, ...]) -> ChangedRow:
    record = atlas.dossier.tables.get(table, {}).get(row)
    named = dict.fromkeys(name for change in changes for name in change.sources)
    known = atlas.dossier.sources
    sources = tuple(known[name] for name in named if name in known)
    label, address = (record.label, record_address(atlas, table, row)) if record else (row, "")
    return ChangedRow(table, row, label, address, changes, sources)
