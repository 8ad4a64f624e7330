"""Functions are named by what they do or give: a bare participle hides who does what."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repository.test_imports import FILES, ROOT, module_of

# These give their argument back, changed, as `sorted` does; templates and all rooms use them.
AS_SORTED = {"isolated", "spelled"}
# Nouns, and verbs whose participle is the verb itself.
NO_PARTICIPLES = {"embed", "feed", "oembed", "read"}
IRREGULAR = {
    "asked",
    "built",
    "done",
    "drawn",
    "found",
    "given",
    "gone",
    "heard",
    "held",
    "kept",
    "known",
    "laid",
    "led",
    "left",
    "lost",
    "made",
    "met",
    "said",
    "seen",
    "shown",
    "spoken",
    "taken",
    "told",
    "written",
}
# What is read as a value is described by its name.
VALUES = {"property", "cached_property"}


def is_participle(name: str) -> bool:
    word = name.strip("_")
    return (
        word not in NO_PARTICIPLES
        and "_" not in word
        and (word.endswith("ed") or word in IRREGULAR)
    )


def participles(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and is_participle(node.name):
            decorators = {ast.unparse(one).rpartition(".")[2] for one in node.decorator_list}
            if not decorators & VALUES:
                yield node.name


@pytest.mark.parametrize("name", ["_told", "placed", "written"])
def test_a_bare_participle_is_found(name: str) -> None:
    assert list(participles(f"class A:\n    def {name}(self): ...")) == [name]
    assert list(participles(f"class A:\n    @property\n    def {name}(self): ...")) == []
    assert list(participles(f"def {name}_of(): ...\ndef read(): ...")) == []


def _found(path: Path) -> list[str]:
    return [name for name in participles(path.read_text("utf-8")) if name not in AS_SORTED]


def test_functions_are_named_by_what_they_do_or_give() -> None:
    assert {module_of(path): found for path in FILES if (found := _found(path))} == {}


# Words that are poetry or a person's where the field has plain ones.
_QUAINT = re.compile(
    r"\b(?:noughts?|deeds?|wears?|worn|dress(?:es|ed)?|he|she|his|her|him)\b|\bfor who (?!in\b)",
    re.I,
)
_WRITTEN = {".py", ".js", ".ts", ".css", ".html", ".md", ".toml", ".conf", ".yml", ".yaml"}
_KEPT = {"dist", "node_modules", "data", "dossiers", "screenshots", "example"}


def test_words_are_plain_and_no_reader_is_a_man() -> None:
    """What texts of dossiers, examples and releases that are out say is theirs."""
    homes = [ROOT / name for name in ("geo", "pages", "tests", ".github", ".streamlit")]
    texts = [path for home in homes for path in home.rglob("*") if path.suffix in _WRITTEN]
    found = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in (*texts, ROOT / "README.md")
        if not _KEPT & set(path.parts) and path.name != Path(__file__).name
        for match in _QUAINT.finditer(path.read_text("utf-8"))
    }
    assert len(texts) > 500
    assert found == set()
