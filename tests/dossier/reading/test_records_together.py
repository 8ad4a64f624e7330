"""Records that contradict each other are refused, and all problems are told at once."""

from pathlib import Path

import pytest

from geo.dossier import DossierError, Problem
from tests.dossier.content import (
    Row,
    change_rows,
    change_yaml,
    path_of,
    row_number,
    rows,
    set_cell,
    told_file,
)
from tests.dossier.reading.broken import changed_claim, changed_source, problems_of


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
    changed_claim(where={"states": ["Atlantis"]})(folder)
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
    changed_source(kind="rumour")(folder)
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


@pytest.mark.parametrize("character", ["\x1e", "\n", "\x00", "\u2028", "\u202e", "\x1b[31m"])
def test_a_problem_is_one_line_that_shows_what_it_names(character):
    problem = Problem("states.csv", 3, f"A{character}", "name", character, "is odd", "change it")
    (line,) = str(DossierError([problem])).splitlines()
    assert line.isprintable()
    assert line.endswith("is odd; change it.")
