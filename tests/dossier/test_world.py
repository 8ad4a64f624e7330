"""The world stands by itself: on its own sources, and without a word of any one exercise."""

from pathlib import Path

import pytest

from geo.dossier import Change, Dossier, DossierError, read_dossier
from geo.dossier.dossier import cited_by
from geo.dossier.reading.read import DOSSIER_TABLES, WORLD_TABLES
from geo.dossier.reading.tables import read_rows
from geo.dossier.reading.yaml_values import parse_yaml
from geo.dossier.served import WORLD_FOLDER
from tests.dossier.content import Row, change_rows, read_facts
from tests.servers import ROOT

ZAPAD = ROOT / "tests" / "dossiers" / "zapad-2021"
OWN_SOURCES = {
    str(entry["id"])
    for entry in parse_yaml((WORLD_FOLDER / "sources.yaml").read_text("utf-8"))["sources"]
}


def _cited(dossier: Dossier, *tables: str) -> set[str]:
    rows = (row for table in tables for row in dossier.tables[table].values())
    return {source for row in rows for source in cited_by(row)}


def _corrected() -> set[str]:
    changes = read_rows(WORLD_FOLDER / "changes.csv", Change)
    return {source for change in changes for source in change.sources}


def _abbreviated() -> set[str]:
    entries = parse_yaml((WORLD_FOLDER / "abbreviations.yaml").read_text("utf-8"))
    return {source for entry in entries.values() for source in entry["sources"]}


def test_the_world_rests_on_its_own_sources(dossier: Dossier) -> None:
    """Else another dossier, which does not have the sources of this one, could not be read."""
    cited = _cited(dossier, *WORLD_TABLES) | _corrected() | _abbreviated()
    assert sorted(cited - OWN_SOURCES) == []


def test_the_world_keeps_no_source_that_one_dossier_alone_cites(dossier: Dossier) -> None:
    alone = _cited(dossier, *DOSSIER_TABLES, "claims")
    shared = _cited(read_dossier(ZAPAD), *DOSSIER_TABLES, "claims")
    world = _cited(dossier, *WORLD_TABLES) | _corrected() | _abbreviated()
    assert sorted(OWN_SOURCES & alone - world - shared) == []


def test_the_world_names_no_exercise(dossier: Dossier) -> None:
    """What an exercise has to do with a zone stands in `zones.csv` of its dossier."""
    files = [*WORLD_FOLDER.glob("*.csv"), WORLD_FOLDER / "sources.yaml"]
    texts = {file.name: file.read_text("utf-8") for file in files}
    names = {
        exercise.name.split(" (")[0]
        for one in (dossier, read_dossier(ZAPAD))
        for exercise in one.exercises.values()
    }
    assert len(texts) > 10
    assert len(names) > 20
    found = [(file, name) for file, text in texts.items() for name in names if name in text]
    assert sorted(found) == []


def test_a_correction_cites_a_source_that_there_is(folder: Path) -> None:
    def cite(rows: list[Row]) -> list[Row]:
        rows[0]["sources"] = "tass-0"
        return rows

    change_rows(folder, "changes", cite)
    with pytest.raises(DossierError) as caught:
        read_facts(folder)
    (problem,) = caught.value.problems
    told = (problem.file, problem.row, problem.field, problem.value, problem.message)
    assert told == ("changes.csv", 2, "sources", "tass-0", "sources.yaml has no such id")
