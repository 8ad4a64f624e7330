"""A table of a page as a file: the rows that a reader has left, as they are in order."""

import re
from dataclasses import dataclass, replace

import pandas as pd

from geo.layers.atlas import Atlas
from geo.layers.files.file_content import FileContent
from geo.layers.files.formats import MEDIA_TYPES
from geo.layers.files.spreadsheets import csv_of_records, xlsx
from geo.web.content.panels.table_files import TABLE_FORMATS
from geo.web.html.written_tables import WrittenTable, written_tables
from geo.web.http.exports import about_of
from geo.web.serving.resources import Resource
from geo.web.view.model import View
from geo.web.view.pages import PageText, name_of

_ROWS = re.compile(r"[1-9][0-9]{0,5}(,[1-9][0-9]{0,5})*")


class NoTableError(Exception):
    """There is no such table, or it has no such row; says so in a sentence."""

    def __init__(self, message: str, status: int = 400) -> None:
        """The sentence, and the status of the answer that says it."""
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class TableRequest:
    """A table that is asked for: its format, name and rows, and the link to its view.

    `rows` are places from 1 in the order that is wanted, as the address has them; '' for all.
    """

    form: str
    table: str
    rows: str
    link: str


def table_file(
    atlas: Atlas, page: PageText, view: View, wanted: TableRequest, markup: str
) -> Resource:
    """The table of that name in the markup of a page.

    Raises NoTableError where there is no such table, row or format.
    """
    if wanted.form not in TABLE_FORMATS:
        raise NoTableError(f"The table cannot be had so: expected .{' or .'.join(TABLE_FORMATS)}.")
    tables = written_tables(markup)
    if wanted.table not in tables:
        named = f"expected {', '.join(tables)}" if tables else "it has none"
        raise NoTableError(
            f"The page {name_of(page)!r} has no table {wanted.table[:80]!r} in this view; {named}.",
            404,
        )
    frame = _frame(_chosen(tables[wanted.table], wanted.rows))
    if wanted.form == "csv":
        return Resource(csv_of_records(frame), MEDIA_TYPES["csv"])
    about = about_of(atlas, page.heading, view.look, wanted.link)
    book = xlsx(FileContent(tables={}, records={wanted.table: frame}, about=about))
    return Resource(book, MEDIA_TYPES["xlsx"])


def _chosen(table: WrittenTable, rows: str) -> WrittenTable:
    """The table with only these rows, in this order."""
    if not rows:
        return table
    places = [int(part) for part in rows.split(",")] if _ROWS.fullmatch(rows) else []
    if not places or max(places) > len(table.rows) or len(set(places)) < len(places):
        raise NoTableError(
            f"rows={rows[:80]} was not understood: expected different places from 1 to "
            f"{len(table.rows)}, such as 3,1,2; leave it out for all rows."
        )
    return replace(table, rows=[table.rows[place - 1] for place in places])


def _frame(table: WrittenTable) -> pd.DataFrame:
    """The table by columns; of headings that are the same, the later ones are counted."""
    columns: dict[str, list[object]] = {}
    for heading, cells in table.columns():
        same = sum(name == heading or name.startswith(f"{heading} (") for name in columns)
        columns[f"{heading} ({same + 1})" if same else heading] = list(cells)
    return pd.DataFrame(columns, dtype=object)
