"""Heads of arrows are drawn by what all engines know."""

import re

from geo.maps.style.css import arrow_heads
from geo.maps.style.palette import PALETTE
from geo.maps.style.tokens import STROKES
from geo.maps.web.bundle import FRONTEND_FOLDER


def test_each_colour_of_a_tie_has_a_head_of_its_own() -> None:
    markup = arrow_heads()
    heads = dict(re.findall(r'<marker id="arrow-([\w-]+)".*?fill:var\(--([\w-]+)\)', markup))
    assert all(name == token and token in PALETTE["light"] for name, token in heads.items())
    for name in (name for name in STROKES if name.startswith("tie-")):
        colour = STROKES[name].colour
        assert f"path.tie-directed.{name}{{marker-end:url(#arrow-{colour})}}" in markup
        assert colour in heads


def test_nothing_on_the_map_leans_on_what_safari_has_not() -> None:
    """No version of Safari draws a marker in the colour of its line."""
    drawn = [path for path in FRONTEND_FOLDER.glob("*.*") if path.suffix in (".svg", ".css")]
    assert [path.name for path in drawn if "context-stroke" in path.read_text("utf-8")] == []
    assert "context-stroke" not in arrow_heads()
