"""`python -m geo.dossier` as an editor runs it."""

import subprocess
import sys
from pathlib import Path

from geo.dossier import Dossier
from tests.dossier.content import DOSSIER, set_cell

ROOT = Path(__file__).parents[2]


def _check(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "geo.dossier", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_dossier_of_the_repository_has_no_problems(dossier: Dossier) -> None:
    done = _check()
    count = sum(len(table) for table in dossier.tables.values())
    assert done.returncode == 0
    said, *thin = done.stdout.splitlines()
    assert said == f"{count} records on {len(dossier.sources)} sources, no problems"
    assert all(line.startswith("thin: ") for line in thin)


def test_a_sound_folder_has_no_problems(folder: Path) -> None:
    done = _check(str(folder / DOSSIER))
    assert (done.returncode, done.stderr) == (0, "")


def test_problems_are_printed_one_a_line_without_a_traceback(folder: Path) -> None:
    set_cell(folder, "places", "astrakhan", "country", "RU")
    set_cell(folder, "exercises", "kavkaz-2020", "sources", "nowhere")
    done = _check(str(folder / DOSSIER))
    assert done.returncode == 1
    assert all(line.startswith("thin: ") for line in done.stdout.splitlines())
    assert [line.split(" row ")[0] for line in done.stderr.splitlines()] == [
        "exercises.csv",
        "places.csv",
    ]


def test_a_folder_without_a_dossier_is_told_what_to_do(tmp_path: Path) -> None:
    done = _check(str(tmp_path / "nowhere"))
    assert done.returncode == 2
    folder = tmp_path / "nowhere"
    assert done.stderr == (
        f"There is no folder {folder}; write a new one by python -m geo.dossier new {folder}.\n"
    )
