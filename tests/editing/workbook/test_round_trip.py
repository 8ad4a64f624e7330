"""What goes into a workbook comes back as it was."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dossier.reading.yaml_values import parse_yaml
from geo.editing.workbook_read import read_workbook
from geo.editing.workbook_tables import changed_files, empty_sheet, read_sheets
from geo.editing.workbook_write import write_workbook
from tests.editing.workbook.sheets import contents

pytestmark = pytest.mark.whole


def test_the_round_trip_changes_no_byte(folder, book, run, capsys):
    before = contents(folder)
    assert run("--back", book) == 0
    assert capsys.readouterr().out == "Nothing changed.\n"
    assert contents(folder) == before


def test_every_cell_comes_back(folder, book):
    sheets = read_sheets(folder)
    assert read_workbook(book, sheets) == sheets
    assert sum(len(sheet.rows) for sheet in sheets.values()) > 1000


@pytest.mark.nightly
def test_the_same_tables_make_the_same_workbook(folder, book, tmp_path, run):
    assert run(folder, "--out", tmp_path / "again.xlsx") == 0
    assert (tmp_path / "again.xlsx").read_bytes() == book.read_bytes()


@pytest.mark.nightly
def test_files_written_anew_are_the_same(folder):
    """What is written where everything changed is read as the same, and CSV byte for byte."""
    sheets = read_sheets(folder)
    empty = {name: replace(sheet, rows=()) for name, sheet in sheets.items()}
    for name, words in changed_files(folder, empty, sheets).items():
        if name.endswith(".csv"):
            assert words.encode() == (folder / name).read_bytes()
        else:
            assert parse_yaml(words) == parse_yaml((folder / name).read_text("utf-8"))


def test_yaml_made_from_nothing_says_the_same(folder, tmp_path):
    sheets = read_sheets(folder)
    bare = {name: empty_sheet(name) for name in sheets}
    made = changed_files(tmp_path, bare, sheets)
    for name in ("sources.yaml", "claims.yaml"):
        (tmp_path / name).write_text(made[name], "utf-8")
    again = read_sheets(tmp_path)
    for name in ("sources", "claims", "sayings", "figures", "sentences"):
        assert again[name].rows == sheets[name].rows


# What a spreadsheet's XML can hold: no control characters but the line break.
CELLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=40
)


@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4))
def test_any_text_comes_back_as_it_was(rows, tmp_path_factory):
    file = tmp_path_factory.mktemp("cells") / "facts.xlsx"
    like = empty_sheet("sentences")
    texts = [(str(number), "".join(row)) for number, row in enumerate(rows)]
    sheet = replace(like, rows=tuple(texts))
    write_workbook(file, {"sentences": sheet}, {})
    assert read_workbook(file, {"sentences": like})["sentences"] == sheet


VALUES: Any = st.sampled_from(
    ["x", "1/2", "3-4", "1E5", "2021-09", "=1+1", "'quoted", "007", "+7", ""]
)


@given(cells=st.lists(VALUES, min_size=1, max_size=8))
@pytest.mark.nightly
def test_what_spreadsheets_like_to_change_stays(cells, tmp_path_factory):
    file = tmp_path_factory.mktemp("cells") / "facts.xlsx"
    like = empty_sheet("sentences")
    sheet = replace(like, rows=tuple((str(n), cell) for n, cell in enumerate(cells)))
    write_workbook(file, {"sentences": sheet}, {})
    assert read_workbook(file, {"sentences": like})["sentences"] == sheet
