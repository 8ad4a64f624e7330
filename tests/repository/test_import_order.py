"""Each module can be imported first: none waits for one that waits for it."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tests.repository.test_imports import FILES, imported, module_of, within


def _at_once(node: ast.AST) -> Iterator[str]:
    """The imports that a module does when it is imported itself, and not when it is called."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield ast.unparse(node)
    called = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    for_types = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
    if not (called or for_types):
        for child in ast.iter_child_nodes(node):
            yield from _at_once(child)


def _awaited(path: Path, modules: frozenset[str]) -> set[str]:
    """The modules that are imported before a module is: those that it names, and their packages.

    Its own packages are being imported already, and it takes nothing from them.
    """
    module = module_of(path)
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    source = "\n".join(_at_once(ast.parse(path.read_text("utf-8"))))
    parts = [name.split(".") for name in imported(source, package)]
    named = {".".join(name[: end + 1]) for name in parts for end in range(len(name))}
    return {name for name in named & modules if not within(module, name)}


def test_each_module_can_be_imported_first() -> None:
    modules = frozenset(map(module_of, FILES))
    graph = {module_of(path): _awaited(path, modules) for path in FILES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        raise AssertionError(f"these modules wait for each other: {error.args[1]}") from None


def test_what_is_imported_when_it_is_called_waits_for_nobody() -> None:
    source = "import a\nclass B:\n    import c\ndef f():\n    import d\n"
    assert list(_at_once(ast.parse(source))) == ["import a", "import c"]
