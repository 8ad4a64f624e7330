"""A broken dossier is refused with exactly the problem that it has, and how to mend it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from geo.dossier import DossierError, Problem
from tests.dossier.content import (
    FOLDER,
    Entry,
    Row,
    change_rows,
    change_text,
    change_yaml,
    entries,
    path_of,
    read_facts,
    row_number,
    rows,
    set_cell,
    told_file,
)
from tests.kinds import one_of_each

Edit = Callable[[Path], object]

ADD_FIRST = "correct it, or add it to {0} first"
CORRECT = "correct the cell"
LON_LAT = "give degrees as longitude first, then latitude"
WORDS = "use one of the words that the message lists"
FILL = "fill in the cell"
HEADER = (
    "id,name,alt_names,kind,country,lon,lat,coord_precision_m,coord_source,operator,status,"
    "valid_from,valid_to,dispute_ids,summary,runway_m,sources,confidence,unverified"
)
COMMAS = "count the commas; put text that has one in double quotes"
SOURCE = "tass-1205197"


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(DossierError) as raised:
        read_facts(folder)
    assert str(raised.value).splitlines() == [str(problem) for problem in raised.value.problems]
    return raised.value.problems


CELLS = [
    # table, id, column, value, message, remedy
    (
        "places",
        "astrakhan",
        "sources",
        "tass-0",
        "sources.yaml has no such id",
        ADD_FIRST.format("sources.yaml"),
    ),
    (
        "places",
        "astrakhan",
        "sources",
        "",
        "no source is named",
        "name at least one id of sources.yaml",
    ),
    (
        "disputes",
        "kalbajar",
        "area_source",
        "nobody",
        "sources.yaml has no such id",
        ADD_FIRST.format("sources.yaml"),
    ),
    (
        "places",
        "astrakhan",
        "country",
        "ZZZ",
        "states.csv has no such id",
        ADD_FIRST.format("states.csv"),
    ),
    (
        "places",
        "astrakhan",
        "dispute_ids",
        "atlantis",
        "disputes.csv has no such id",
        ADD_FIRST.format("disputes.csv"),
    ),
    (
        "control",
        "crimea-RUS-2014-03-18",
        "administrator",
        "RU",
        "states.csv has no such id",
        ADD_FIRST.format("states.csv"),
    ),
    (
        "memberships",
        "CHN-SCO-2001-06-15",
        "organisation",
        "Warsaw Pact",
        "organisations.csv has no such id",
        ADD_FIRST.format("organisations.csv"),
    ),
    (
        "memberships",
        "CHN-SCO-2001-06-15",
        "state",
        "PRC",
        "states.csv has no such id",
        ADD_FIRST.format("states.csv"),
    ),
    (
        "exercises",
        "kavkaz-2020",
        "host",
        "ROSSIYA",
        "states.csv has no such id",
        ADD_FIRST.format("states.csv"),
    ),
    (
        "exercises",
        "kavkaz-2020",
        "places",
        "shangri-la",
        "places.csv has no such id",
        ADD_FIRST.format("places.csv"),
    ),
    (
        "timeline",
        "soviet-entry",
        "exercises",
        "kavkaz-1979",
        "exercises.csv has no such id",
        ADD_FIRST.format("exercises.csv"),
    ),
    (
        "disputes",
        "sevastopol",
        "part_of",
        "taurida",
        "disputes.csv has no such id",
        ADD_FIRST.format("disputes.csv"),
    ),
    (
        "disputes",
        "sevastopol",
        "claimants",
        "Ukraine",
        "states.csv has no such id",
        ADD_FIRST.format("states.csv"),
    ),
    (
        "relations",
        "pak-rus-1979",
        "from",
        "PAKISTAN",
        "states.csv has no such id",
        ADD_FIRST.format("states.csv"),
    ),
    ("timeline", "soviet-entry", "date", "1979-02-30", "day is out of range for month", CORRECT),
    (
        "timeline",
        "soviet-entry",
        "date",
        "24.12.1979",
        "expected a date such as 2020-09-21, 2020-09 or 2020",
        CORRECT,
    ),
    ("organisations", "CST", "founded", "1992-00", "month must be in 1..12", CORRECT),
    (
        "organisations",
        "CST",
        "founded",
        "2992-05-15",
        "it lies more than a year ahead",
        "correct the year",
    ),
    (
        "exercises",
        "kavkaz-2020",
        "date_end",
        "2020-08-26",
        "it lies before date_start 2020-09-21",
        "correct one of the two dates",
    ),
    (
        "places",
        "astrakhan",
        "lat",
        "48.N",
        "input should be a valid number, unable to parse string as a number",
        "give a number with a decimal point, such as 69.38",
    ),
    (
        "places",
        "astrakhan",
        "lon",
        "48,04",
        "input should be a valid number, unable to parse string as a number",
        "give a number with a decimal point, such as 69.38",
    ),
    ("places", "astrakhan", "lon", "nan", "input should be less than or equal to 180", LON_LAT),
    (
        "places",
        "astrakhan",
        "lat",
        "-90.5",
        "input should be greater than or equal to -90",
        LON_LAT,
    ),
    ("places", "astrakhan", "coord_precision_m", "0", "input should be greater than 0", CORRECT),
    ("places", "astrakhan", "coord_source", "", "string should have at least 1 character", FILL),
    ("places", "astrakhan", "name", "", "string should have at least 1 character", FILL),
    (
        "disputes",
        "kalbajar",
        "area_km2",
        "about 3000",
        "input should be a valid number, unable to parse string as a number",
        "give a number with a decimal point, such as 69.38",
    ),
    ("places", "astrakhan", "confidence", "certain", "input should be 'read' or 'mixed'", WORDS),
    (
        "timeline",
        "soviet-entry",
        "date_precision",
        "week",
        "input should be 'day', 'month' or 'year'",
        WORDS,
    ),
    (
        "disputes",
        "crimea",
        "geometry_kind",
        "polygon",
        "input should be 'area', 'line' or 'sea'",
        WORDS,
    ),
]


def _kind(case: tuple[str, str, str, str, str, str]) -> str:
    """A number is read in one way whatever its column, and a reference whatever its table."""
    *_, message, remedy = case
    return "no such id" if message.endswith("no such id") else f"{message}: {remedy}"


@pytest.mark.parametrize(
    ("table", "name", "column", "value", "message", "remedy"),
    one_of_each(CELLS, _kind, lambda case: f"{case[0]}-{case[2]}-{case[3] or 'empty'}"),
)
def test_a_broken_cell_is_the_one_problem(
    folder: Path, table: str, name: str, column: str, value: str, message: str, remedy: str
) -> None:
    set_cell(folder, table, name, column, value)
    now = next(row for row in rows(table, folder) if row[column] == value)["id"]
    expected = Problem(
        told_file(table), row_number(folder, table, now), now, column, value, message, remedy
    )
    assert problems_of(folder) == (expected,)


def test_swapped_coordinates_are_told_where_they_leave_the_globe(folder: Path) -> None:
    place = next(row for row in rows("places") if float(row["lon"]) > 90)
    set_cell(folder, "places", place["id"], "lon", place["lat"])
    set_cell(folder, "places", place["id"], "lat", place["lon"])
    (problem,) = problems_of(folder)
    assert (problem.id, problem.field, problem.value) == (place["id"], "lat", place["lon"])
    assert problem.remedy == LON_LAT


def _claim(**fields: object) -> Edit:
    return lambda folder: change_yaml(
        folder, "claims", lambda content: content["claims"][0].update(fields)
    )


def _source(**fields: object) -> Edit:
    def change(content: Entry) -> None:
        next(s for s in content["sources"] if s["id"] == SOURCE).update(fields)

    return lambda folder: change_yaml(folder, "sources", change)


STATEMENT = {"text": "They say so.", "sources": []}
ENTRIES = [
    (
        _claim(verdict="true"),
        "claims",
        "verdict",
        "true",
        "input should be 'supported', "
        "'partly', 'contested', 'contradicted', 'opinion' or 'unverifiable'",
        WORDS,
    ),
    (
        _claim(sources=[]),
        "claims",
        "sources",
        "",
        "no source is named",
        "name at least one id of sources.yaml",
    ),
    (
        _claim(others_say=[STATEMENT]),
        "claims",
        "others_say.1.sources",
        "[]",
        "tuple should have at least 1 item after validation, not 0",
        "name at least one",
    ),
    (
        _claim(others_say=[{**STATEMENT, "sources": ["gossip"]}]),
        "claims",
        "sources",
        "gossip",
        "sources.yaml has no such id",
        ADD_FIRST.format("sources.yaml"),
    ),
    (
        _claim(where={"relations": ["friends"]}),
        "claims",
        "relations",
        "friends",
        "relations.csv has no such id",
        ADD_FIRST.format("relations.csv"),
    ),
    (
        _claim(where={"places": ["shangri-la"]}),
        "claims",
        "places",
        "shangri-la",
        "places.csv has no such id",
        ADD_FIRST.format("places.csv"),
    ),
    (
        _claim(article_sentences=[99]),
        "claims",
        "article_sentences",
        "99",
        "'sentences' has no such number",
        "correct it, or add it to 'sentences' first",
    ),
    (
        _claim(explanation=""),
        "claims",
        "explanation",
        "",
        "string should have at least 1 character",
        FILL,
    ),
    (
        _claim(verdikt="supported"),
        "claims",
        "verdikt",
        "supported",
        "extra inputs are not permitted",
        "remove it or correct its spelling",
    ),
    (
        _source(url="javascript:alert(1)"),
        "sources",
        "url",
        "javascript:alert(1)",
        "expected an address that begins with https:// or http://",
        CORRECT,
    ),
    (
        _source(date=2020),
        "sources",
        "date",
        "2020",
        "input should be a valid string",
        "put the value in quotes",
    ),
    (
        _source(kind="rumour"),
        "sources",
        "kind",
        "rumour",
        "input should be 'treaty', "
        "'official', 'dataset', 'scholarship', 'think-tank', 'agency', 'press', 'opinion', "
        "'reference' or 'other'",
        WORDS,
    ),
]


@pytest.mark.parametrize(
    ("edit", "table", "field", "value", "message", "remedy"),
    ENTRIES,
    ids=[f"{table}-{field}-{value or 'empty'}" for _, table, field, value, _, _ in ENTRIES],
)
def test_a_broken_entry_is_the_one_problem(
    folder: Path, edit: Edit, table: str, field: str, value: str, message: str, remedy: str
) -> None:
    edit(folder)
    name = entries("claims")[0]["id"] if table == "claims" else SOURCE
    number = row_number(folder, table, name)
    expected = Problem(f"{table}.yaml", number, name, field, value, message, remedy)
    assert problems_of(folder) == (expected,)


def _append(file: str, text: str) -> Edit:
    return lambda folder: change_text(folder, file, lambda old: old + text)


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
        _append("sources.yaml", "- only text\n"),
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
    _append("organisations.csv", line + "\n")(folder)
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


@pytest.mark.parametrize("table", ["places", "memberships", "control"])
def test_a_row_that_stands_twice_is_told(folder: Path, table: str) -> None:
    change_rows(folder, table, lambda old: [*old, old[0]])
    name = rows(table)[0]["id"]
    row, message = len(rows(table)) + 2, f"{told_file(table)} has the id already, in row 2"
    remedy = "give each record an id of its own"
    expected = Problem(told_file(table), row, name, "id", name, message, remedy)
    assert problems_of(folder) == (expected,)


def test_a_source_that_stands_twice_is_told(folder: Path) -> None:
    change_yaml(folder, "sources", lambda content: content["sources"].append(content["sources"][0]))
    (problem,) = problems_of(folder)
    assert problem.id.startswith("66ru")
    assert problem.message == "sources.yaml has the id already, in row 1"


def test_two_rows_of_one_administrator_may_not_overlap(folder: Path) -> None:
    set_cell(folder, "control", "nagorno-karabakh-XNK-1992-05-09", "valid_to", "")
    name = "nagorno-karabakh-XNK-2020-11-10"
    assert problems_of(folder) == (
        Problem(
            "world/control.csv",
            row_number(folder, "control", name),
            name,
            "valid_from",
            "2020-11-10",
            "the same administrator holds the zone by another row on that day",
            "end the earlier row first",
        ),
    )


def test_a_zone_needs_somebody_in_control(folder: Path) -> None:
    def others(old: list[Row]) -> list[Row]:
        return [row for row in old if row["dispute_id"] != "vorukh"]

    change_rows(folder, "control", others)
    assert problems_of(folder) == (
        Problem(
            "world/disputes.csv",
            row_number(folder, "disputes", "vorukh"),
            "vorukh",
            "",
            "",
            "control.csv has no row about this zone",
            "add who administered it, from when, and the source",
        ),
    )


def test_problems_of_several_files_are_told_together(folder: Path) -> None:
    set_cell(folder, "places", "astrakhan", "country", "ZZZ")
    set_cell(folder, "timeline", "soviet-entry", "sources", "")
    set_cell(folder, "disputes", "crimea", "part_of", "taurida")
    _claim(where={"states": ["Atlantis"]})(folder)
    told = [(p.file, p.field) for p in problems_of(folder)]
    assert told == [
        ("claims.yaml", "states"),
        ("places.csv", "country"),
        ("timeline.csv", "sources"),
        ("world/disputes.csv", "part_of"),
    ]


def test_unreadable_cells_and_files_are_told_together(folder: Path) -> None:
    path_of(folder, "control.csv").unlink()
    set_cell(folder, "places", "astrakhan", "lon", "east")
    set_cell(folder, "places", "astrakhan", "lat", "north")
    set_cell(folder, "exercises", "kavkaz-2020", "date_start", "September")
    _source(kind="rumour")(folder)
    told = [(p.file, p.field) for p in problems_of(folder)]
    assert told == [
        ("exercises.csv", "date_start"),
        ("places.csv", "lat"),
        ("places.csv", "lon"),
        ("sources.yaml", "kind"),
        ("world/control.csv", ""),
    ]


def test_cells_and_references_are_told_together(folder: Path) -> None:
    set_cell(folder, "organisations", "CST", "founded", "1992-13")
    set_cell(folder, "states", "RUS", "sources", "nowhere")
    set_cell(folder, "exercises", "kavkaz-2020", "date_end", "2020-08-26")
    told = [(p.file, p.field) for p in problems_of(folder)]
    assert told == [
        ("exercises.csv", "date_end"),
        ("world/organisations.csv", "founded"),
        ("world/states.csv", "sources"),
    ]


def test_an_id_is_not_missing_where_its_row_is_broken(folder: Path) -> None:
    set_cell(folder, "places", "kapustin-yar", "lon", "east")
    (problem,) = problems_of(folder)
    assert (problem.id, problem.field) == ("kapustin-yar", "lon")


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


@pytest.mark.parametrize("character", ["\x1e", "\n", "\x00", "\u2028", "\u202e", "\x1b[31m"])
def test_a_problem_is_one_line_that_shows_what_it_names(character):
    problem = Problem("states.csv", 3, f"A{character}", "name", character, "is odd", "change it")
    (line,) = str(DossierError([problem])).splitlines()
    assert line.isprintable()
    assert line.endswith("is odd; change it.")
