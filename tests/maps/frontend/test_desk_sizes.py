"""What the reader's desk weighs: all that a tool loads by its first use, Brotli included.

Counted are the bundles as browsers get them from an atlas that has made all small (quality 11),
each by itself, without its words in another language and without data of the atlas. What a tool
loads for a kind of file counts with the tool.
"""

import re
from functools import cache

import brotli
import pytest

from geo.maps.web.bundle import FRONTEND_FOLDER, desk_scripts

MOST_BYTES = 40_000
# Each projection is there by itself, with all that it needs of its package.
MOST_OF_ALL = 116_000
_OWN = ("own", "lands")
_METRES = (*_OWN, "archives", "shapefiles", "systems")
_PROJECTIONS = tuple(name for name in desk_scripts() if name.startswith("projection_"))
# By tool and kind of file, the bundles that are there once it is used.
TOOLS = {
    "calendar": ("days",),
    "tables": ("tables",),
    "search": ("search",),
    "card of a point in a saved file": ("point", "lands"),
    "measuring and marks": ("marks", "lands"),
    "own data as GeoJSON": _OWN,
    "own data as CSV": (*_OWN, "csv"),
    "own data as CSV in minutes": (*_OWN, "csv", "search"),
    "own data as KML or GPX": (*_OWN, "markup"),
    "own data as KMZ": (*_OWN, "archives", "markup"),
    "own data as a shapefile in degrees": (*_OWN, "archives", "shapefiles"),
    "own data as a shapefile in metres": _METRES,
    **{f"own data as a shapefile in metres, {name}": (*_METRES, name) for name in _PROJECTIONS},
}


@cache
def _weights() -> dict[str, int]:
    return {
        name: len(brotli.compress(text.encode(), quality=11))
        for name, text in desk_scripts().items()
    }


def _weight(bundles: tuple[str, ...]) -> int:
    return sum(_weights()[name] for name in bundles)


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_loads_little_by_its_first_use(tool: str) -> None:
    assert _weight(TOOLS[tool]) <= MOST_BYTES


def test_all_of_the_desk_together_weighs_what_is_said_of_it() -> None:
    assert _weight(tuple(_weights())) <= MOST_OF_ALL


def test_every_bundle_is_counted_with_each_tool_that_loads_it() -> None:
    assert {*_weights()} == {name for own in TOOLS.values() for name in own}
    source = FRONTEND_FOLDER / "src/desk"
    for bundles in TOOLS.values():
        texts = (file.read_text("utf-8") for file in (source / bundles[0]).rglob("*.js"))
        loaded = {name for text in texts for name in re.findall(r'loadDesk\("(\w+)"\)', text)}
        assert loaded <= {*bundles}
