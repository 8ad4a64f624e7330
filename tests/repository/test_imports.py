"""The rooms of the house: which module may import which."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path
    for path in (*ROOT.glob("geo/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "app.py")
    if "node_modules" not in path.parts
)

# Lower rooms first; a room imports only from itself and from rooms before it.
ROOMS = (
    "geo.version",
    "geo.i18n",
    "geo.dossier",
    "geo.layers",
    "geo.maps.style",
    "geo.maps.drawing",
    "geo.maps.layers",
    "geo.maps.web",
    "geo.maps.print",
    "geo.web.serving",
    "geo.web.view",
    "geo.web.middleware",
    "geo.web.streamlit_internals",
    "geo.web.html",
    "geo.web.content",
    "geo.web.http",
    "geo.web.ui",
    "geo.web.server",
    "geo.editing",
    "pages",
    "app",
)
WEB = {room for room in ROOMS if room.startswith("geo.web.")}
GEOMETRY = {
    "geo.layers",
    "geo.maps.drawing",
    "geo.maps.layers",
    "geo.maps.web",
    "geo.maps.print",
    "geo.web.content",
    "geo.web.http",
    "geo.build",
}
# The rooms that may import a package; every other room does without it.
ALLOWED = {
    "streamlit": {
        "geo.web.ui",
        "geo.web.streamlit_internals",
        "geo.web.server",
        "pages",
        "app",
    },
    "streamlit_folium": {"geo.web.ui", "geo.web.streamlit_internals"},
    "starlette": WEB - {"geo.web.ui", "geo.web.content", "geo.web.html", "geo.web.view"} | {"app"},
    "folium": {"geo.maps.web"},
    "branca": {"geo.maps.web"},
    "segno": {"geo.maps.print"},
    "typst": {"geo.maps.print"},
    "uharfbuzz": {"geo.maps.print"},
    "shapely": GEOMETRY,
    "geopandas": GEOMETRY,
    "pyproj": GEOMETRY,
    "geo.build": {"geo.build"},
}
# The command lines that stand in a lower room, because their names say what they are about.
ENTRIES = {"geo.dossier.__main__": {"geo.editing.commands", "geo.editing.commands.main"}}
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


def upward(path: Path) -> list[str]:
    """What a module imports from rooms above its own."""
    room = room_of(module_of(path))
    above = set(ROOMS[ROOMS.index(room) + 1 :]) if room in ROOMS else {*WEB, "pages", "app"}
    entries = ENTRIES.get(module_of(path), set())
    return sorted(name for name in imports_of(path) - entries if room_of(name) in above)


def stray(path: Path) -> list[str]:
    """What a module imports of packages that belong in other rooms."""
    room = room_of(module_of(path))
    return sorted(
        name
        for name in imports_of(path)
        for package, rooms in ALLOWED.items()
        if within(name, package) and room not in rooms
    )


def test_the_reader_of_imports_finds_every_form():
    source = "import a.b\nfrom c import d\ndef f():\n    from . import e\n    from ..g import h\n"
    assert set(imported(source, "p.q")) == {"a.b", "c", "c.d", "p.q", "p.q.e", "p.g", "p.g.h"}


def test_every_module_has_its_room():
    open_halls = {"geo", "geo.maps", "geo.web"}
    homeless = {module_of(path) for path in FILES if not room_of(module_of(path))} - open_halls
    assert not homeless


def test_imports_run_one_way():
    found = {module_of(path): upward(path) for path in FILES if upward(path)}
    assert not found, f"these modules import from rooms above their own: {found}"


def test_packages_stay_in_their_rooms():
    found = {module_of(path): stray(path) for path in FILES if stray(path)}
    assert not found, f"these modules import what belongs elsewhere: {found}"


def test_modules_have_telling_names():
    assert not {module_of(path) for path in FILES if VAGUE & set(module_of(path).split("."))}
