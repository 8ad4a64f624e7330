"""The scripts of the map: what is committed is what is built, and they pass their own tests."""

import json
import re
import shutil
import string
import subprocess
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

import pytest
from hypothesis import find
from hypothesis import strategies as st

from geo.layers.points.point_id import Point
from geo.maps.web.bundle import FRONTEND_FOLDER, map_script, page_script
from geo.web.http.shared_constants import MODULE, shared_module
from geo.web.view.grammar import format_view, grammar_document, read_query, write_address
from geo.web.view.keys import KEY
from geo.web.view.model import Position, View
from tests.web.view.test_reading import GARBLED, MANGLED

Test = TypeVar("Test")
BUNDLES = {"atlas": "Atlas", "grammar": "AtlasGrammar"}
DESK = (
    *(path.parent.name for path in FRONTEND_FOLDER.glob("src/desk/*/entry.js")),
    *(
        f"projection_{name}"
        for name in re.findall(
            r"^  (\w+): \[",
            (FRONTEND_FOLDER / "src/desk/systems/projections.js").read_text("utf-8"),
            re.MULTILINE,
        )
    ),
)

_WITHOUT_NODE = pytest.mark.skipif(
    shutil.which("node") is None or shutil.which("npm") is None,
    reason="node is not installed; `bash .ci/install tests` installs it.",
)


def needs_node(test: Test) -> Test:
    """A test of the scripts with their packages, which .ci/check runs when these are there."""
    return pytest.mark.scripts(_WITHOUT_NODE(test))


def _run(*command: str) -> str:
    """What a command prints that is run among the scripts; where it fails, the test does too."""
    assert (FRONTEND_FOLDER / "node_modules").is_dir(), "run `bash .ci/install scripts`."
    done = subprocess.run(command, cwd=FRONTEND_FOLDER, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _bundles(folder: Path) -> dict[str, str]:
    """The files of a folder by name; of source maps what does not depend on where they lie."""
    texts = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
    return {
        name: json.loads(text)["mappings"] if name.endswith(".map") else text
        for name, text in texts.items()
    }


@needs_node
def test_the_bundles_are_built_from_the_sources_that_stand_there(tmp_path: Path) -> None:
    _run("node", "build.js", str(tmp_path))
    built, kept = (_bundles(folder) for folder in (tmp_path, FRONTEND_FOLDER / "dist"))
    assert set(built) == {
        f"{name}{end}"
        for name in (*BUNDLES, *(f"desk-{name}" for name in DESK))
        for end in (".js", ".js.map")
    }
    assert kept == built, "run `npm run build` in geo/maps/frontend."


@pytest.mark.whole
@needs_node
def test_the_parts_without_a_page_pass_their_tests() -> None:
    passed = re.search(r"^# pass (\d+)$", _run("npm", "test", "--silent"), flags=re.MULTILINE)
    assert passed
    assert int(passed[1]) >= 80


@pytest.mark.parametrize(("name", "exported"), BUNDLES.items())
def test_a_bundle_is_strict_wherever_it_stands(name: str, exported: str) -> None:
    """A directive counts at the beginning of a function, whatever stands before the function."""
    text = (FRONTEND_FOLDER / "dist" / f"{name}.js").read_text("utf-8")
    assert text.startswith(f'var {exported}=(()=>{{\n"use strict";')
    assert text.endswith(f"return {exported}}})();\n")


def test_scripts_of_a_page_are_strict_and_know_the_order_of_keys() -> None:
    script = page_script({"grammar": {"order": ["at"], "version": "2"}})
    assert script.startswith('"use strict";\nglobalThis.AtlasConstants = {"grammar": ')


def test_the_map_names_no_file_that_is_not_served() -> None:
    assert "sourceMappingURL" not in map_script([], {}, {})


def test_nobody_needs_a_registry_of_ours() -> None:
    packages = json.loads((FRONTEND_FOLDER / "package-lock.json").read_text("utf-8"))["packages"]
    assert not [name for name, package in packages.items() if "resolved" in package]
    assert all("integrity" in package for name, package in packages.items() if name)


_VIEWS = st.builds(
    View,
    position=st.none() | st.just(Position(39.5, -44.25, 6.5)),
    layers=st.none() | st.sampled_from([("zones", "places"), ("borders",)]),
    opacity=st.sampled_from([(), (("borders", 40), ("zones", 5))]),
    viewer=st.sampled_from(["defacto", "IND"]),
    day=st.dates(date(1979, 1, 1), date(2026, 11, 1)),
    selection=st.none() | st.sampled_from(["zone:aksai-chin", "line:loc_1972"]),
    theme=st.none() | st.sampled_from(["dark", "contrast"]),
    lang=st.sampled_from(["en", "ru", "ur"]),
)

_CANONICAL = """
import { readQuery, writeQuery } from "./src/address/grammar.js";
const [grammar, queries] = JSON.parse(process.argv[1]);
console.log(JSON.stringify(queries.map((query) => writeQuery(readQuery(query, grammar), grammar))));
"""


_SELECTED = """
import { selectionOf } from "./src/address/values.js";
const [pattern, ids] = JSON.parse(process.argv[1]);
console.log(JSON.stringify(ids.map((id) => selectionOf(id, pattern))));
"""


@needs_node
def test_python_and_script_know_the_same_points() -> None:
    turns = [at * 0.618034 % 1 for at in range(600)]
    degrees = [(180 * one - 90, 380 * two - 190) for one, two in pairwise(turns)]
    ids = [f"point:{lat:.{at % 9}f},{lon:.{at % 7}f}" for at, (lat, lon) in enumerate(degrees)]
    ids += ["point:0.03125,-0.03125", "point:-0.00001,-180", "point:1e1,2", "point:", "point:nan,1"]
    told = json.dumps([KEY["sel"].pattern, ids])
    said = json.loads(_run("node", "--input-type=module", "--eval", _SELECTED, told))
    assert said == [str(point) if (point := Point.parse(one)) else None for one in ids]


def _addresses() -> list[str]:
    """Three hundred addresses as Python writes them."""
    found: list[str] = []

    def enough(view: View) -> bool:
        found.append(format_view(view))
        return len(found) >= 300

    find(_VIEWS, enough)
    return [text for text in dict.fromkeys(found) if text]


@needs_node
def test_python_and_script_write_an_address_in_one_way() -> None:
    addresses = _addresses()
    assert len(addresses) > 100
    turned = ["&".join(reversed(text.split("&"))) for text in addresses]
    told = json.dumps([grammar_document(), [*addresses, *turned]])
    said = _run("node", "--input-type=module", "--eval", _CANONICAL, told)
    assert json.loads(said) == [*addresses, *addresses]


@needs_node
def test_python_and_script_read_an_address_by_one_rule() -> None:
    mangled = [query for query, _meant in MANGLED]
    queries = [*mangled, *(f"{one}&{other}" for one, other in pairwise(mangled)), *_garbled()]
    assert len(queries) > 400
    told = json.dumps([grammar_document(), [f"?{query}" for query in queries]])
    said = json.loads(_run("node", "--input-type=module", "--eval", _CANONICAL, told))
    differing = [
        (query, ours, theirs)
        for query, ours, theirs in zip(queries, map(_read_and_written, queries), said, strict=True)
        if ours != theirs
    ]
    assert differing == []


def _read_and_written(query: str) -> str:
    return write_address(read_query(query))


def _garbled() -> list[str]:
    """Pieces of addresses among any text, in any order, as a browser sends them."""
    found: list[str] = []

    def enough(query: str) -> bool:
        found.append(quote(query, safe=string.punctuation))
        return len(found) >= 400

    find(GARBLED, enough)
    return found


def test_the_script_goes_by_the_numbers_of_python() -> None:
    assert MODULE.read_text("utf-8") == shared_module(), (
        "run python -m geo.web.http.shared_constants, and build the bundle"
    )
