"""The tables of a dossier folder as sheets of text, and the files again from such sheets.

A file whose cells nobody changed is not written, and an entry of a YAML file whose cells nobody
changed keeps its text, comments included.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from geo.dossier import DossierError
from geo.dossier.reading.problems import Problem
from geo.dossier.reading.read import ADDED, DOSSIER_TABLES, WORLD_TABLES
from geo.dossier.reading.tables import columns_of, read_csv
from geo.editing.workbook_sheet import Row, Sheet
from geo.editing.workbook_yaml import (
    CLAIMS_FILE,
    SOURCES_FILE,
    claim_sheets,
    claims_text,
    read_yaml,
    source_sheet,
    sources_text,
)
from geo.layers.frames.measures import MEASURES_FILE, MeasureRow
from geo.web.middleware.redirects import OLD_LINKS_FILE, Renaming


@dataclass(frozen=True)
class Table:
    """A CSV file of a dossier folder, and the record that each row of it is."""

    file: str
    model: type[BaseModel]

    @property
    def keys(self) -> Row:
        """The columns that name a row."""
        return getattr(self.model, "KEYS", ()) or ("id",)


WORLD_BEFORE = f"{ADDED} "
TABLES: Mapping[str, Table] = {
    **{name: Table(f"{name}.csv", model) for name, model in DOSSIER_TABLES.items()},
    "measures": Table(MEASURES_FILE, MeasureRow),
    "old_links": Table(OLD_LINKS_FILE, Renaming),
    **{
        f"{WORLD_BEFORE}{name}": Table(f"{ADDED}/{name}.csv", model)
        for name, model in WORLD_TABLES.items()
    },
}
_OLD_LINK_KEYS = ("until", "key", "was")


def read_sheets(folder: Path) -> dict[str, Sheet]:
    """The tables of a dossier folder by the names of their sheets.

    Tables of the world are there where the dossier adds rows to them. Raises DossierError where
    a file cannot be read as a table.
    """
    problems: list[Problem] = []
    sheets = {
        name: _read_table(folder, name, table, problems)
        for name, table in TABLES.items()
        if not name.startswith(WORLD_BEFORE) or (folder / table.file).is_file()
    }
    sources = read_yaml(folder / SOURCES_FILE, "sources", problems)
    claims = read_yaml(folder / CLAIMS_FILE, "claims", problems)
    if problems:
        raise DossierError(problems)
    found = {**sheets, **source_sheet(sources), **claim_sheets(claims)}
    return {name: found[name] for name in sheet_names() if name in found}


def sheet_names() -> tuple[str, ...]:
    """The names of all sheets that a workbook may have, in their order."""
    world = [name for name in TABLES if name.startswith(WORLD_BEFORE)]
    own = [name for name in TABLES if not name.startswith(WORLD_BEFORE)]
    return ("sources", "claims", "sayings", "figures", "sentences", *own, *world)


def empty_sheet(name: str) -> Sheet:
    """A sheet of that name without rows."""
    if name in TABLES:
        table = TABLES[name]
        return Sheet(name, columns_of(table.model), (), _keys(name, table))
    return {**source_sheet({}), **claim_sheets({})}[name]


def changed_files(
    folder: Path, before: Mapping[str, Sheet], after: Mapping[str, Sheet]
) -> dict[str, str]:
    """The new text of each file of which a cell, a row or the order of rows changed, by name."""
    changed = {
        name for name, sheet in after.items() if sheet.rows != _rows_of(before.get(name), sheet)
    }
    files = {TABLES[name].file: _csv_text(after[name]) for name in changed if name in TABLES}
    if "sources" in changed:
        files[SOURCES_FILE] = sources_text(folder, after["sources"])
    if changed & {"claims", "sayings", "figures", "sentences"}:
        files[CLAIMS_FILE] = claims_text(folder, before, after)
    return files


def _rows_of(sheet: Sheet | None, like: Sheet) -> tuple[Row, ...]:
    return sheet.rows if sheet is not None else empty_sheet(like.name).rows


def _keys(name: str, table: Table) -> Row:
    return _OLD_LINK_KEYS if name == "old_links" else table.keys


def _read_table(folder: Path, name: str, table: Table, problems: list[Problem]) -> Sheet:
    file = folder / table.file
    known = columns_of(table.model)
    keys = _keys(name, table)
    if not file.is_file():
        return Sheet(name, known, (), keys)
    try:
        lines = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    except UnicodeDecodeError:
        lines = []
    header = lines[0] if lines else []
    if not header or set(header) - {*known, "id"} or any(len(row) != len(header) for row in lines):
        found: list[Problem] = []
        read_csv(folder, table.file, table.model, found)
        problems += found
        return Sheet(name, known, (), keys)
    more = tuple(column for column in known if column not in header)
    rows = tuple((*row, *("" for _ in more)) for row in lines[1:])
    return Sheet(name, (*header, *more), rows, keys, more)


def _csv_text(sheet: Sheet) -> str:
    """The text of a CSV file; unused columns come in where something stands in them now."""
    shown = [
        number
        for number, column in enumerate(sheet.columns)
        if column not in sheet.unused or any(row[number] for row in sheet.rows)
    ]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([row[number] for number in shown] for row in (sheet.columns, *sheet.rows))
    return text.getvalue()
