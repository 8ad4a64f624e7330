"""What has a type says so: `Any`, of which nothing is checked, stands where another's code has it.

Rows of frames are named tuples, documents are TypedDicts, and what comes from outside is an
`object` until it was looked at.
"""

import ast
from collections.abc import Iterator

from tests.repository.test_imports import ROOT

# Why a module needs it.
ALLOWED = {
    "geo/dossier/reading/read.py": "a dossier is made of its fields by name",
    "geo/dossier/reading/yaml_values.py": "PyYAML's stubs tell little of its events",
    "geo/dossier/wording.py": "a dossier is made anew of fields by name",
    "geo/layers/atlas.py": "pandas gives rows as dictionaries of it",
    "geo/layers/files/geojson.py": "pandas takes only some scalars, and a cell may be any",
    "geo/layers/files/geopackage.py": "a column of pandas holds anything",
    "geo/layers/files/kml.py": "a column of pandas holds anything",
    "geo/layers/files/spreadsheets.py": "pandas takes only some scalars, and a cell may be any",
    "geo/maps/drawing/picture.py": "a picture is made anew of its fields by name",
    "geo/web/content/catalogues.py": "a dossier is made anew of fields by name",
    "geo/web/view/keys.py": "all keys together have values of several types",
}
MOST = 15


def named_any(source: str) -> Iterator[int]:
    """The lines of a module that name Any beside its import, also inside a quoted type."""
    for node in ast.walk(ast.parse(source)):
        if (isinstance(node, ast.Name) and node.id == "Any") or (
            isinstance(node, ast.Attribute) and node.attr == "Any"
        ):
            yield node.lineno
        for annotation in (getattr(node, name, None) for name in ("annotation", "returns")):
            if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
                yield from (annotation.lineno for _line in named_any(annotation.value))


def test_any_is_found() -> None:
    source = "from typing import Any\na: Any\ndef b(c: 'list[Any]') -> dict[str, Any]: ...\n"
    assert sorted(named_any(source)) == [2, 3, 3]
    assert list(named_any("import typing\na: typing.Any\nb = 'Any'\n")) == [2]


def test_any_stands_only_where_it_must() -> None:
    modules = {path: path.read_text("utf-8") for path in sorted((ROOT / "geo").rglob("*.py"))}
    lines = {
        path.relative_to(ROOT).as_posix(): found
        for path, source in modules.items()
        if (found := list(named_any(source)))
    }
    assert {name: found for name, found in lines.items() if name not in ALLOWED} == {}
    assert sorted(ALLOWED) == sorted(lines), "a module in the list needs it no more"
    assert sum(map(len, lines.values())) <= MOST
