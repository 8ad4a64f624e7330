"""Reads each text of a dossier once, for tests that break one file of it after another."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from geo.dossier import Problem
from geo.dossier.reading import read, tables

_READ_CSV = tables.read_csv
_PARSE_YAML = cache(tables.parse_yaml)
_TABLES: dict[tuple[str, type[BaseModel], bytes], tuple[list[Any], list[Problem]]] = {}


def parse_once(patch: pytest.MonkeyPatch) -> None:
    """While the patch holds, a text that was parsed before is not parsed again.

    Its records are frozen, and every reading checks all of them as before.
    """
    patch.setattr(read, "read_csv", _read_csv)
    patch.setattr(tables, "parse_yaml", _PARSE_YAML)


def _read_csv(
    folder: Path, file: str, model: type[BaseModel], problems: list[Problem]
) -> list[Any]:
    if not (folder / file).exists():
        return _READ_CSV(folder, file, model, problems)
    key = (file, model, (folder / file).read_bytes())
    if key not in _TABLES:
        found: list[Problem] = []
        _TABLES[key] = _READ_CSV(folder, file, model, found), found
    records, found = _TABLES[key]
    problems += found
    return list(records)
