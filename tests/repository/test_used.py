"""What the program defines it uses: what only its tests name is not part of it."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

from tests.repository.test_imports import FILES, ROOT, module_of

# Called by Python's reader of HTML and by its logging; and what a cache tells of itself, which
# tests bound.
CALLED_BY_OTHERS = {"handle_starttag", "handle_data", "handle_endtag", "emit", "size_bytes"}
_ENDS = {".py", ".html", ".js", ".toml"}
_ELSEWHERE = {"dist", "node_modules"}


def defined(source: str) -> Iterator[str]:
    """The functions, classes, fields and constants of a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            # pydantic calls a validator.
            if not any("validator" in ast.unparse(one) for one in node.decorator_list):
                yield node.name
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        elif isinstance(node, ast.Assign):
            yield from (one.id for one in node.targets if isinstance(one, ast.Name))


def _words() -> Counter[str]:
    """How often each word stands in the program, its templates, scripts and settings."""
    paths = [path for path in (ROOT / "geo").rglob("*") if not _ELSEWHERE & set(path.parts)]
    files = [path for path in paths if path.suffix in _ENDS]
    texts = (path.read_text("utf-8") for path in {*files, *FILES, ROOT / "pyproject.toml"})
    return Counter(word for text in texts for word in re.findall(r"\w+", text))


def test_definitions_are_found() -> None:
    source = "A = 1\nclass B:\n    c: int\n    def d(self): ...\nasync def e(): ..."
    assert set(defined(source)) == {"A", "B", "c", "d", "e"}


def test_whatever_the_program_defines_is_named_elsewhere_in_it() -> None:
    words = _words()
    unused = {
        f"{module_of(path)}: {name}"
        for path in FILES
        for name in defined(path.read_text("utf-8"))
        if words[name] < 2 and not name.startswith("__") and name not in CALLED_BY_OTHERS
    }
    assert unused == set()
