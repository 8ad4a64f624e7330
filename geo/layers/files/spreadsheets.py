"""Tables for spreadsheet programs: CSV that they open in any script, and XLSX with typed cells."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
import xlsxwriter
from pandas.api.types import is_scalar
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from geo.layers.files.file_content import MADE, FileContent

# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# By the mark of the order of bytes Excel knows that a CSV file is UTF-8.
_ENCODING = "utf-8-sig"
# Layers small enough that a cell can hold their geometry.
_SMALL = ("places", "cities", "measures", "rings")
_FIRST = ("layer", "id", "name", "lon", "lat")
_LONGEST_CELL = 32_767
_NARROWEST, _WIDEST = 9, 60


def csv_of_layers(content: FileContent) -> bytes:
    """A row a feature: its layer, id, name, a point on it, its columns.

    Where the file comes from is said once, in rows of the layer `about` at the end.
    """
    rows = [
        {"layer": name, **row}
        for name, table in content.tables.items()
        for row in _rows(table, content, with_wkt=name in _SMALL)
    ]
    rows += [
        {"layer": "about", "id": f"about:{name}", "name": words}
        for name, words in content.about.by_name().items()
    ]
    columns = dict.fromkeys((*_FIRST, *(column for row in rows for column in row)))
    return _csv(columns, rows)


def csv_of_records(table: pd.DataFrame) -> bytes:
    """A table without geometry, a row a record."""
    return _csv(table.columns, _by_name(table))


def xlsx(content: FileContent) -> bytes:
    """A workbook: a sheet a layer and a table of records, then `about`.

    Cells are text, numbers, dates and truth values; none is a formula.
    """
    words = content.about.by_name()
    sheets = {
        **{name: _frame(table, content) for name, table in content.tables.items()},
        **content.records,
        "about": pd.DataFrame({"what": list(words), "words": list(words.values())}),
    }
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        about = content.about
        book.set_properties({"created": MADE, "title": about.title, "author": about.atlas})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        heading = book.add_format({"bold": True})
        for name, table in sheets.items():
            _write_sheet(book.add_worksheet(name), table, heading, day)
    return file.getvalue()


def _frame(table: gpd.GeoDataFrame, content: FileContent) -> pd.DataFrame:
    rows = list(_rows(table, content, with_wkt=False))
    ordered = dict.fromkeys((*_FIRST[1:], *(column for row in rows for column in row)))
    return pd.DataFrame(rows, columns=[name for name in ordered if name in rows[0]], dtype=object)


def _rows(
    table: gpd.GeoDataFrame, content: FileContent, with_wkt: bool
) -> Iterator[Mapping[str, object]]:
    points = table.geometry.representative_point()
    found = pd.DataFrame(table.drop(columns=table.geometry.name)).assign(
        lon=points.x.round(5), lat=points.y.round(5), source_titles=content.source_titles(table)
    )
    if with_wkt:
        found["wkt"] = shapely.to_wkt(table.geometry.to_numpy(), rounding_precision=4)
    yield from _by_name(found)


def _by_name(table: pd.DataFrame) -> Iterator[Mapping[str, object]]:
    """The rows of a table, each as its cells by column."""
    for row in table.itertuples(index=False, name=None):
        yield dict(zip(table.columns, row, strict=True))


def _csv(columns: Iterable[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\r\n")
    names = list(columns)
    lines.writerow(names)
    lines.writerows([_csv_cell(row.get(name)) for name in names] for row in rows)
    return text.getvalue().encode(_ENCODING)


def _csv_cell(cell: object) -> object:
    """A cell as CSV has it: whole numbers as such, no text that begins as a formula does."""
    value = _value(cell)
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


# Any, for pandas says of which scalars alone it takes one.
def _value(cell: Any) -> object:
    """A cell as text, number, truth value or day; '' where it is empty."""
    if isinstance(cell, list | tuple):
        return ";".join(map(str, cell))
    if not is_scalar(cell):
        return str(cell)
    if pd.isna(cell):
        return ""
    return cell.item() if hasattr(cell, "item") else cell


def _write_sheet(page: Worksheet, table: pd.DataFrame, heading: Format, day: Format) -> None:
    page.freeze_panes(1, 1)
    if len(table.columns):
        page.autofilter(0, 0, len(table), len(table.columns) - 1)
    for number, column in enumerate(table.columns):
        cells = [_value(cell) for cell in table[column]]
        page.set_column(number, number, _width(column, cells))
        page.write_string(0, number, column, heading)
        for row, cell in enumerate(cells, start=1):
            _write_cell(page, row, number, cell, day)


def _write_cell(page: Worksheet, row: int, column: int, cell: object, day: Format) -> None:
    if isinstance(cell, bool):
        page.write_boolean(row, column, cell)
    elif isinstance(cell, int | float):
        page.write_number(row, column, cell)
    elif isinstance(cell, date):
        page.write_datetime(row, column, cell, day)
    elif cell:
        page.write_string(row, column, _shorten(str(cell)))


def _shorten(text: str) -> str:
    """A text as long as a cell may be, the rest left out as the sign at its end says."""
    return text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1]}…"


def _width(column: str, cells: list[object]) -> int:
    """A width, in characters, that nine in ten cells fit in, and the heading."""
    lengths = sorted(len(str(cell)) for cell in cells)
    usual = lengths[int(len(lengths) * 0.9)] if lengths else 0
    return max(_NARROWEST, len(column) + 3, min(usual + 2, _WIDEST))
