"""The commands as an editor runs them: new, check, words, and what is told of slips in them."""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from geo.dossier import read_dossier
from geo.dossier.served import default_folder
from geo.editing.check import what_next
from geo.editing.commands import main
from geo.layers.atlas import Atlas
from geo.layers.check import check_places
from geo.web.content.checks.folder import check_folder
from tests.editing.edits import append, swap
from tests.servers import ROOT

pytestmark = pytest.mark.whole

ANSWERS = "Zapad 2021\n\nBLR\n2021-09-10\n2021-09-16\nLessons\n"


def run(*arguments: str) -> int:
    return main(list(arguments))


def test_a_new_atlas_has_no_problems_and_says_what_to_replace(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "zapad"
    given = ("--exercise", "Zapad 2021", "--host", "BLR", "--start", "2021-09-10")
    assert (
        run("new", str(folder), *given, "--end", "2021-09-16", "--work-title", "L: 'a' \"b\"") == 0
    )
    assert run("check", str(folder)) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert "no problems\n" in printed.out
    checked = check_folder(folder, on_map=False)
    assert len(checked.pages) == 10
    assert len(checked.story.steps) == 3
    assert all("Replace" in step.text for step in checked.story.steps)
    dossier = read_dossier(folder)
    assert dossier.about.name == "Zapad 2021 Atlas"
    assert dossier.sources["work"].title == "L: 'a' \"b\""
    for table in ("places", "exercises", "sites", "roles", "relations", "timeline", "claims"):
        assert len(getattr(dossier, table)) == 1, table


def test_it_ends_in_silence_where_nobody_reads_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        monkeypatch.setattr(sys, "stdout", closed)
        assert run("new", str(tmp_path / "new")) == 141
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("host", ["FJI", "RUS", "CHL"])
def test_a_new_atlas_may_be_about_any_state(host: str, tmp_path: Path) -> None:
    assert run("new", str(tmp_path / "new"), "--host", host, "--name", 'A: "b", c') == 0
    assert check_folder(tmp_path / "new").problems == ()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            ("--host", "blr"),
            "No state has the code 'blr'; did you mean BLR? Write the three letters",
        ),
        (("--start", "10.9.2021"), "'10.9.2021' is no day; write it as YYYY-MM-DD."),
        (("--start", "2021-02-30"), "'2021-02-30' is no day: day is out of range for month"),
        (("--start", "2021-09-10", "--end", "2021-09-01"), "comes before the first, 2021-09-10"),
        (("--start", "2921-09-10"), "2921-09-10 is still to come"),
        (("--name", " "), "have a letter at least"),
    ],
)
def test_new_refuses_what_no_atlas_can_be_made_of(
    given: tuple[str, ...], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("new", str(tmp_path / "new"), *given) == 2
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_new_leaves_a_folder_with_files_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.csv").write_text("a\n", "utf-8")
    assert run("new", str(tmp_path)) == 2
    assert "is not empty, and nothing in it is changed" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["mine.csv"]
    assert run("new", str(tmp_path / "mine.csv")) == 2
    assert "is a file" in capsys.readouterr().err


def test_new_asks_on_a_terminal_for_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(ANSWERS.splitlines())
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _question: next(answers))
    assert run("new", str(tmp_path / "new")) == 0
    dossier = read_dossier(tmp_path / "new")
    assert dossier.about.name == "Zapad 2021 Atlas"
    assert str(dossier.exercises["zapad-2021"].date_end) == "2021-09-16"


def test_an_empty_folder_headers_and_one_table_are_told_what_to_do_next(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", str(tmp_path)) == 1
    begin = "python -m geo.dossier new"
    said = f"{tmp_path} is empty; write a small atlas into it by {begin} {tmp_path}.\n"
    assert capsys.readouterr().err == said
    shutil.copy(example / "places.csv", tmp_path)
    assert f"has the table places.csv alone; write a small atlas by {begin}" in what_next(tmp_path)
    for file in example.glob("*.csv"):
        header = file.read_text("utf-8").splitlines()[0]
        (tmp_path / file.name).write_text(f"{header}\n", "utf-8")
    assert "has header lines without rows, and no dossier.yaml; write" in what_next(tmp_path)
    shutil.copy(example / "places.csv", tmp_path)
    assert "tables, but no dossier.yaml; write a small atlas by" in what_next(tmp_path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "notes.txt").write_text("x", "utf-8")
    assert "neither dossier.yaml nor a table" in what_next(tmp_path / "sub")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("chek",), "There is no command and no folder 'chek'. Did you mean 'check'?"),
        (("check", "geo/data/dossiers/kavkaz-2021"), "did you mean geo/data/dossiers/kavkaz-2020?"),
        (("/nowhere/at/all",), "There is no folder /nowhere/at/all; write a new one by"),
        (("words", "geo/data/dossiers/kavkaz-2020", "klingon"), "'klingon' is no language"),
        (("words", "geo/data/dossiers/kavkaz-2020", "en"), "name the language of a translation"),
        (("check", "app.py"), "app.py is a file; give the folder"),
    ],
)
def test_a_wrong_command_line_gets_a_sentence_and_status_2(
    arguments: tuple[str, ...],
    sentence: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    assert run(*arguments) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("command", [(), ("new",), ("check",), ("words",)])
def test_each_command_has_its_help(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*command, "--help")
    assert ended.value.code == 0
    assert "usage: python -m geo.dossier" in capsys.readouterr().out


def test_what_is_thin_is_no_problem(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    header, row = (folder / "places.csv").read_text("utf-8").splitlines()
    append("places.csv", row.replace("example-range", "lonely") + "\n")(folder)
    append("sources.yaml", UNCITED)(folder)
    swap("claims.yaml", WHERE, "  where: {}\n")(folder)
    (folder / "timeline.csv").write_text(
        (folder / "timeline.csv").read_text("utf-8").splitlines()[0] + "\n", "utf-8"
    )
    append("place.csv", f"{header}\n")(folder)
    assert run("check", str(folder)) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("thin: ")]
    assert {
        "thin: 1 places on no page: lonely",
        "thin: 1 sources that nothing cites: idle",
        "thin: 1 claims without 'where' on the map: example-claim",
        "thin: 2 tables without a row: zones, timeline",
        "thin: nothing reads place.csv; did you mean places.csv?",
        "thin: 1 roles with cells that no source was read for: CHE-sources",
    } <= set(told)


UNCITED = """\
- id: idle
  title: Nobody cites it
  author: ''
  publisher: Somebody
  date: ''
  language: en
  kind: other
  url: https://example.org/idle
  archive: ''
  read_on: ''
  extent: ''
  note: ''
"""
WHERE = """\
  where:
    places: [example-range]
    states: [CHE]
    exercises: [exercise-2021]
"""


def test_words_writes_a_catalogue_and_keeps_what_is_translated(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("words", str(folder), "ru") == 0
    said = capsys.readouterr().out
    assert f"add ru to 'languages' in {folder / 'dossier.yaml'}" in said
    file = folder / "languages" / "ru.po"
    swap("languages/ru.po", 'msgid "Example range"\nmsgstr ""', RANGE)(folder)
    swap("dossier.yaml", "languages: [en]", "languages: [en, ru]")(folder)
    assert run("words", str(folder), "ru") == 0
    with file.open("rb") as lines:
        catalogue = read_po(lines, locale="ru")
    translated = catalogue.get("Example range")
    assert translated is not None
    assert translated.string == "Учебный полигон"
    # What engine and world say is not asked for again.
    assert catalogue.get("Russia") is None
    assert catalogue.get("Range rings") is None
    assert run("check", str(folder)) == 0


RANGE = 'msgid "Example range"\nmsgstr "Учебный полигон"'


def test_coordinates_that_change_places_within_a_state_are_noticed(atlas: Atlas) -> None:
    """Both 59.5 E, 70.0 N and 70.0 E, 59.5 N lie in Russia, 1,300 km from each other."""
    names = ("ashuluk", "prudboy", "kopanskoy")
    points = ((59.5, 70.0), (68.2, 58.2), (69.0, 58.8))
    dossier = atlas.dossier
    placed = {
        name: dossier.places[name].model_copy(update={"lon": lon, "lat": lat})
        for name, (lon, lat) in zip(names, points, strict=True)
    }
    (problem,) = check_places(atlas.full_faces, replace(dossier, places=placed))
    assert (problem.id, problem.value) == ("ashuluk", "59.5,70.0")
    assert problem.message.endswith(" km from the other sites of kavkaz-2020")
    assert problem.remedy == "change longitude and latitude round: then it lies among them"
    right = {**placed, "ashuluk": placed["ashuluk"].model_copy(update={"lon": 70.0, "lat": 59.5})}
    assert check_places(atlas.full_faces, replace(dossier, places=right)) == []


def test_reading_and_checking_a_dossier_is_quick() -> None:
    """0.1 s of the processor on a machine of its own; a busy one is given five times as long."""
    check_folder(default_folder(), on_map=False)
    took = []
    for _ in range(3):
        begun = time.process_time()
        check_folder(default_folder(), on_map=False)
        took.append(time.process_time() - begun)
    assert min(took) < 0.5


def test_watching_checks_again_at_every_save(folder: Path) -> None:
    command = [sys.executable, "-u", "-m", "geo.dossier", "check", str(folder), "--watch"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as watching:
        try:
            assert watching.stdout is not None
            lines = iter(watching.stdout.readline, "")
            next(line for line in lines if line.startswith("thin: 1 claims"))
            swap("roles.csv", ",host,", ",co-host,")(folder)
            problem = next(line for line in lines if "co-host" in line)
            assert problem.startswith("roles.csv row 2, 'CHE-sources', role 'co-host'")
        finally:
            watching.terminate()
