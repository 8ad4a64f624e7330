"""`python -m geo.dossier` as an editor runs it."""

import subprocess
import sys
from pathlib import Path

import pytest

from geo.dossier import Dossier
from geo.editing.commands import main
from tests.dossier.content import DOSSIER, set_cell

ROOT = Path(__file__).parents[2]
Printed = pytest.CaptureFixture[str]


@pytest.mark.nightly
def test_the_dossier_of_the_repository_has_no_problems(dossier: Dossier) -> None:
    command = [sys.executable, "-m", "geo.dossier"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    count = sum(len(table) for table in dossier.tables.values())
    assert done.returncode == 0
    said, *thin = done.stdout.splitlines()
    assert said == f"{count} records on {len(dossier.sources)} sources, no problems"
    assert all(line.startswith("thin: ") for line in thin)


def test_a_sound_folder_has_no_problems(folder: Path, capsys: Printed) -> None:
    assert main([str(folder / DOSSIER)]) == 0
    assert capsys.readouterr().err == ""


def test_problems_are_printed_one_a_line_without_a_traceback(folder: Path, capsys: Printed) -> None:
    set_cell(folder, "places", "astrakhan", "country", "RU")
    set_cell(folder, "exercises", "kavkaz-2020", "sources", "nowhere")
    assert main([str(folder / DOSSIER)]) == 1
    done = capsys.readouterr()
    assert all(line.startswith("thin: ") for line in done.out.splitlines())
    assert [line.split(" row ")[0] for line in done.err.splitlines()] == [
        "exercises.csv",
        "places.csv",
    ]


def test_a_folder_without_a_dossier_is_told_what_to_do(tmp_path: Path, capsys: Printed) -> None:
    folder = tmp_path / "nowhere"
    assert main([str(folder)]) == 2
    assert capsys.readouterr().err == (
        f"There is no folder {folder}; write a new one by python -m geo.dossier new {folder}.\n"
    )
