"""Callouts on plates: none covers its subject, another callout, a name or the edge of its map."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.i18n.languages import use_language
from geo.layers.atlas import Atlas, in_language
from geo.maps.drawing.callouts import Callout
from geo.maps.drawing.projection import Frame
from geo.maps.layers.registry import names_of_parts, parts_of
from geo.maps.print.callouts.draw import draw_callouts
from geo.maps.print.callouts.place import Ground, Said, placed_callouts
from geo.maps.print.naming.boxes import overlap
from geo.maps.print.plate import callouts_on, draw_plate
from geo.maps.print.shape_svg import symbol_boxes
from geo.web.content.figure_spec import figure_view
from geo.web.content.page_view import view_of
from geo.web.content.story import story
from geo.web.view.pages import read_pages
from tests.browser.gate import at_night_but

pytestmark = pytest.mark.whole

_FRAME = Frame(45.0, 45.0, 5.0, 700, 500)
_ROOM = (0.0, 0.0, 700.0, 500.0)

_texts = st.text(st.sampled_from("abc деж "), min_size=3, max_size=60).filter(str.strip)
_points = st.builds(
    Callout,
    number=st.just(1),
    text=_texts,
    lon=st.floats(33, 57),
    lat=st.floats(37, 52),
    side=st.sampled_from([None, "n", "e", "s", "w"]),
)


def _assert_clear(said: tuple[Said, ...]) -> None:
    for one in said:
        left, top, right, low = one.box
        assert left >= _ROOM[0]
        assert top >= _ROOM[1]
        assert right <= _ROOM[2]
        assert low <= _ROOM[3]
    for one, other in combinations(said, 2):
        assert not overlap(one.box, other.box)
    for one in said:
        for other in said:
            x, y = other.point
            assert not overlap(one.box, (x, y, x, y))


@given(st.lists(_points, max_size=4))
def test_no_callout_covers_another_or_a_point(callouts: list[Callout]) -> None:
    corner = (0.0, 0.0, 200.0, 120.0)
    said = placed_callouts(callouts, _FRAME, Ground(_ROOM, held=[corner]))
    _assert_clear(said)
    assert not any(overlap(one.box, corner) for one in said)


@given(st.lists(_points, max_size=4))
def test_no_leader_runs_behind_what_lies_over_the_map(callouts: list[Callout]) -> None:
    inset = (300.0, 150.0, 460.0, 270.0)
    for one in placed_callouts(callouts, _FRAME, Ground(_ROOM, held=[inset])):
        if one.end is None or overlap((*one.point, *one.point), inset):
            continue
        for share in np.linspace(0, 1, 9):
            x, y = (
                start + share * (end - start) for start, end in zip(one.point, one.end, strict=True)
            )
            assert not overlap((x, y, x, y), inset)


@given(st.lists(_points, min_size=1, max_size=4))
def test_all_are_numbers_or_none_is(callouts: list[Callout]) -> None:
    small = (0.0, 0.0, 260.0, 120.0)
    said = placed_callouts(callouts, _FRAME, Ground(small), or_numbered=True)
    assert len({bool(one.lines) for one in said}) <= 1
    inside = [one for one in callouts if _is_in(one, small)]
    assert len(said) == len(inside)


def _is_in(callout: Callout, room: tuple[float, float, float, float]) -> bool:
    ((x, y),) = _FRAME.pixels(np.array([[callout.lon, callout.lat]]))
    return bool(room[0] <= x <= room[2] and room[1] <= y <= room[3])


def _point(callout: Callout):
    import numpy as np

    return np.array([[callout.lon, callout.lat]])


def test_the_wanted_side_comes_first() -> None:
    for side, past in (("e", 0), ("s", 1)):
        callout = Callout(1, "abc", 45, 45, side)
        (said,) = placed_callouts([callout], _FRAME, Ground(_ROOM))
        assert said.box[past] > said.point[past]
        assert said.end is not None
    assert draw_callouts([], {}) == ""


def test_a_callout_stands_clear_of_what_it_speaks_of() -> None:
    zone = (43.0, 44.0, 47.0, 46.0)
    callout = Callout(1, "A zone", 45, 45, "e", "zone:x", (zone,))
    (said,) = placed_callouts([callout], _FRAME, Ground(_ROOM))
    west, south, east, north = zone
    ((left, top), (right, low)) = _FRAME.pixels(np.array([[west, north], [east, south]])).tolist()
    assert not overlap(said.box, (left, top, right, low))


@pytest.mark.parametrize("code", at_night_but(["en", "ru", "ur"], ["ru"]))
def test_every_callout_of_the_story_finds_its_place(atlas: Atlas, code: str) -> None:
    """Beside its place in each language, on a wide map and on a narrower one."""
    page = read_pages()["overview"]
    with use_language(code):
        own = in_language(atlas, code)
        for step in story(own):
            view = view_of(own, page, {"step": step.id, "lang": code})
            for width_px, height_px in ((1400, 800), (760, 620)):
                maps = figure_view(own, page, view, width_px, height_px).maps
                said = [
                    one for picture in maps for one in callouts_on(own, picture, held=(), soft=())
                ]
                assert len(said) == len(step.callouts), (step.id, width_px)


def test_names_make_way_for_callouts(atlas: Atlas) -> None:
    page = read_pages()["overview"]
    view = view_of(atlas, page, {"step": "how-close-is-farkhor"})
    picture = figure_view(atlas, page, view, 1000, 640)
    plate = draw_plate(atlas, picture, names_of_parts(atlas, picture))
    assert plate.markup.count("<g data-callout=") == len(picture.callouts) == 3
    shapes = [shape for part in parts_of(picture) for shape in part.shapes(atlas, picture)]
    symbols = list(symbol_boxes(shapes, picture))
    said = [one.box for one in callouts_on(atlas, picture, held=(), soft=symbols)]
    names = plate.taken[len(symbols) + len(said) :]
    assert names
    assert not any(overlap(box, name) for box in said for name in names)
    # The callout says how long the line is, so that no figure stands beside it.
    assert plate.markup.count("222 km") == 1
