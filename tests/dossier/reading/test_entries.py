"""A broken entry of a YAML file is the one problem of its dossier."""

from pathlib import Path
from typing import Any

import pytest

from geo.dossier import Problem
from geo.dossier.reading.yaml_values import parse_yaml
from tests.dossier.content import entries, row_number
from tests.dossier.reading.broken import (
    SOURCE,
    changed_claim,
    changed_source,
    problems_of,
)

ENTRIES = parse_yaml(Path(__file__).with_name("broken_entries.yaml").read_text("utf-8"))["broken"]


@pytest.mark.parametrize(
    "entry",
    ENTRIES,
    ids=[f"{one['table']}-{one['field']}-{one['value'] or 'empty'}" for one in ENTRIES],
)
def test_a_broken_entry_is_the_one_problem(folder: Path, entry: dict[str, Any]) -> None:
    table, change = entry["table"], entry["change"]
    is_claim = table == "claims"
    (changed_claim(**change) if is_claim else changed_source(**change))(folder)
    name = entries("claims")[0]["id"] if is_claim else SOURCE
    number, said = row_number(folder, table, name), (entry["message"], entry["remedy"])
    expected = Problem(f"{table}.yaml", number, name, entry["field"], entry["value"], *said)
    assert problems_of(folder) == (expected,)
