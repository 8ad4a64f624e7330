"""What the map leans on in Leaflet beyond what it promises is still there, and in one module."""

import re

from geo.maps.web.bundle import FRONTEND_FOLDER, LEAFLET_FOLDER

_INSIDE = "leaflet-inside.js"
# A part that an object keeps to itself, taken from it or put into it: `one._parts`, `{ _reset }`.
_PRIVATE = re.compile(
    r"(?<=[.])_[a-z]\w+|(?<=[{,] )_[a-z]\w+(?=[ ,}])|^ +_[a-z]\w+(?=\()", re.MULTILINE
)
# Where Leaflet tells of it, it is an event or a method whose time is not promised.
_TIMES = {"viewprereset", "getEvents"}


def test_leaflet_has_all_that_the_map_takes_from_its_inside() -> None:
    source = (FRONTEND_FOLDER / "src" / _INSIDE).read_text("utf-8")
    wanted = {*map(str.strip, _PRIVATE.findall(source)), *_TIMES}
    assert {"_parts", "_onZoomEnd", "_updatePaths", "_reset"} < wanted
    leaflet = (LEAFLET_FOLDER / "leaflet.js").read_text("utf-8")
    lost = {name for name in wanted if not re.search(rf"(?<!\w){name}(?!\w)", leaflet)}
    assert not lost, f"this Leaflet has no {', '.join(sorted(lost))}: adapt {_INSIDE}"


def test_no_other_module_looks_inside_leaflet() -> None:
    scripts = (FRONTEND_FOLDER / "src").rglob("*.js")
    found = {path.name for path in scripts if _PRIVATE.search(path.read_text("utf-8"))}
    assert found == {_INSIDE}
