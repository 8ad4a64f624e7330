"""The words that the world's tables give to dossiers: kinds of ties and of places, colours.

A dossier may add rows to them in its folder `world`, as to all tables of the world.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from geo.dossier.dossier import Dossier
from geo.dossier.reading.problems import Problem, near_miss
from geo.dossier.reading.tables import read_rows
from geo.dossier.served import WORLD_FOLDER, dossier_folder

TieGroup = Literal["alliances", "bases", "arms", "drills", "contacts", "disputes", "refusals"]
PlaceSymbol = Literal[
    "range",
    "air-range",
    "air-base",
    "base",
    "sea",
    "capital",
    "town",
    "incident",
    "pass",
    "site",
]
_Word = Annotated[str, Field(pattern="^[a-z][a-z0-9-]*$")]
_Row = TypeVar("_Row", bound=BaseModel)


class TieKind(BaseModel):
    """A kind of tie, and the group by which readers switch it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: _Word
    group: TieGroup


class PlaceKind(BaseModel):
    """A kind of place, and the symbol that stands for it on the map."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: _Word
    symbol: PlaceSymbol


class ClaimantColour(BaseModel):
    """The colour of a claimant's stripes, as #rrggbb."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    claimant: Annotated[str, Field(pattern="^[A-Z]{3}$")]
    colour: Annotated[str, Field(pattern="^#[0-9a-f]{6}$")]


def tie_kinds(folder: Path | None = None, world: Path = WORLD_FOLDER) -> Mapping[str, TieGroup]:
    """The group of each kind of tie for the dossier of a folder, by default the served one.

    Raises DossierError where a table cannot be read.
    """
    rows = _rows("tie_kinds.csv", TieKind, folder or dossier_folder(), world)
    return {row.kind: row.group for row in rows}


def place_kinds(
    folder: Path | None = None, world: Path = WORLD_FOLDER
) -> Mapping[str, PlaceSymbol]:
    """The symbol of each kind of place; folders and errors as for `tie_kinds`."""
    rows = _rows("place_kinds.csv", PlaceKind, folder or dossier_folder(), world)
    return {row.kind: row.symbol for row in rows}


def colours(folder: Path | None = None, world: Path = WORLD_FOLDER) -> Mapping[str, str]:
    """The colour of each claimant that has one of its own, as #rrggbb; as for `tie_kinds`."""
    rows = _rows("colours.csv", ClaimantColour, folder or dossier_folder(), world)
    return {row.claimant: row.colour for row in rows}


def kind_problems(dossier: Dossier, folder: Path, world: Path) -> Iterator[Problem]:
    """A problem for each tie and place whose kind no table has.

    Raises DossierError where a table cannot be read. Nothing is kept, so that an editor who
    checks again and again sees what was mended.
    """
    ties = [row.kind for row in _read("tie_kinds.csv", TieKind, folder, world)]
    for tie in dossier.relations.values():
        if tie.kind not in ties:
            yield _unknown("relations.csv", tie.id, tie.kind, ties, "tie_kinds.csv")
    places = [row.kind for row in _read("place_kinds.csv", PlaceKind, folder, world)]
    for place in dossier.places.values():
        if place.kind not in places:
            yield _unknown("places.csv", place.id, place.kind, places, "place_kinds.csv")


def _unknown(file: str, name: str, kind: str, known: Sequence[str], table: str) -> Problem:
    remedy = f"correct it, or add it to world/{table} of the dossier"
    message = f"expected one of {', '.join(known)}"
    return Problem(file, 0, name, "kind", kind, message, remedy, near_miss(kind, known))


@cache
def _rows(file: str, model: type[_Row], folder: Path, world: Path) -> tuple[_Row, ...]:
    return _read(file, model, folder, world)


def _read(file: str, model: type[_Row], folder: Path, world: Path) -> tuple[_Row, ...]:
    added = folder / "world" / file
    rows = read_rows(world / file, model)
    return (*rows, *read_rows(added, model)) if added.is_file() else rows
