"""The packages that the atlas imports are those that pyproject.toml declares, and are locked."""

import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.repository.test_imports import FILES, ROOT, imports_of

LOCK = ROOT / "requirements.txt"
BUILD = ROOT / "geo" / "build"


def normal(name: str) -> str:
    """The name of a package as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _named(lines: Iterable[str]) -> set[str]:
    names = (re.match(r"[A-Za-z0-9._-]+", line) for line in lines)
    return {normal(name[0]) for name in names if name}


def declared(path: Path = ROOT) -> set[str]:
    """The packages that a module may import: what only builds data has those of the tests, too."""
    content = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    building = content["dependency-groups"]["tests"] if BUILD in path.parents else []
    return _named([*content["project"]["dependencies"], *building])


@cache
def _packages() -> Mapping[str, list[str]]:
    """The packages by the names under which they are imported."""
    return packages_distributions()


def imported(path: Path) -> set[str]:
    """The packages of others that a module imports, by the names under which pip knows them."""
    tops = {name.partition(".")[0] for name in imports_of(path)}
    others = tops - set(sys.stdlib_module_names) - {"geo", "pages", ""}
    return {normal(name) for top in others for name in _packages()[top]}


def test_what_is_imported_is_declared() -> None:
    missing = {path.name: names for path in FILES if (names := imported(path) - declared(path))}
    assert not missing, f"add these to the dependencies in pyproject.toml: {missing}"


def test_what_is_declared_is_locked_with_its_hashes() -> None:
    locked = re.findall(r"^([A-Za-z0-9._-]+)==\S+.*\\\n    --hash=sha256:", LOCK.read_text(), re.M)
    assert not declared() - {normal(name) for name in locked}
