"""Reads a dossier folder once, and reports all its problems together."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from geo.dossier import records
from geo.dossier.check import Rows, check
from geo.dossier.dossier import Dossier
from geo.dossier.problems import DossierError, Problem
from geo.dossier.tables import read_csv, read_entries, read_yaml

TABLES: Mapping[str, type[records.Record]] = {
    "organisations": records.Organisation,
    "states": records.State,
    "memberships": records.Membership,
    "places": records.Place,
    "exercises": records.Exercise,
    "relations": records.Relation,
    "disputes": records.Dispute,
    "control": records.Control,
    "positions": records.Position,
    "predecessors": records.Predecessor,
    "names": records.FormerName,
    "timeline": records.Event,
    "not_told": records.NotTold,
}
# What an editor keeps beside the facts: it cites sources, and supports nothing.
NOTES: Mapping[str, type[BaseModel]] = {
    "open": records.OpenQuestion,
    "changes": records.Change,
}

Numbered = TypeVar("Numbered", bound=BaseModel)


def read_dossier(folder: Path) -> Dossier:
    """The dossier of a folder of CSV and YAML files (see its README).

    Raises DossierError with every problem of every file: unreadable files, cells that do not
    fit their column, ids that nothing has, missing sources, impossible dates.
    """
    problems: list[Problem] = []
    rows: Rows = {}
    tables: dict[str, Any] = {}
    model: type[BaseModel]
    for table, model in {**TABLES, **NOTES}.items():
        numbered = read_csv(folder, f"{table}.csv", model, problems)
        tables[table] = _by_id(f"{table}.csv", table, numbered, rows, problems)
    sources = read_yaml(folder, "sources.yaml", problems)
    claims = read_yaml(folder, "claims.yaml", problems)
    for file, table, content, source_model in (
        ("sources.yaml", "sources", sources, records.Source),
        ("claims.yaml", "claims", claims, records.Claim),
    ):
        entries = read_entries(file, content, table, source_model, problems)
        tables[table] = _by_id(file, table, entries, rows, problems)
    tables["sentences"] = _sentences(claims, problems)
    dossier = Dossier(**tables)
    problems += check(dossier, rows, {problem.file for problem in problems})
    if problems:
        raise DossierError(problems)
    return dossier


def _sentences(claims: Mapping[str, Any], problems: list[Problem]) -> Mapping[int, str]:
    sentences = claims.get("sentences")
    if isinstance(sentences, dict):
        return sentences
    if claims:
        remedy = "write 'sentences:', and under it each number with what the sentence is about"
        message = "the list 'sentences' is missing"
        problems.append(Problem("claims.yaml", 0, "", "", "", message, remedy))
    return {}


def _by_id(
    file: str,
    table: str,
    numbered: list[tuple[int, Numbered]],
    rows: Rows,
    problems: list[Problem],
) -> dict[str, Numbered]:
    found: dict[str, Numbered] = {}
    for number, record in numbered:
        name: str = record.id  # type: ignore[attr-defined]
        if name in found:
            remedy = "give each record an id of its own"
            problems.append(Problem(file, number, name, "id", name, "the id stands twice", remedy))
        found[name] = record
        rows[table, name] = number
    return found
