"""A broken file, row or header is refused with how to mend it; what programs add does no harm."""

from collections.abc import Callable
from pathlib import Path

import pytest

from geo.dossier import Problem
from tests.dossier.content import (
    FOLDER,
    change_text,
    change_yaml,
    entries,
    path_of,
    read_facts,
    row_number,
    rows,
)
from tests.dossier.reading.broken import Edit, append, problems_of

HEADER = (
    "id,name,alt_names,kind,country,lon,lat,coord_precision_m,coord_source,operator,status,"
    "valid_from,valid_to,dispute_ids,summary,runway_m,sources,confidence,unverified"
)
COMMAS = "count the commas; put text that has one in double quotes"


def _replace(file: str, text: str) -> Edit:
    return lambda folder: path_of(folder, file).write_text(text, "utf-8")


def _not_utf8(folder: Path) -> None:
    path = path_of(folder, "places.csv")
    path.write_bytes("Größe".encode("latin-1") + path.read_bytes())


FILES = [
    (
        lambda folder: path_of(folder, "places.csv").unlink(),
        "places.csv",
        0,
        "the folder has no such file",
        f"write it, with this first line: {HEADER}",
    ),
    (_not_utf8, "places.csv", 0, "byte 2 is not UTF-8", "save the file as UTF-8"),
    (
        _replace("places.csv", ""),
        "places.csv",
        1,
        "the file has no header",
        f"begin it with this line: {HEADER}",
    ),
    (
        _replace("sources.yaml", ""),
        "sources.yaml",
        1,
        "the file holds no mapping",
        "begin it with a key, such as 'sources:'",
    ),
    (
        _replace("claims.yaml", "- one\n- two\n"),
        "claims.yaml",
        1,
        "the file holds no mapping",
        "begin it with a key, such as 'sources:'",
    ),
    (
        _replace("sources.yaml", "sources:\n"),
        "sources.yaml",
        0,
        "the list 'sources' is missing",
        "write 'sources:', and under it one '- id:' for each entry",
    ),
    (
        _replace("sources.yaml", "sources: a line of text\n"),
        "sources.yaml",
        0,
        "the list 'sources' is missing",
        "write 'sources:', and under it one '- id:' for each entry",
    ),
    (
        lambda folder: change_yaml(folder, "claims", lambda content: content.pop("sentences")),
        "claims.yaml",
        0,
        "the list 'sentences' is missing",
        "write 'sentences:', and under it each number with what the sentence is about",
    ),
    (
        _replace("sources.yaml", "sources:\n- id: a\n  title: one: two\n"),
        "sources.yaml",
        3,
        "the file is not YAML: mapping values are not allowed in this context",
        "mend the line; quote text that has a colon",
    ),
    (
        _replace("sources.yaml", "sources:\n- id: a\n  title: \a\n"),
        "sources.yaml",
        3,
        "the file has a character that YAML does not allow, number 7",
        "remove the character",
    ),
    (
        append("sources.yaml", "- only text\n"),
        "sources.yaml",
        row_number(FOLDER, "sources", entries("sources")[-1]["id"]) + 1,
        "input should be a valid dictionary or instance of Source",
        "write it as fields, each with a name and a colon",
    ),
]


@pytest.mark.parametrize(
    ("edit", "file", "row", "message", "remedy"),
    FILES,
    ids=[f"{file}-{message}" for _, file, _, message, _ in FILES],
)
def test_a_broken_file_is_the_one_problem(
    folder: Path, edit: Edit, file: str, row: int, message: str, remedy: str
) -> None:
    edit(folder)
    (problem,) = problems_of(folder)
    assert (problem.file, problem.row, problem.id) == (file, row, "")
    assert (problem.message, problem.remedy) == (message, remedy)


@pytest.mark.parametrize(
    "line", ["NEW,New,New Organisation,2020,one,read,,more", "NEW,New,2020", 'NEW,"New,2020']
)
def test_a_row_that_does_not_fit_its_header_is_told(folder: Path, line: str) -> None:
    append("organisations.csv", line + "\n")(folder)
    row = len(rows("organisations")) + 2
    message = "the row does not fit the header"
    expected = Problem("world/organisations.csv", row, "NEW", "", "", message, COMMAS)
    assert problems_of(folder) == (expected,)


@pytest.mark.parametrize("column", ["founded", "confidence"])
def test_a_missing_column_is_told(folder: Path, column: str) -> None:
    change_text(folder, "organisations.csv", lambda old: old.replace(column, f"{column}_of_old", 1))
    told = {(p.field, p.message, p.remedy, p.near) for p in problems_of(folder)}
    assert told == {
        (column, "the column is missing", "add it to the header and the rows", ""),
        (f"{column}_of_old", "the column is not known", "correct or remove it", column),
    }


def _with_mark(text: str) -> str:
    return "\ufeff" + text


@pytest.mark.parametrize(
    "change",
    [_with_mark, lambda old: old.replace("\n", "\r\n"), lambda old: old + "\n\n"],
    ids=["byte-order mark", "Windows line ends", "empty lines"],
)
@pytest.mark.parametrize("file", ["places.csv", "timeline.csv", "sources.yaml"])
def test_what_a_spreadsheet_adds_does_no_harm(
    folder: Path, file: str, change: Callable[[str], str]
) -> None:
    text = path_of(folder, file).read_text("utf-8")
    path_of(folder, file).write_bytes(change(text).encode())
    again, whole = read_facts(folder), read_facts(FOLDER)
    assert again.tables == whole.tables
    assert again.sources == whole.sources
