"""Notes of the world about zones: why a polygon differs from the published area, or is missing."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from geo.dossier.reading.tables import read_rows
from geo.dossier.served import WORLD_FOLDER
from geo.i18n.languages import _


class Note(BaseModel):
    """A note about a zone."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    zone: str = Field(min_length=1)
    note: str = Field(min_length=1)


def zone_note(zone: str) -> str:
    """Why the polygon of a zone differs from its published area, or is missing; '' if neither."""
    return _(area_notes().get(zone) or _notes("zones_missing.csv", WORLD_FOLDER).get(zone, ""))


def area_notes(folder: Path = WORLD_FOLDER) -> Mapping[str, str]:
    """The notes of zone_notes.csv by zone. Raises DossierError where the file cannot be read."""
    return _notes("zone_notes.csv", folder)


def every_note() -> tuple[str, ...]:
    """All notes in English, of both files."""
    return (*area_notes().values(), *_notes("zones_missing.csv", WORLD_FOLDER).values())


@cache
def _notes(file: str, folder: Path) -> Mapping[str, str]:
    return {row.zone: row.note for row in read_rows(folder / file, Note)}
