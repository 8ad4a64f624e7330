"""The rooms of the house: which module may import which."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted([*ROOT.glob("geo/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "app.py"])

# Lower rooms first; a room imports only from itself and from rooms before it.
ROOMS = ("geo.dossier", "geo.layers", "geo.maps", "geo.web", "pages", "app")
# The rooms that may import a package; every other room does without it.
ALLOWED = {
    "streamlit": {"geo.web", "pages", "app"},
    "streamlit_folium": {"geo.maps", "geo.web"},
    "folium": {"geo.maps"},
    "branca": {"geo.maps"},
    "shapely": {"geo.layers", "geo.maps", "geo.web", "geo.build"},
    "geopandas": {"geo.layers", "geo.maps", "geo.web", "geo.build"},
    "pyproj": {"geo.layers", "geo.maps", "geo.web", "geo.build"},
    "geo.build": {"geo.build"},
}
VAGUE = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(source: str, package: str) -> Iterator[str]:
    """The dotted names of everything that the source imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            above = package.split(".")[: -node.level + 1 or None] if node.level else []
            origin = ".".join([*above, *([node.module] if node.module else [])])
            yield origin
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def room_of(module: str) -> str:
    return next((room for room in (*ROOMS, "geo.build") if within(module, room)), "")


def imports_of(path: Path) -> set[str]:
    module = module_of(path)
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    return set(imported(path.read_text("utf-8"), package))


def test_the_reader_of_imports_finds_every_form():
    source = "import a.b\nfrom c import d\ndef f():\n    from . import e\n    from ..g import h\n"
    assert set(imported(source, "p.q")) == {"a.b", "c", "c.d", "p.q", "p.q.e", "p.g", "p.g.h"}


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_imports_run_one_way(path):
    room = room_of(module_of(path))
    above = set(ROOMS[ROOMS.index(room) + 1 :]) if room in ROOMS else {"geo.web", "pages", "app"}
    upwards = {name for name in imports_of(path) if room_of(name) in above}
    assert not upwards, f"{module_of(path)} imports from a room above its own: {sorted(upwards)}"


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_packages_stay_in_their_rooms(path):
    room = room_of(module_of(path))
    strays = {
        name
        for name in imports_of(path)
        for package, rooms in ALLOWED.items()
        if within(name, package) and room not in rooms
    }
    assert not strays, f"{module_of(path)} imports {sorted(strays)}, which belong elsewhere"


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_modules_have_telling_names(path):
    assert not VAGUE & set(module_of(path).split("."))
