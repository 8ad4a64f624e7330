"""Facts written from their sources, and not from the data: each cell says what its source says."""

import csv
from pathlib import Path

import pytest

from geo.dossier import Dossier
from tests.dossier.content import CSV_TABLES, Entry, Row, entries, rows

FOLDER = Path(__file__).parent / "facts"
FACTS = [
    (file.stem, fact)
    for file in sorted(FOLDER.glob("*.csv"))
    for fact in csv.DictReader(file.read_text("utf-8").splitlines())
]
TABLES: dict[str, dict[str, Row | Entry]] = {
    table: {row["id"]: row for row in (rows(table) if table in CSV_TABLES else entries(table))}
    for table in {table for table, _fact in FACTS}
}


def test_there_are_many_facts_of_every_table() -> None:
    assert len(FACTS) >= 80
    assert len(TABLES) >= 10


@pytest.mark.parametrize("table", sorted(TABLES))
def test_cells_say_what_their_sources_say(table: str) -> None:
    """A column that ends in * names a text that the cell must contain."""
    wrong = []
    for name, fact in FACTS:
        if name != table:
            continue
        cell = _cell(TABLES[table].get(fact["row"]), fact["column"].rstrip("*"))
        good = fact["value"] in cell if fact["column"].endswith("*") else fact["value"] == cell
        if not good:
            wrong.append((fact["row"], fact["column"], cell, fact["value"]))
    assert wrong == []


def test_every_fact_names_its_source(dossier: Dossier) -> None:
    named = {source for _table, fact in FACTS for source in fact["source"].split(";") if source}
    assert all(fact["source"] for _table, fact in FACTS)
    assert named <= set(dossier.sources)


def _cell(record: Row | Entry | None, column: str) -> str:
    if record is None:
        return "no such row"
    value = record.get(column, "no such column")
    if isinstance(value, list):
        return ";".join(str(part) for part in value)
    return "" if value is None else str(value)
