"""A small atlas as `new` writes it, and a copy of it that a test may break."""

import shutil
from pathlib import Path

import pytest

from geo.editing.new import values, write_example


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("editing") / "example"
    words = values(
        "Example Atlas", "Exercise 2021", "CHE", "2021-09-10", "2021-09-16", "Lessons of it"
    )
    write_example(folder, words)
    return folder


@pytest.fixture
def folder(example: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(example, tmp_path / "example"))
