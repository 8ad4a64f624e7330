"""Cells as programs write them are understood, or named."""

from datetime import date, datetime

import openpyxl
import pytest
from odf import opendocument, table, text

from geo.editing.workbook_read import read_workbook
from geo.editing.workbook_tables import read_sheets
from tests.editing.workbook.sheets import contents, edit

pytestmark = pytest.mark.whole


def test_dates_and_years_become_text(folder, book):
    values = (date(2021, 9, 10), datetime(2021, 9, 10), 2021, 2021.0, "2021-09")
    edit(book, "timeline", **{f"B{row}": value for row, value in enumerate(values, start=2)})
    rows = read_workbook(book, read_sheets(folder))["timeline"].rows
    assert [row[1] for row in rows[: len(values)]] == [
        "2021-09-10",
        "2021-09-10",
        "2021",
        "2021",
        "2021-09",
    ]


@pytest.mark.parametrize(
    ("sheet", "cells", "sentence"),
    [
        (
            "timeline",
            {"B7": datetime(2021, 9, 10, 4, 5)},
            "timeline!B7, date '2021-09-10 04:05:00': the cell has a time of day; write the date "
            "alone, as YYYY-MM-DD, and set the column to Text.",
        ),
        (
            "places",
            {"K3": "#REF!"},
            "places!K3, status '': the formula of the cell has no result; write what should "
            "stand there as text.",
        ),
        (
            "timeline",
            {"A1": "idd"},
            "timeline!A1, idd '': the column is not known; did you mean 'id'? Rename or remove it.",
        ),
        (
            "places",
            {"F2": "46.3, 48.0"},
            "places!F2, lon '46.3, 48.0': the cell has two numbers, and lat has '46.34968'; leave "
            "one number in each, or both here and lat empty.",
        ),
        (
            "sayings",
            {"A2": "opposed-in-1997"},
            "sayings!A2, claim 'opposed-in-1997': there is no such claim; write the id of a row of "
            "the sheet claims; did you mean 'opposed-in-1979'?.",
        ),
        ("sources", {"A3": "66ru-101557"}, "sources!A"),
    ],
)
def test_what_is_not_understood_is_named(sheet, cells, sentence, folder, book, run, capsys):
    before = contents(folder)
    if sheet == "sources":
        page = openpyxl.load_workbook(book)["sources"]
        cells = {"A3": page["A2"].value}
        sentence = f"sources!A3, id '{page['A2'].value}': it stands twice; give each row an id"
    edit(book, sheet, **cells)
    assert run("--back", book, "--yes") == 1
    assert sentence in capsys.readouterr().err
    assert contents(folder) == before


def test_a_pair_of_coordinates_is_split(folder, book):
    edit(book, "places", F2="56.29, 42.93", G2=None)
    row = read_workbook(book, read_sheets(folder))["places"].rows[0]
    assert row[5:7] == ("42.93", "56.29")


def test_an_unknown_sheet_gets_a_near_miss(book, run, capsys):
    opened = openpyxl.load_workbook(book)
    opened["places"].title = "plaices"
    opened.save(book)
    assert run("--back", book, "--yes") == 1
    assert "plaices: the sheet is not known; did you mean 'places'?" in capsys.readouterr().err


def test_a_sheet_that_is_not_there_leaves_its_table(folder, book, run, capsys):
    opened = openpyxl.load_workbook(book)
    del opened["roles"]
    opened.save(book)
    before = contents(folder)
    assert run("--back", book, "--yes") == 0
    assert "The workbook has no sheet roles; its table stays as it is." in capsys.readouterr().out
    assert contents(folder) == before


def test_open_document_sheets_are_read(folder, tmp_path, run, capsys):
    """A sheet that another library writes, with a real date, a number and an error in words."""
    places = read_sheets(folder)["places"]
    sheet = table.Table(name="places")
    for number, row in enumerate((places.columns, *places.rows)):
        line = table.TableRow()
        for column, words in zip(places.columns, row, strict=True):
            if (number, column) == (2, "valid_from"):
                cell = table.TableCell(valuetype="date", datevalue="1946-05-14")
            elif number and column in ("lon", "lat"):
                cell = table.TableCell(valuetype="float", value=words)
            else:
                cell = table.TableCell(valuetype="string")
                cell.addElement(text.P(text=words))
            line.addElement(cell)
        sheet.addElement(line)
    document = opendocument.OpenDocumentSpreadsheet()
    document.spreadsheet.addElement(sheet)
    document.save(str(tmp_path / "facts.ods"))
    assert run("--back", tmp_path / "facts.ods", folder, "--yes") == 0
    assert "places, 'kapustin-yar', valid_from: '1946-05-13' → '1946-05-14'\n1 cell changed" in (
        capsys.readouterr().out
    )


def test_a_file_that_is_no_workbook_gets_a_sentence(folder, run, capsys):
    (folder / "facts.xlsx").write_text("no workbook")
    assert run("--back", folder / "facts.xlsx") == 1
    assert "facts.xlsx: the workbook cannot be read" in capsys.readouterr().err
