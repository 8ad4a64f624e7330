"""The workbook of a dossier's tables, and the way back from it."""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from odf import opendocument, table, text

from geo.dossier.reading.read import DOSSIER_TABLES, WORLD_TABLES
from geo.dossier.reading.tables import columns_of
from geo.dossier.reading.yaml_values import parse_yaml
from geo.dossier.served import WORLD_FOLDER, default_folder
from geo.editing import workbook
from geo.editing.workbook_headings import comment, ids_of, words_of
from geo.editing.workbook_read import read_workbook
from geo.editing.workbook_tables import (
    WORLD_BEFORE,
    changed_files,
    empty_sheet,
    read_sheets,
    sheet_names,
)
from geo.editing.workbook_write import write_workbook

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[2]
Run = Callable[..., int]


@pytest.fixture(scope="module")
def run() -> Run:
    parser = argparse.ArgumentParser()
    workbook.add_parser(parser.add_subparsers(required=True))

    def run(*words: object) -> int:
        arguments = parser.parse_args(["sheet", *map(str, words)])
        return int(arguments.run(arguments))

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(default_folder(), tmp_path / "atlas"))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The workbook of the default folder, written once."""
    file = tmp_path_factory.mktemp("book") / "facts.xlsx"
    assert run(default_folder(), "--out", file) == 0
    return file


@pytest.fixture
def book(folder: Path, written: Path) -> Path:
    return Path(shutil.copyfile(written, folder / "facts.xlsx"))


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.suffix in (".csv", ".yaml")
    }


def edit(book: Path, sheet: str, **cells: object) -> None:
    """Writes cells as another program does."""
    opened = openpyxl.load_workbook(book)
    for cell, value in cells.items():
        opened[sheet][cell] = value
    opened.save(book)


def cell_of(book: Path, sheet: str, row: str, column: str) -> str:
    """The name of the cell, such as B7, of the first row with that id."""
    page = openpyxl.load_workbook(book)[sheet]
    header = [cell.value for cell in page[1]]
    number = next(line[0].row for line in page.iter_rows(min_row=2) if line[0].value == row)
    return f"{openpyxl.utils.get_column_letter(header.index(column) + 1)}{number}"


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


def test_one_claim_changes_and_the_others_keep_their_text(folder, book, run, capsys):
    before = (folder / "claims.yaml").read_text("utf-8").splitlines()
    cell = cell_of(book, "claims", "kabul-for-communists", "question")
    edit(book, "claims", **{cell: "Whom did they back?"})
    assert run("--back", book, "--yes") == 0
    printed = capsys.readouterr().out
    assert (
        "claims, 'kabul-for-communists', question: 'Whom did Soviet forces support in Kabul?' → "
        "'Whom did they back?'\n1 cell changed, 0 rows new, 0 rows gone" in printed
    )
    after = (folder / "claims.yaml").read_text("utf-8").splitlines()
    assert "  question: Whom did they back?" in after
    start = before.index("- id: kabul-for-communists")
    end = before.index("- id: pakistan-us-mujahideen")
    assert after[:start] == before[:start]
    assert after[after.index("- id: pakistan-us-mujahideen") :] == before[end:]


def test_cells_rows_new_and_rows_gone_are_named(folder, book, run, capsys):
    opened = openpyxl.load_workbook(book)
    page = opened["timeline"]
    page["D2"] = "month"
    gone = page.cell(page.max_row, 1).value
    page.delete_rows(page.max_row)
    columns = [cell.value for cell in page[1]]
    page.append(["a-new-day", *("2021" if name == "date" else None for name in columns[1:])])
    opened.save(book)
    before = contents(folder)
    assert run("--back", book) == 1
    said = capsys.readouterr()
    assert "timeline, 'soviet-entry', date_precision: 'day' → 'month'" in said.out
    assert "timeline, 'a-new-day': new" in said.out
    assert f"timeline, '{gone}': gone" in said.out
    assert "1 cell changed, 1 row new, 1 row gone" in said.out
    assert said.err == "Nothing was written; --yes writes it.\n"
    assert contents(folder) == before


def test_it_asks_on_a_terminal(folder, book, run, monkeypatch):
    edit(book, "places", B2="Astrakhan city")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    asked: list[str] = []
    monkeypatch.setattr("builtins.input", lambda words: asked.append(words) or "n")
    assert run("--back", book) == 1
    assert asked == ["Write places.csv? [y/N] "]
    monkeypatch.setattr("builtins.input", lambda _words: "y")
    assert run("--back", book) == 0
    assert "astrakhan,Astrakhan city," in (folder / "places.csv").read_text("utf-8")


def test_the_check_runs_after_writing(book, run, capsys):
    edit(book, "places", **{cell_of(book, "places", "astrakhan", "country"): "RUZ"})
    assert run("--back", book, "--yes") == 1
    said = capsys.readouterr()
    assert "places.csv row 2, 'astrakhan', country 'RUZ'" in said.err


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


def test_a_workbook_with_changes_is_not_written_over(folder, book, run, capsys):
    edit(book, "places", B2="Astrakhan city")
    assert run(folder) == 1
    assert "has changes that the folder has not" in capsys.readouterr().err
    assert openpyxl.load_workbook(book)["places"]["B2"].value == "Astrakhan city"
    assert run(folder, "--yes") == 0
    assert openpyxl.load_workbook(book)["places"]["B2"].value == "Astrakhan"


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


def test_rows_that_a_dossier_adds_to_the_world_have_a_sheet(folder, run):
    added = folder / "world/organisations.csv"
    added.parent.mkdir(exist_ok=True)
    header = ",".join(columns_of(WORLD_TABLES["organisations"]))
    added.write_text(f"{header}\nOIC,OIC,Organisation of Islamic Cooperation,1969,geonames,read,\n")
    assert run(folder) == 0
    page = openpyxl.load_workbook(folder / "facts.xlsx")["world organisations"]
    assert page["C2"].value == "Organisation of Islamic Cooperation"
    edit(folder / "facts.xlsx", "world organisations", B2="The OIC")
    run("--back", folder / "facts.xlsx", "--yes")
    assert "OIC,The OIC," in added.read_text("utf-8")


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


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        ((), 2, "Name the dossier folder, or the workbook by --back FILE."),
        (("nowhere",), 2, "nowhere is no dossier folder: it has no dossier.yaml."),
        (("--back", "gone.xlsx", default_folder()), 1, "gone.xlsx: there is no such file"),
        (("--back", ROOT / "README.md", default_folder()), 1, "it is no .xlsx and no .ods"),
    ],
)
def test_a_wrong_command_gets_a_sentence(words, status, sentence, run, capsys):
    assert run(*words) == status
    assert sentence in capsys.readouterr().err


def test_a_file_that_is_no_workbook_gets_a_sentence(folder, run, capsys):
    (folder / "facts.xlsx").write_text("no workbook")
    assert run("--back", folder / "facts.xlsx") == 1
    assert "facts.xlsx: the workbook cannot be read" in capsys.readouterr().err


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


@pytest.mark.nightly
def test_the_server_reads_no_workbook():
    script = "import sys, geo.web.server.routes; print({'python_calamine'} & {*sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip().endswith("set()")
