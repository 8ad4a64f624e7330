"""The sheets of a workbook: their headings, comments and lists to choose from."""

from pathlib import Path

import openpyxl
import pytest

from geo.dossier.reading.read import DOSSIER_TABLES, WORLD_TABLES
from geo.dossier.served import WORLD_FOLDER
from geo.editing.workbook_headings import comment, ids_of, words_of
from geo.editing.workbook_tables import WORLD_BEFORE, empty_sheet, sheet_names

pytestmark = pytest.mark.whole


def test_every_cell_is_text_below_a_frozen_heading_with_a_comment(book):
    for page in openpyxl.load_workbook(book):
        if page.title == "ids":
            continue
        assert page.freeze_panes == "B2"
        assert all(cell.comment and cell.comment.text.strip() for cell in page[1])
        assert {cell.number_format for row in page.iter_rows() for cell in row if cell.value} == {
            "@"
        }
        assert all(width.number_format == "@" for width in page.column_dimensions.values())


def lists(book: Path, sheet: str) -> dict[str, str]:
    """The lists to choose from by the heading of their column."""
    page = openpyxl.load_workbook(book)[sheet]
    return {
        page[f"{str(rule.sqref)[0]}1"].value: rule.formula1
        for rule in page.data_validations.dataValidation
    }


def test_words_and_ids_are_chosen_from_lists(book):
    assert lists(book, "timeline")["date_precision"] == '"day,month,year"'
    assert lists(book, "timeline")["sources"] == "'sources'!$A$2:$A$5000"
    assert lists(book, "sites")["place"] == "'places'!$A$2:$A$5000"
    assert lists(book, "places")["country"] == "ids!$A$2:$A$5000"
    assert lists(book, "claims")["verdict"].startswith('"supported,')
    ids = openpyxl.load_workbook(book)["ids"]
    states = [cell.value for cell in ids["A"] if cell.value]
    assert states[0] == "states"
    assert "RUS" in states
    assert len(states) - 1 == sum(1 for _ in (WORLD_FOLDER / "states.csv").open()) - 1


@pytest.mark.parametrize("name", sheet_names())
def test_every_heading_says_what_it_holds(name):
    for column in empty_sheet(name).columns:
        assert len(comment(name, column)) > 5
        assert not (words_of(name, column) and ids_of(name, column)[0])


def test_every_table_of_a_dossier_has_a_sheet():
    assert set(DOSSIER_TABLES) <= set(sheet_names())
    assert {f"{WORLD_BEFORE}{name}" for name in WORLD_TABLES} <= set(sheet_names())
