"""What a repository tells its visitors: its YAML is read, and the commands that it names exist."""

import importlib.util
import os
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Any

import pytest
import yaml

from geo.web.view.pages import read_pages
from tests.repository.test_imports import ROOMS

ROOT = Path(__file__).parents[2]
FILES = sorted(
    [*(ROOT / ".github").rglob("*.yml"), ROOT / ".pre-commit-config.yaml", ROOT / "CITATION.cff"]
)
WORDS = (
    "README.md",
    "geo/README.md",
    ".github/CONTRIBUTING.md",
    ".github/SECURITY.md",
    "CHANGELOG.md",
    "tests/benchmarks/README.md",
)
# What is no source of the atlas: what is built, installed or kept beside it.
_ELSEWHERE = {"dist", "node_modules", "screenshots"}
_MODULES = {".py", ".js"}
_SHEETS = {".css"}
MOST_MODULES_IN_A_FOLDER = 16
MOST_LINES = 300
# Python writes it, and nobody reads it from end to end.
_WRITTEN = "geo/maps/frontend/src/shared.js"


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def _modules(suffixes: Set[str] = _MODULES) -> list[Path]:
    """The modules of Python and of the script, without those that only name their folder."""
    homes = (ROOT / name for name in ("geo", "pages", "tests"))
    return [
        path
        for home in homes
        for path in home.rglob("*")
        if path.suffix in suffixes
        and path.name != "__init__.py"
        and not _ELSEWHERE & set(path.parts)
    ]


def _own_files() -> Iterator[Path]:
    """All files of the repository but those that are built or installed."""
    for home in ("geo", "pages", "tests", ".ci", ".github"):
        for folder, folders, names in os.walk(ROOT / home):
            folders[:] = [one for one in folders if one not in _ELSEWHERE]
            yield from (Path(folder) / name for name in names)
    yield from (path for path in ROOT.iterdir() if path.is_file())


def _names(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", FILES, ids=_names)
def test_every_file_is_yaml(path: Path) -> None:
    assert isinstance(_read(path), dict)


def test_the_formatter_lays_out_all_code() -> None:
    mark = "# fmt" + ":"
    assert [_names(path) for path in _modules() if mark in path.read_text("utf-8")] == []


@pytest.mark.parametrize("path", sorted((ROOT / ".github/workflows").iterdir()), ids=_names)
def test_every_workflow_runs_what_there_is(path: Path) -> None:
    workflow = _read(path)
    # YAML 1.1 reads the key `on` as true.
    assert {"name", True, "permissions", "jobs"} <= set(workflow)
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert all(("uses" in step) != ("run" in step) for step in steps)
    commands = "\n".join(step.get("run", "") for step in steps)
    named = re.findall(r"(?:\.ci/\w+|tests/[\w/]+|requirements[\w-]*\.txt)", commands)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("path", [*WORDS, *(f".ci/{name}" for name in ("check", "nightly"))])
def test_every_command_that_is_named_exists(path: str) -> None:
    text = (ROOT / path).read_text("utf-8")
    modules = set(re.findall(r"python -m ((?:geo|tests)[\w.]*\w)", text))
    assert [name for name in modules if importlib.util.find_spec(name) is None] == []
    scripts = set(re.findall(r"bash (\.ci/\w+)", text))
    assert [name for name in scripts if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("path", WORDS)
def test_every_link_leads_to_a_file(path: str) -> None:
    text = (ROOT / path).read_text("utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert [link for link in links if not ((ROOT / path).parent / link).exists()] == []


@pytest.mark.parametrize("path", [*WORDS, "tests/README.md", "geo/maps/frontend/README.md"])
def test_every_file_that_is_named_exists(path: str) -> None:
    """By its path, or by the end of it; tests also without the end of their names."""
    text = (ROOT / path).read_text("utf-8")
    named = set(re.findall(r"`([\w-]+(?:[./][\w-]+)*\.(?:py|js|css|csv|yaml|html|md|svg))`", text))
    named |= {f"{name}.py" for name in re.findall(r"`((?:[\w-]+/)*test_\w+)`", text)}
    ours = [f"/{_names(file)}" for file in _own_files()]
    assert [
        one for one in sorted(named) if not any(file.endswith(f"/{one}") for file in ours)
    ] == []


def test_every_issue_asks_for_what_is_needed() -> None:
    for name in ("fact", "bug"):
        form = _read(ROOT / f".github/ISSUE_TEMPLATE/{name}.yml")
        assert {"name", "description", "body"} <= set(form)
        assert all({"type", "id", "attributes"} <= set(field) for field in form["body"])


def test_the_citation_is_of_this_version() -> None:
    citation = _read(ROOT / "CITATION.cff")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert {"cff-version", "message", "title", "authors", "version"} <= set(citation)
    assert (citation["version"], citation["license"]) == (project["version"], project["license"])
    assert f"## {project['version']} " in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_readme_names_every_page() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert [page.path for page in read_pages().values() if f"| `/{page.path}` |" not in text] == []


def test_the_words_for_contributors_name_every_room() -> None:
    text = (ROOT / "geo/README.md").read_text("utf-8")
    rooms = [room.removeprefix("geo.").replace(".", "/") for room in ROOMS if "geo." in room]
    assert [room for room in rooms if room != "version" and f"| `{room}` |" not in text] == []


def test_shapes_of_the_map_get_events_in_one_turn_of_the_page() -> None:
    """Else a finer band may replace a shape before its event comes (`tests.chromium.send`)."""
    shape = re.compile(
        r"locator\(f?['\"](path|\.symbol)[^()\n]*\)(\.first)?\.(dispatch_event|click)\("
    )
    found = [
        f"{_names(path)}: {match[0]}"
        for path in (ROOT / "tests").rglob("*.py")
        for match in shape.finditer(path.read_text("utf-8"))
    ]
    assert found == []


def test_conditions_in_a_page_are_waited_for_as_functions() -> None:
    """A text is evaluated anew each time it is asked, which the pages' policy forbids."""
    text = re.compile(r'wait_for_function\(\s*f?("{3}|"(?!""))(?!\s*(async )?\()')
    found = [
        f"{_names(path)}: {match[0]}"
        for path in (ROOT / "tests").rglob("*.py")
        for match in text.finditer(path.read_text("utf-8"))
    ]
    assert found == []


def test_no_folder_is_crowded() -> None:
    """A room that holds more than who enters it can keep in mind becomes two."""
    counts = Counter(_names(path.parent) for path in _modules())
    assert {"geo/layers", "geo/maps/frontend/src/map", "tests/browser/map"} <= set(counts)
    crowded = {name: count for name, count in counts.items() if count > MOST_MODULES_IN_A_FOLDER}
    assert crowded == {}


def test_no_module_is_long() -> None:
    """What does not fit in a few screens is about more than one thing."""
    files = _modules(_MODULES | _SHEETS)
    lengths = {_names(path): len(path.read_text("utf-8").splitlines()) for path in files}
    assert lengths.pop(_WRITTEN) > MOST_LINES
    assert {name: count for name, count in lengths.items() if count > MOST_LINES} == {}
