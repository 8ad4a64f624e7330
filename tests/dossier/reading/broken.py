"""What tests of a broken dossier share: the edits that break it, and what is said of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from geo.dossier import DossierError, Problem
from tests.dossier.content import Entry, change_text, change_yaml, read_facts

Edit = Callable[[Path], object]

SOURCE = "tass-1205197"


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """What is said of a dossier that is refused, each problem in a line of its own."""
    with pytest.raises(DossierError) as raised:
        read_facts(folder)
    assert str(raised.value).splitlines() == [str(problem) for problem in raised.value.problems]
    return raised.value.problems


def changed_claim(**fields: object) -> Edit:
    return lambda folder: change_yaml(
        folder, "claims", lambda content: content["claims"][0].update(fields)
    )


def changed_source(**fields: object) -> Edit:
    def change(content: Entry) -> None:
        next(s for s in content["sources"] if s["id"] == SOURCE).update(fields)

    return lambda folder: change_yaml(folder, "sources", change)


def append(file: str, text: str) -> Edit:
    return lambda folder: change_text(folder, file, lambda old: old + text)
