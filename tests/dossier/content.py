"""The facts' files as plain cells, read without geo.dossier, and ways to break a copy.

A `folder` is one like geo/data: it holds the world and the dossiers.
"""

import csv
import shutil
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from geo.dossier import Dossier, read_dossier

FOLDER = Path(__file__).parents[2] / "geo" / "data"
DOSSIER = Path("dossiers") / "kavkaz-2020"
WORLD_TABLES = (
    "organisations",
    "states",
    "memberships",
    "disputes",
    "control",
    "positions",
    "predecessors",
    "names",
    "not_told",
)
CSV_TABLES = (
    *WORLD_TABLES,
    "places",
    "exercises",
    "sites",
    "roles",
    "zones",
    "relations",
    "timeline",
)
_OF_THE_WORLD = (*WORLD_TABLES, "seas", "zone_notes", "zones_missing")
YAML_TABLES = ("sources", "claims")
_KEYS = (
    "exercise",
    "place",
    "feature",
    "state",
    "account",
    "organisation",
    "dispute_id",
    "administrator",
    "successor",
    "predecessor",
    "valid_from",
)

Row = dict[str, str]
Entry = dict[str, Any]


def told_file(table: str) -> str:
    """What a problem calls the CSV file of a table."""
    return f"world/{table}.csv" if table in _OF_THE_WORLD else f"{table}.csv"


def path_of(folder: Path, file: str) -> Path:
    """Where a file of facts stands below a folder."""
    if folder.name == "world" or file.removesuffix(".csv") in _OF_THE_WORLD:
        return (folder if folder.name == "world" else folder / "world") / file
    return folder / DOSSIER / file


def copy_facts(folder: Path) -> Path:
    """A copy of the world's tables and of the dossier below `folder`, which is made."""
    for name in (Path("world"), DOSSIER):
        shutil.copytree(FOLDER / name, folder / name)
    return folder


def read_facts(folder: Path) -> Dossier:
    """The dossier of such a folder. Raises DossierError."""
    return read_dossier(folder / DOSSIER, folder / "world")


def rows(table: str, folder: Path = FOLDER) -> list[Row]:
    """The rows of a CSV file; rows without an id get the one that their key columns make."""
    with path_of(folder, f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [{"id": _key(row), **row} for row in csv.DictReader(file)]


def entries(table: str, folder: Path = FOLDER) -> list[Entry]:
    """The entries of a YAML file's list, those of the world first."""
    found: list[Entry] = []
    for part in ("world", DOSSIER):
        file = folder / part / f"{table}.yaml"
        if file.is_file():
            found += _content(file)[table]
    return found


def _content(path: Path) -> Entry:
    return deepcopy(_parsed(path.read_text("utf-8")))


@cache
def _parsed(text: str) -> Entry:
    content: Entry = yaml.load(text, yaml.CSafeLoader)
    return content


def records() -> list[tuple[str, Row | Entry]]:
    """Every row and entry that cites sources, with the name of its table."""
    cells = [(table, row) for table in CSV_TABLES for row in rows(table)]
    return [*cells, *(("claims", claim) for claim in entries("claims"))]


def row_number(folder: Path, table: str, name: str) -> int:
    """Where a record stands: its row in a CSV file (header 1), its place in a YAML list."""
    if table in YAML_TABLES:
        first, found = 1, _content(path_of(folder, f"{table}.yaml"))[table]
    else:
        first, found = 2, rows(table, folder)
    numbers = [number for number, row in enumerate(found, first) if row["id"] == name]
    return numbers[-1]


def change_rows(folder: Path, table: str, change: Callable[[list[Row]], list[Row]]) -> None:
    """Writes a CSV file again with other rows; its columns stay."""
    path = path_of(folder, f"{table}.csv")
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns, old = list(reader.fieldnames or ()), list(reader)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(change(old))


def set_cell(folder: Path, table: str, name: str, column: str, value: str) -> None:
    """Changes one cell of a CSV file. Raises KeyError where no row has the id `name`."""

    def change(old: list[Row]) -> list[Row]:
        row = {row.get("id") or _key(row): row for row in old}[name]
        row[column] = value
        return old

    change_rows(folder, table, change)


def change_yaml(folder: Path, table: str, change: Callable[[Entry], object]) -> None:
    """Writes a YAML file again after `change` has been at its content."""
    path = path_of(folder, f"{table}.yaml")
    content = _content(path)
    change(content)
    text = yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    path.write_text(text, "utf-8")


def change_text(folder: Path, file: str, change: Callable[[str], str]) -> None:
    """Changes the text of a file. Raises ValueError where nothing changes."""
    path = path_of(folder, file)
    old = path.read_text("utf-8")
    new = change(old)
    if new == old:
        raise ValueError(f"{file} stays as it is")
    path.write_text(new, "utf-8")


def _key(row: Row) -> str:
    return "-".join(row[key] for key in _KEYS if row.get(key))
