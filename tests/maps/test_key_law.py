"""The law of keys in the story: what a step draws is in its key, as it is drawn, slivers apart."""

import re
from collections.abc import Iterator

import pytest
import shapely

from geo.layers.atlas import Atlas
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.projection import Frame
from geo.maps.drawing.samples import Sample
from geo.maps.drawing.shapes import Area, Line, Outline, Shape
from geo.maps.layers.registry import parts_of
from geo.maps.print.seen import marks_seen
from geo.maps.style.colour import land_colour
from geo.maps.style.palette import CHANGED_PERCENT, TINT_PERCENT
from geo.maps.style.tokens import STROKES
from geo.maps.web.bundle import FRONTEND_FOLDER
from geo.web.content.panels.legend import switches
from geo.web.content.steps.model import view_of_step
from geo.web.content.story import story, story_page
from tests.browser.gate import at_night_but
from tests.maps.test_callout_law import SIZES, _maps

# What helps to read a map, and no key explains: coasts and rivers.
_PLAIN = {"coast-glow", "river", "river-minor"}


def _shapes(atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    for part in parts_of(picture):
        yield from part.shapes(atlas, picture)


def _strokes(shape: Shape) -> tuple[str, ...]:
    """The strokes in which a shape is drawn, the topmost last."""
    if isinstance(shape, Line):
        return (shape.stroke,)
    if isinstance(shape, Area):
        return (shape.edge,) if shape.edge.startswith("extent") else ()
    return shape.strokes if isinstance(shape, Outline) else ()


@pytest.mark.parametrize(("width_px", "height_px"), at_night_but(SIZES, [SIZES[1], SIZES[3]]))
def test_what_a_step_draws_is_in_its_key_in_its_own_colour(
    atlas: Atlas, width_px: int, height_px: int
) -> None:
    for step, shown in _maps(atlas, (width_px, height_px)):
        view = view_of_step(step)
        key: dict[str, Sample] = {
            sample.shows: sample
            for switch in switches(atlas, story_page(), view)
            for sample in switch.marks
        }
        shapes = [one for one in _shapes(atlas, shown) if _PLAIN.isdisjoint(_strokes(one))]
        for shape in shapes:
            assert shape.marks or not _strokes(shape), (step.id, shape)
        seen = marks_seen(shown.frame, shapes) - {"", "shown"}
        assert "outline" in key
        assert seen <= {*key, *(mark for mark in seen if mark.startswith("claimant-"))}, (
            step.id,
            seen - key.keys(),
        )
        for shape in shapes:
            for mark in seen.intersection(shape.marks) if _strokes(shape) else ():
                drawn, told = STROKES[_strokes(shape)[-1]], STROKES[key[mark].stroke or mark]
                assert drawn.colour == told.colour, (step.id, mark)


def test_samples_of_land_have_the_colours_of_land(atlas: Atlas) -> None:
    """Those of stripes are darker, and the style sheet mixes both as that of the map does."""
    kinds = {"tint": TINT_PERCENT, "mixed": TINT_PERCENT, "changed": CHANGED_PERCENT}
    sheet = (FRONTEND_FOLDER / "legend.css").read_text("utf-8")
    for step in story(atlas):
        every = switches(atlas, story_page(), view_of_step(step))
        for sample in (mark for switch in every for mark in switch.marks if mark.kind in kinds):
            colours = [land_colour(code) for code in sample.examples]
            assert all(colour in sample.style for colour in colours), (step.id, sample)
    for kind, percent in kinds.items():
        (rule,) = re.findall(rf"^\.swatch\.{kind} \{{.+$", sheet, re.MULTILINE)
        assert f" {percent}%, var(--land))" in rule


def test_what_is_too_small_to_be_seen_needs_no_explanation() -> None:
    frame = Frame(lat=0.0, lon=0.0, zoom=4, width_px=400, height_px=400)
    # A degree is about 11 pixels wide.
    large, sliver = shapely.box(-2, -2, 2, 2), shapely.box(3, 0, 3.2, 4)
    short = shapely.LineString([(0, 0), (1.5, 0)])
    areas = (Area(large, marks=("tint",)), Area(sliver, marks=("tint", "shared")))
    assert marks_seen(frame, areas) == {"tint"}
    assert marks_seen(frame, [Line(short, "x", marks=("x",))]) == set()
    assert marks_seen(frame, [Line(short, "x", marks=("x",))] * 2) == {"x"}
    beyond = shapely.box(30, 0, 60, 40)
    assert marks_seen(frame, [Area(beyond, marks=("shared",))]) == set()
