"""Abbreviations by which readers seek features of the world: the lists of `abbreviations.yaml`."""

from collections.abc import Mapping
from pathlib import Path

from geo.dossier.reading.problems import DossierError, Problem
from geo.dossier.reading.tables import read_yaml

FILE = "abbreviations.yaml"


def read_abbreviations(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """The abbreviations of each feature by its id.

    Raises DossierError where the file cannot be read, or has anything but lists of words.
    """
    problems: list[Problem] = []
    found: dict[str, tuple[str, ...]] = {}
    for feature, words in read_yaml(folder, FILE, problems).items():
        if isinstance(words, list) and words and all(isinstance(word, str) for word in words):
            found[feature] = tuple(words)
        else:
            message, remedy = "these are no list of words", "write them as [USSR, URSS]"
            problems.append(Problem(FILE, 0, feature, "", str(words)[:40], message, remedy))
    if problems:
        raise DossierError(problems)
    return found
