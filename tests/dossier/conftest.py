"""The dossier of the repository, and a copy of its folder that a test may break."""

import shutil
from pathlib import Path

import pytest

from geo.dossier import Dossier, read_dossier
from tests.dossier.content import FOLDER


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    return read_dossier(FOLDER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(FOLDER, tmp_path / "dossier")
