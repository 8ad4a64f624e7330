"""Reads a dossier and the world that it stands on once, and reports all their problems together."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict

from geo.dossier import records
from geo.dossier.about import find_about
from geo.dossier.collecting import without_collecting
from geo.dossier.dossier import Dossier
from geo.dossier.reading.check import Places, Row, check, in_place
from geo.dossier.reading.problems import DossierError, Problem
from geo.dossier.reading.tables import read_csv, read_entries, read_yaml, validate
from geo.dossier.served import WORLD_FOLDER
from geo.dossier.vocabulary import kind_problems

# What holds for every dossier: which states there are, who holds and claims what.
WORLD_TABLES: Mapping[str, type[records.Record]] = {
    "organisations": records.Organisation,
    "states": records.State,
    "memberships": records.Membership,
    "disputes": records.Dispute,
    "control": records.Control,
    "positions": records.Position,
    "predecessors": records.Predecessor,
    "names": records.FormerName,
    "not_told": records.NotTold,
}
DOSSIER_TABLES: Mapping[str, type[records.Record]] = {
    "places": records.Place,
    "exercises": records.Exercise,
    "sites": records.Site,
    "roles": records.Role,
    "zones": records.Zone,
    "relations": records.Relation,
    "timeline": records.Event,
}
# What an editor keeps beside the facts: it cites sources, and supports nothing.
NOTES: Mapping[str, type[BaseModel]] = {
    "open": records.OpenQuestion,
    "changes": records.Change,
}
# A dossier may add rows to the world in a folder of this name.
ADDED = "world"

Numbered = TypeVar("Numbered", bound=BaseModel)


class World(BaseModel):
    """The values of `world.yaml`: the version of the tables of the world."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int


class _Reading:
    """One reading of a dossier: what was found, where it stands, and what is wrong."""

    def __init__(self, folder: Path, world: Path) -> None:
        self.folder = folder
        self.world = world
        self.problems: list[Problem] = []
        self.places: dict[tuple[str, str], Row] = {}
        # By the names of the fields of a dossier, whose records are each of its own kind.
        self.tables: dict[str, Any] = {}

    def folders(self, table: str) -> Iterator[tuple[Path, str]]:
        """The folders that may have a file of a table, each with what stands before its name.

        The world comes before what the dossier adds to it.
        """
        if table in WORLD_TABLES or table == "sources" or table in NOTES:
            yield self.world, "world/"
        if table not in WORLD_TABLES:
            yield self.folder, ""
        elif (self.folder / ADDED / f"{table}.csv").is_file():
            yield self.folder / ADDED, f"{self.folder.name}/{ADDED}/"

    def read_table(self, table: str, model: type[BaseModel]) -> None:
        """Reads all rows of a table."""
        self.tables[table] = {}
        for folder, before in self.folders(table):
            found: list[Problem] = []
            numbered = read_csv(folder, f"{table}.csv", model, found)
            self.problems += [problem.within(before) for problem in found]
            self.add(table, f"{before}{table}.csv", numbered)

    def read_list(self, table: str, model: type[BaseModel]) -> Mapping[str, object]:
        """Reads all entries of a list in YAML; what else the dossier's own file has."""
        self.tables[table] = {}
        content: Mapping[str, object] = {}
        for folder, before in self.folders(table):
            found: list[Problem] = []
            content = read_yaml(folder, f"{table}.yaml", found)
            entries = read_entries(f"{table}.yaml", content, table, model, found)
            self.problems += [problem.within(before) for problem in found]
            self.add(table, f"{before}{table}.yaml", entries)
        return content

    def add(self, table: str, file: str, numbered: list[tuple[int, Numbered]]) -> None:
        """Adds records to a table; one whose id stands there already is a problem."""
        for number, record in numbered:
            name: str = record.id  # type: ignore[attr-defined]
            known = self.places.get((table, name))
            if known:
                self.problems.append(_twice(file, number, name, known))
            self.tables[table][name] = record
            self.places[table, name] = Row(file, number)


class Survey(NamedTuple):
    """What a reading of a folder found: its dossier, as far as it can be read, and its problems.

    There is no dossier where dossier.yaml cannot be read; `unread` names the files that lack
    records that could not be read, `places` says where each record stands.
    """

    dossier: Dossier | None
    problems: tuple[Problem, ...]
    unread: frozenset[str] = frozenset()
    places: Places = MappingProxyType({})


def read_dossier(folder: Path, world: Path = WORLD_FOLDER) -> Dossier:
    """The dossier of a folder, on the tables of the world (see geo/data/README.md).

    Raises DossierError with every problem of every file: unreadable files, cells that do not
    fit their column, ids that nothing has, missing sources, impossible dates.
    """
    found = survey(folder, world)
    if found.problems or found.dossier is None:
        raise DossierError(found.problems)
    return found.dossier


@without_collecting()
def survey(folder: Path, world: Path = WORLD_FOLDER) -> Survey:
    """What `read_dossier` reads, with all that is wrong in it, and without raising an error."""
    reading = _Reading(folder, world)
    about = find_about(folder, reading.problems)
    if about is None:
        return Survey(None, tuple(reading.problems))
    for table, model in {**WORLD_TABLES, **DOSSIER_TABLES, **NOTES}.items():
        reading.read_table(table, model)
    reading.read_list("sources", records.Source)
    claims = reading.read_list("claims", records.Claim)
    sentences = _sentences(claims, reading.problems)
    dossier = Dossier(about=about, sentences=sentences, **reading.tables)
    reading.problems += _other_world(about.world, world)
    unread = frozenset(problem.file.rpartition("/")[2] for problem in reading.problems)
    reading.problems += check(dossier, reading.places, unread)
    reading.problems += _unknown_kinds(dossier, reading)
    return Survey(dossier, tuple(reading.problems), unread, reading.places)


def _unknown_kinds(dossier: Dossier, reading: _Reading) -> list[Problem]:
    """A problem for each kind that the vocabulary does not have, or for the vocabulary itself."""
    try:
        found = list(kind_problems(dossier, reading.folder, reading.world))
    except DossierError as error:
        return list(error.problems)
    return [in_place(problem, reading.places) for problem in found]


def _other_world(wanted: int, folder: Path) -> list[Problem]:
    """A problem where the dossier was written for another version of the world."""
    found: list[Problem] = []
    fields = read_yaml(folder, "world.yaml", found)
    world = validate("world.yaml", 0, fields, World, found) if fields else None
    problems = [problem.within("world/") for problem in found]
    if world is not None and world.version != wanted:
        message = f"the tables of the world have the version {world.version}"
        remedy = f"see what changed in them, and write {world.version}"
        problems.append(Problem("dossier.yaml", 0, "", "world", str(wanted), message, remedy))
    return problems


def _sentences(claims: Mapping[str, object], problems: list[Problem]) -> Mapping[int, str]:
    sentences = claims.get("sentences")
    if isinstance(sentences, dict):
        return sentences
    if claims:
        remedy = "write 'sentences:', and under it each number with what the sentence is about"
        message = "the list 'sentences' is missing"
        problems.append(Problem("claims.yaml", 0, "", "", "", message, remedy))
    return {}


def _twice(file: str, number: int, name: str, known: Row) -> Problem:
    remedy = "give each record an id of its own"
    if known.file.startswith("world/") and known.file != file:
        remedy += "; a correction of the world goes into the tables of the world"
    message = f"{known.file} has the id already, in row {known.number}"
    return Problem(file, number, name, "id", name, message, remedy)
