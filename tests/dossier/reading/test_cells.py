"""A broken cell is the one problem of its dossier."""

import csv
from pathlib import Path

import pytest

from geo.dossier import Problem
from tests.dossier.content import row_number, rows, set_cell, told_file
from tests.dossier.reading.broken import problems_of
from tests.kinds import one_of_each

LON_LAT = "give degrees as longitude first, then latitude"

Cell = dict[str, str]
CELLS: list[Cell] = list(
    csv.DictReader(Path(__file__).with_name("broken_cells.csv").open(encoding="utf-8"))
)


def _kind(cell: Cell) -> str:
    """A number is read in one way whatever its column, and a reference whatever its table."""
    missing = "no such id"
    return missing if cell["message"].endswith(missing) else cell["message"] + cell["remedy"]


def _name(cell: Cell) -> str:
    return f"{cell['table']}-{cell['column']}-{cell['value'] or 'empty'}"


@pytest.mark.parametrize("cell", one_of_each(CELLS, _kind, _name))
def test_a_broken_cell_is_the_one_problem(folder: Path, cell: Cell) -> None:
    table, column, value = cell["table"], cell["column"], cell["value"]
    set_cell(folder, table, cell["id"], column, value)
    now = next(row for row in rows(table, folder) if row[column] == value)["id"]
    number = row_number(folder, table, now)
    said = (cell["message"], cell["remedy"])
    assert problems_of(folder) == (Problem(told_file(table), number, now, column, value, *said),)


def test_swapped_coordinates_are_told_where_they_leave_the_globe(folder: Path) -> None:
    place = next(row for row in rows("places") if float(row["lon"]) > 90)
    set_cell(folder, "places", place["id"], "lon", place["lat"])
    set_cell(folder, "places", place["id"], "lat", place["lon"])
    (problem,) = problems_of(folder)
    assert (problem.id, problem.field, problem.value) == (place["id"], "lat", place["lon"])
    assert problem.remedy == LON_LAT
