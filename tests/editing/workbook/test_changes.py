"""Changes in a workbook are named before they are written, and checked after."""

import subprocess
import sys

import openpyxl
import pytest

from geo.dossier.reading.read import WORLD_TABLES
from geo.dossier.reading.tables import columns_of
from geo.dossier.served import default_folder
from tests.editing.workbook.sheets import cell_of, contents, edit
from tests.servers import ROOT

pytestmark = pytest.mark.whole


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


def test_a_workbook_with_changes_is_not_written_over(folder, book, run, capsys):
    edit(book, "places", B2="Astrakhan city")
    assert run(folder) == 1
    assert "has changes that the folder has not" in capsys.readouterr().err
    assert openpyxl.load_workbook(book)["places"]["B2"].value == "Astrakhan city"
    assert run(folder, "--yes") == 0
    assert openpyxl.load_workbook(book)["places"]["B2"].value == "Astrakhan"


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


@pytest.mark.nightly
def test_the_server_reads_no_workbook():
    script = "import sys, geo.web.server.routes; print({'python_calamine'} & {*sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip().endswith("set()")
