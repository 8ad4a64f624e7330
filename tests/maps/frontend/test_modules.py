"""The modules of the scripts: all that is exported is taken, and what Python knows it sends."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from geo.maps.web.bundle import FRONTEND_FOLDER
from geo.web.http.shared_constants import MODULE

_GEO = FRONTEND_FOLDER.parents[1]
_DECLARED = re.compile(r"^export (?:async )?(?:function\*?|const|let|class) (\w+)", re.MULTILINE)
_NUMBER = re.compile(r"^(?:export )?const ([A-Z][A-Z_0-9]+) = ([\d._e]+);$", re.MULTILINE)
_LISTED = re.compile(r"^export \{([^}]*)\}", re.MULTILINE)
_FROM = re.compile(r"^(import|export)\b[^;(]*?(?:\bfrom )?\"[^\"]+\";$", re.MULTILINE)


def _scripts(*folders: str) -> dict[Path, str]:
    paths = (path for name in folders for path in (FRONTEND_FOLDER / name).rglob("*.js"))
    return {path: path.read_text("utf-8") for path in paths}


def _around() -> str:
    """What takes something of the scripts without an import: pages, their templates, Python."""
    folders = ("web/html/static", "web/html/templates", "maps/web")
    ends = {".js", ".html", ".py"}
    files = (path for name in folders for path in (_GEO / name).rglob("*") if path.suffix in ends)
    return "\n".join(path.read_text("utf-8") for path in files)


def _exported(text: str) -> Iterator[str]:
    yield from _DECLARED.findall(text)
    for names in _LISTED.findall(text):
        yield from (name.split(" as ")[-1].strip() for name in names.split(",") if name.strip())


def test_whatever_a_module_exports_is_taken_somewhere() -> None:
    modules, tests = _scripts("src"), _scripts("test")
    beside = _around()
    words = {path: set(re.findall(r"\w+", text)) for path, text in (modules | tests).items()}
    around = set(re.findall(r"\w+", beside))
    unused = [
        f"{path.relative_to(FRONTEND_FOLDER)}: {name}"
        for path, text in modules.items()
        for name in _exported(text)
        if name not in around and not any(name in words[other] for other in words if other != path)
    ]
    assert len(modules) > 150
    assert unused == []


def test_modules_import_before_they_export() -> None:
    late = []
    for path, text in _scripts("src", "test").items():
        kinds = [match[1] for match in _FROM.finditer(text)]
        if kinds != sorted(kinds, reverse=True):
            late.append(str(path.relative_to(FRONTEND_FOLDER)))
    assert late == []


def _numbers_of_python() -> Iterator[tuple[str, float]]:
    """Names in capitals with the numbers that modules give them, alone or several at once."""
    paths = (path for path in _GEO.rglob("*.py") if "node_modules" not in path.parts)
    for path in paths:
        for node in ast.parse(path.read_text("utf-8")).body:
            match node:
                case ast.Assign(targets=[ast.Name(name)], value=ast.Constant(value)):
                    pairs = [(name, value)]
                case ast.Assign(targets=[ast.Tuple(names)], value=ast.Tuple(values)):
                    pairs = [
                        (one.id, own.value)
                        for one, own in zip(names, values, strict=True)
                        if isinstance(one, ast.Name) and isinstance(own, ast.Constant)
                    ]
                case _:
                    continue
            yield from (
                (name.strip("_"), own) for name, own in pairs if isinstance(own, int | float)
            )


def test_no_number_of_a_rule_stands_in_python_and_in_the_script() -> None:
    """What both go by is sent (`src/shared.js`); `room.js` has what atlas.css says of widths."""
    known = set(_numbers_of_python())
    assert ("NEAR_KM", 100) in known
    twice = [
        f"{path.relative_to(FRONTEND_FOLDER)}: {name} = {number}"
        for path, text in _scripts("src").items()
        if path != MODULE and path.name != "room.js"
        for name, number in _NUMBER.findall(text)
        if float(number.replace("_", "")) and (name, float(number.replace("_", ""))) in known
    ]
    assert twice == []


def test_a_page_offers_the_citations_that_the_script_writes() -> None:
    """And each template that offers them takes them from one."""
    script = (FRONTEND_FOLDER / "src/share/cite.js").read_text("utf-8")
    styles = script[script.index("const STYLES") : script.index("export const citation")]
    written = re.findall(r'^  "?([\w-]+)"?: \(', styles, re.MULTILINE)
    folder = _GEO / "web/html/templates"
    offering = [path for path in folder.glob("*.html") if "data-cite=" in path.read_text("utf-8")]
    assert [path.name for path in offering] == ["cite.html"]
    (listed,) = re.findall(r"in \((.+?)\) %", offering[0].read_text("utf-8"))
    assert re.findall(r'"([^"]+)"', listed) == written


def test_what_the_browser_has_is_replaced_in_one_place() -> None:
    """Two scripts that each put their own before the same function depend on their order."""
    replaced = re.compile(r"^ *((?:window|document|history)\.[\w.]+) = (?:\(|async|function)", re.M)
    scripts = (_GEO / "web/html/static").glob("*.js")
    names = [name for path in scripts for name in replaced.findall(path.read_text("utf-8"))]
    assert {"window.history.pushState", "window.matchMedia"} <= set(names)
    assert len(names) == len(set(names))
