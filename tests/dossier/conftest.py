"""The dossier of the repository, and a copy of its folder that a test may break."""

from pathlib import Path

import pytest

from geo.dossier import Dossier
from tests.dossier.content import FOLDER, copy_facts, read_facts
from tests.dossier.parsing import parse_once


@pytest.fixture(autouse=True)
def _each_text_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    parse_once(monkeypatch)


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    return read_facts(FOLDER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_facts(tmp_path / "data")
