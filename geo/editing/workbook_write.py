"""Writes the sheets of a dossier into a workbook for spreadsheet programs."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from geo.dossier import DossierError
from geo.dossier.reading.problems import Problem
from geo.editing.workbook_headings import comment, ids_of, words_of
from geo.editing.workbook_sheet import Sheet

# The sheet of ids that are of the world and no sheet of the workbook has.
IDS_SHEET = "ids"
_LONGEST_CELL = 32_767
# So many rows, those still to be filled in included, have lists to choose from.
_ROWS_WITH_LISTS = 5_000
_NARROWEST, _WIDEST = 9, 60
# The same tables make the same file on every day.
_MADE = datetime(2000, 1, 1)


def write_workbook(
    file: Path, sheets: Mapping[str, Sheet], ids: Mapping[str, Iterable[str]]
) -> None:
    """Writes all sheets, each cell as text; `ids` are those of the world's tables, to choose from.

    Raises DossierError for a cell that is too long for spreadsheets.
    """
    _check_lengths(sheets)
    book = xlsxwriter.Workbook(str(file))
    book.set_properties({"created": _MADE})
    text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    heading = book.add_format({"num_format": "@", "bold": True, "bg_color": "#DDE5EC"})
    ranges = {
        name: f"='{name}'!$A$2:$A${_ROWS_WITH_LISTS}"
        for name, sheet in sheets.items()
        if sheet.columns[0] == "id"
    }
    for number, name in enumerate(ids):
        letter = xlsxwriter.utility.xl_col_to_name(number)
        ranges.setdefault(name, f"={IDS_SHEET}!${letter}$2:${letter}${_ROWS_WITH_LISTS}")
    for sheet in sheets.values():
        page = book.add_worksheet(sheet.name)
        _write_sheet(page, sheet, text, heading)
        _add_lists(page, sheet, ranges)
    page = book.add_worksheet(IDS_SHEET)
    for number, (name, column) in enumerate(ids.items()):
        page.set_column(number, number, 24, text)
        _write_column(page, number, (name, *column), text)
    book.close()


def _check_lengths(sheets: Mapping[str, Sheet]) -> None:
    message = f"the cell has more than {_LONGEST_CELL:,} characters, the most of a spreadsheet"
    problems = [
        Problem(sheet.name, number, row[0], column, f"{cell[:40]}…", message, "shorten it")
        for sheet in sheets.values()
        for number, row in enumerate(sheet.rows, start=2)
        for column, cell in zip(sheet.columns, row, strict=True)
        if len(cell) > _LONGEST_CELL
    ]
    if problems:
        raise DossierError(problems)


def _write_sheet(page: Worksheet, sheet: Sheet, text: Format, heading: Format) -> None:
    page.freeze_panes(1, 1)
    for number, column in enumerate(sheet.columns):
        cells = [row[number] for row in sheet.rows]
        page.set_column(number, number, _width(column, cells), text)
        page.write_string(0, number, column, heading)
        page.write_comment(0, number, comment(sheet.name, column), {"x_scale": 2, "author": ""})
        _write_column(page, number, cells, text, first=1)


def _write_column(
    page: Worksheet, number: int, cells: Iterable[str], text: Format, first: int = 0
) -> None:
    for row, cell in enumerate(cells, start=first):
        if cell:
            page.write_string(row, number, cell, text)


def _width(column: str, cells: list[str]) -> int:
    """A width, in characters, that nine in ten cells fit in, and the heading."""
    lengths = sorted(len(cell) for cell in cells)
    usual = lengths[int(len(lengths) * 0.9)] if lengths else 0
    return max(_NARROWEST, len(column) + 3, min(usual + 2, _WIDEST))


def _add_lists(page: Worksheet, sheet: Sheet, ranges: Mapping[str, str]) -> None:
    """Lists to choose from: closed words, and ids; where several ids may stand one can type on."""
    for number, column in enumerate(sheet.columns):
        words = words_of(sheet.name, column)
        table, several = ids_of(sheet.name, column)
        if words:
            rule: dict[str, object] = {
                "source": list(words),
                "error_message": "Choose one of the list.",
            }
        elif table in ranges:
            rule = {"source": ranges[table], "show_error": not several, "error_type": "warning"}
        else:
            continue
        page.data_validation(1, number, _ROWS_WITH_LISTS - 1, number, {"validate": "list", **rule})
