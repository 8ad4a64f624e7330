"""Notes of geo/data about zones: why a polygon differs from the published area, or is missing."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from geo import DATA_FOLDER
from geo.i18n.languages import _
from geo.layers.errors import DataError


def zone_note(zone: str) -> str:
    """Why the polygon of a zone differs from its published area, or is missing; '' if neither."""
    missing = _read("zones_missing.csv", "reason", DATA_FOLDER)
    return _(area_notes().get(zone) or missing.get(zone, ""))


def area_notes(folder: Path = DATA_FOLDER) -> Mapping[str, str]:
    """The notes of zone_notes.csv by zone. Raises DataError where the file cannot be read."""
    return _read("zone_notes.csv", "note", folder)


def every_note() -> tuple[str, ...]:
    """All notes in English, of both files."""
    missing = _read("zones_missing.csv", "reason", DATA_FOLDER)
    return (*area_notes().values(), *missing.values())


@cache
def _read(file: str, column: str, folder: Path) -> Mapping[str, str]:
    try:
        with (folder / file).open(encoding="utf-8") as lines:
            return {row["zone"]: row[column] for row in csv.DictReader(lines)}
    except (OSError, KeyError, ValueError) as error:
        raise DataError(
            f"geo/data/{file} cannot be read as zone,{column}; restore it from the repository."
        ) from error
