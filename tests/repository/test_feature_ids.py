"""The id of a feature is put together in one place, which knows what kinds there are."""

import ast
from collections.abc import Iterator
from typing import get_args

from geo.dossier.feature_id import FeatureKind
from tests.repository.test_imports import ROOT

KINDS = {kind for kinds in get_args(FeatureKind) for kind in get_args(kinds)}
# In words of editors a length stands as {measure:id}; the map script reads it as a whole.
WORDS = {"geo/web/content/checks/callouts.py", "geo/web/content/checks/translations.py"}


def ids_by_hand(source: str) -> Iterator[int]:
    """The lines of a module that write a kind, a colon and a value into a text."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.JoinedStr):
            continue
        for before in node.values[:-1]:
            text = str(before.value) if isinstance(before, ast.Constant) else ""
            if text.endswith(":") and text[:-1].rpartition("{")[2] in KINDS:
                yield node.lineno


def test_kinds_are_known() -> None:
    assert {"state", "zone", "place", "claim", "source"} <= KINDS


def test_an_id_by_hand_is_found() -> None:
    assert list(ids_by_hand('a = f"state:{code}"\nb = f"{{tie:{name}}}"')) == [1, 2]
    assert list(ids_by_hand('a = f"role:{code}"\nb = f"says: {code}"\nc = "zone:x"')) == []


def test_no_id_is_put_together_by_hand() -> None:
    modules = {path: path.read_text("utf-8") for path in (ROOT / "geo").rglob("*.py")}
    by_hand = {
        path.relative_to(ROOT).as_posix(): list(ids_by_hand(source))
        for path, source in modules.items()
    }
    assert {name for name, lines in by_hand.items() if lines} == WORDS
