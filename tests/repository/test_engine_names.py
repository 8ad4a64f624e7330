"""The engine knows no exercise, text, place, state, day or page by name: dossiers do.

Names of packages, of the engine itself, and examples in docstrings are none of these.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from geo.dossier.dossier import Dossier
from geo.dossier.reading.read import DOSSIER_TABLES, NOTES, WORLD_TABLES, read_dossier
from geo.dossier.reading.references import LINE_TYPES
from geo.dossier.reading.yaml_values import parse_yaml
from geo.dossier.records import Exercise
from geo.dossier.served import DOSSIERS_FOLDER
from geo.web.view.pages import Home
from tests.repository.test_imports import ROOT

DOSSIERS = sorted([*DOSSIERS_FOLDER.glob("*/"), *(ROOT / "tests/dossiers").glob("*/")])
# The scripts that are built and what they are built with; the builder of the geometry, which knows
# its raw data; what an installed engine is called by its host.
APART = ("node_modules", "dist", "data", "build", "deploy", "test")
FILES = [
    path
    for path in sorted([*(ROOT / "geo").rglob("*"), ROOT / "app.py"])
    if path.suffix in (".py", ".js", ".css", ".html")
    and not set(APART) & set(path.relative_to(ROOT).parts)
]
# Words of the engine, which some dossier has for the name of a page or the id of a line too.
WORDS = {
    *get_args(Home),
    *WORLD_TABLES,
    *DOSSIER_TABLES,
    *NOTES,
    *LINE_TYPES,
    *Exercise.model_fields,
    "ties",
    "views",
}
# What stands in the engine all the same, and why.
ALLOWED = {
    ("geo/web/http/feed.py", "2020-01-01"): "the day of a feed without entries, which Atom demands",
    ("geo/web/html/static/page.css", "Georgia"): "the name of a font",
    ("geo/dossier/types.py", "2020-09-21"): "how a day is written, in the message of a bad one",
}

_COMMENT = re.compile(r"/\*.*?\*/|\{#.*?#\}|(?<![:\w\"'])//[^\n]*", re.S)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = re.compile(rf"\b(?:19|20)\d\d-\d\d-\d\d\b|\b(?:\d{{1,2}} )?(?:{_MONTHS}) (?:19|20)\d\d\b")


@cache
def said(path: Path) -> tuple[str, ...]:
    """The texts of a file: of Python its literals without docstrings, else all but comments."""
    source = path.read_text("utf-8")
    if path.suffix != ".py":
        return (_COMMENT.sub("", source),)
    tree = ast.parse(source)
    described = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node)
        if isinstance(node.body[0], ast.Expr)
    }
    return tuple(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in described
    )


def pages_of(folder: Path) -> set[str]:
    return set(parse_yaml((folder / "pages.yaml").read_text("utf-8")))


def names_of(folder: Path, dossier: Dossier) -> Iterator[str]:
    """The ids and names by which an engine would know a dossier and what it tells."""
    yield from (folder.name, dossier.about.name)
    for table in (dossier.places, dossier.exercises, dossier.claims, dossier.disputes):
        for name, record in table.items():
            yield from (name, record.label)
    yield from (state.name for state in dossier.states.values())
    yield from pages_of(folder) - WORDS


@pytest.fixture(scope="module")
def dossiers() -> dict[Path, Dossier]:
    return {folder: read_dossier(folder) for folder in DOSSIERS}


def found(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Where a pattern stands in the engine without being allowed: the file, and what stands."""
    places = (
        (path.relative_to(ROOT).as_posix(), match[0])
        for path in FILES
        for text in said(path)
        for match in pattern.finditer(text)
    )
    return sorted({place for place in places if place not in ALLOWED})


def test_there_is_an_engine_and_more_than_one_dossier() -> None:
    assert len(FILES) > 200
    assert len(DOSSIERS) > 1


def test_the_engine_names_nothing_that_a_dossier_tells(dossiers: dict[Path, Dossier]) -> None:
    names = {name for folder, one in dossiers.items() for name in names_of(folder, one)} - WORDS
    either = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    assert found(re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")) == []


def test_the_engine_names_no_state_by_its_code(dossiers: dict[Path, Dossier]) -> None:
    codes = {code for dossier in dossiers.values() for code in dossier.states}
    either = "|".join(sorted(codes))
    # In Python a literal that is a code; elsewhere any word that is one.
    literal = [
        (path.relative_to(ROOT).as_posix(), text)
        for path in FILES
        for text in said(path)
        if path.suffix == ".py" and text in codes
    ]
    words = [place for place in found(re.compile(rf"\b(?:{either})\b")) if place[0][-3:] != ".py"]
    assert [*literal, *words] == []


def test_the_engine_names_no_day() -> None:
    assert found(_DAY) == []


def test_what_is_allowed_stands_where_it_is_allowed() -> None:
    missing = [
        (file, text)
        for file, text in ALLOWED
        if not any(text in part for part in said(ROOT / file))
    ]
    assert missing == []
