"""The corrections of the dossier, newest day first."""

from dataclasses import dataclass
from itertools import groupby

from geo.dossier import Change, Source
from geo.dossier.covered import covered_changes
from geo.dossier.dates import when
from geo.layers.atlas import Atlas
from geo.web.content.features import record_address
from geo.web.content.plain_pages.records import record_label
from geo.web.html.templating import render


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


def changes_html(atlas: Atlas, most: int | None = None) -> str:
    """The corrections as HTML; the newest ones, `most` at most."""
    return render("changes_page.html", days=changed_days(atlas, most))


def changed_days(atlas: Atlas, most: int | None = None) -> tuple[ChangedDay, ...]:
    """The changes by day, the newest first, and by row in the order of the file."""
    newest = covered_changes(atlas.dossier)[:most]
    return tuple(
        ChangedDay(day, when(day), tuple(_rows(atlas, tuple(changes))))
        for day, changes in groupby(newest, key=lambda one: str(one.date))
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
    label = record_label(atlas, table, record) if record else row
    address = record_address(atlas, table, row) if record else ""
    return ChangedRow(table, row, label, address, changes, sources)
