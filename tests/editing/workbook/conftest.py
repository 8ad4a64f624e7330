"""A folder that a test may break, and its workbook."""

import argparse
import shutil
from pathlib import Path

import pytest

from geo.dossier.served import default_folder
from geo.editing import workbook
from tests.editing.workbook.sheets import Run


@pytest.fixture(scope="session")
def run() -> Run:
    parser = argparse.ArgumentParser()
    workbook.add_parser(parser.add_subparsers(required=True))

    def run(*words: object) -> int:
        arguments = parser.parse_args(["sheet", *map(str, words)])
        return int(arguments.run(arguments))

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(default_folder(), tmp_path / "atlas"))


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The workbook of the default folder, written once."""
    file = tmp_path_factory.mktemp("book") / "facts.xlsx"
    assert run(default_folder(), "--out", file) == 0
    return file


@pytest.fixture
def book(folder: Path, written: Path) -> Path:
    return Path(shutil.copyfile(written, folder / "facts.xlsx"))
