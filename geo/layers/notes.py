"""Notes of geo/data about zones: why a polygon differs from the published area, or is missing."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from geo.layers.errors import DataError

DATA_FOLDER = Path(__file__).parent.parent / "data"


def zone_note(zone: str) -> str:
    """Why the polygon of a zone differs from its published area, or is missing; '' if neither."""
    return area_notes().get(zone) or _read("zones_missing.csv", "reason", DATA_FOLDER).get(zone, "")


def area_notes(folder: Path = DATA_FOLDER) -> Mapping[str, str]:
    """The notes of zone_notes.csv by zone. Raises DataError where the file cannot be read."""
    return _read("zone_notes.csv", "note", folder)


@cache
def _read(file: str, column: str, folder: Path) -> Mapping[str, str]:
    try:
        with (folder / file).open(encoding="utf-8") as lines:
            return {row["zone"]: row[column] for row in csv.DictReader(lines)}
    except (OSError, KeyError) as error:
        raise DataError(
            f"geo/data/{file} cannot be read as zone,{column}; restore it from the repository."
        ) from error
