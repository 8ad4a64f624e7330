"""Abbreviations by which readers seek features of the world: the lists of `abbreviations.yaml`."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeGuard

from geo.dossier.reading.problems import DossierError, Problem, near_miss
from geo.dossier.reading.tables import read_yaml
from geo.dossier.records import Source

FILE = "abbreviations.yaml"


def read_abbreviations(
    folder: Path, sources: Mapping[str, Source]
) -> Mapping[str, tuple[str, ...]]:
    """The abbreviations of each feature by its id; `sources` are those that may be cited.

    Raises DossierError where the file cannot be read, where an entry has anything but a list of
    words and one of sources, or where a source is not known or bears no date.
    """
    problems: list[Problem] = []
    found: dict[str, tuple[str, ...]] = {}
    for feature, entry in read_yaml(folder, FILE, problems).items():
        if not _is_entry(entry):
            message = "this is no list of words with its sources"
            remedy = "write it as {words: [USSR], sources: [some-id]}"
            problems.append(Problem(FILE, 0, feature, "", str(entry)[:40], message, remedy))
            continue
        found[feature] = tuple(entry["words"])
        problems += [
            _faulty(feature, cited, sources)
            for cited in entry["sources"]
            if not _is_dated(sources.get(cited))
        ]
    if problems:
        raise DossierError(problems)
    return found


def sources_of_abbreviations(folder: Path) -> frozenset[str]:
    """The ids of the sources that the file cites, which are no record's. Its entries are sound."""
    entries = read_yaml(folder, FILE, []).values()
    return frozenset(cited for entry in entries if _is_entry(entry) for cited in entry["sources"])


def _is_entry(entry: object) -> TypeGuard[Mapping[str, list[str]]]:
    if not isinstance(entry, dict) or set(entry) != {"words", "sources"}:
        return False
    return all(
        isinstance(own, list) and own and all(isinstance(one, str) for one in own)
        for own in entry.values()
    )


def _is_dated(source: Source | None) -> bool:
    return source is not None and bool(source.date or source.read_on)


def _faulty(feature: str, cited: str, sources: Mapping[str, Source]) -> Problem:
    if cited in sources:
        message, remedy = "this source bears no date", "give it a date, or the day it was read"
        return Problem(FILE, 0, feature, "sources", cited, message, remedy)
    message, remedy = "sources.yaml has no such id", "correct it, or add it to sources.yaml first"
    near = near_miss(cited, sources)
    return Problem(FILE, 0, feature, "sources", cited, message, remedy, near)
