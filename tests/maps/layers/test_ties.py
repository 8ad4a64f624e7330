"""Ties on a plate: those of one state at first, one line for two states, and a name at each end."""

import math
from collections.abc import Iterator
from datetime import date

import pytest

from geo.i18n.languages import languages, use_language
from geo.layers.atlas import Atlas, in_language
from geo.layers.frames.pairs import pair_of_ties
from geo.layers.frames.ties import GROUP_TITLES
from geo.layers.members import members
from geo.maps.drawing.shapes import Line
from geo.maps.drawing.shown_ties import states_tied
from geo.maps.layers.registry import SWITCHED, names_of_parts, parts_of
from geo.maps.print.figure import FigureView
from geo.maps.print.naming.labels import place_names
from geo.maps.print.shape_svg import symbol_boxes
from geo.web.content.figure_spec import figure_view
from geo.web.content.map_content import ties_of
from geo.web.view.model import View
from geo.web.view.pages import read_pages
from tests.browser.gate import at_night_but

PAGE = read_pages()["ties"]
SIZES = ("360x480", "390x525", "768x600", "1400x800")
# A state whose ties are many, and one whose states lie close together.
STATES = (None, "state:RUS", "state:ARM", "state:TJK")


def _lines(atlas: Atlas, shown: FigureView) -> list[Line]:
    return [
        shape
        for group in GROUP_TITLES
        for part in SWITCHED[f"ties-{group}"].parts
        for shape in part.shapes(atlas, shown)
        if isinstance(shape, Line)
    ]


def _named(atlas: Atlas, shown: FigureView) -> dict[str, str]:
    """The names of lines by their features, with their words."""
    names = names_of_parts(atlas, shown)
    return {name.feature: name.text for name in names if name.style in ("tie", "count")}


def test_at_first_there_are_the_ties_of_one_state_each_with_its_name(atlas: Atlas) -> None:
    shown = figure_view(atlas, PAGE, View(), 900, 500)
    named = _named(atlas, shown)
    first = ties_of(atlas, PAGE)
    assert named
    assert all(first in members(atlas)[feature] for feature in named)
    assert {line.arrow for line in _lines(atlas, shown)} == {True, False}
    # What no line says by its look the number says.
    counts = {feature: text for feature, text in named.items() if feature.startswith("pair:")}
    assert counts == {"pair:pak-rus": "4", "pair:ind-pak": "2"}


@pytest.mark.parametrize("state", ["state:RUS", "state:IND", "state:BTN", "state:KAZ"])
def test_a_selected_state_has_its_own_ties_and_no_others(atlas: Atlas, state: str) -> None:
    shown = figure_view(atlas, PAGE, View(selection=state), 900, 500)
    told = _named(atlas, shown)
    idle = set(shown.scene["idle"])
    held = {
        feature
        for feature, own in members(atlas).items()
        if feature.startswith("tie:") and state in own and feature not in idle
    }
    of_pairs = pair_of_ties(atlas)
    for tie in held:
        pair = of_pairs.get(tie.removeprefix("tie:"))
        assert tie in told or (pair and pair.feature in told), tie
    assert all(state in members(atlas)[feature] for feature in told)
    assert bool(held) == bool(_lines(atlas, shown))


@pytest.mark.parametrize("selection", ["zone:crimea", "place:farkhor", "measure:farkhor-kabul"])
def test_what_has_to_do_with_no_tie_leaves_the_ties_as_they_are(
    atlas: Atlas, selection: str
) -> None:
    plain = figure_view(atlas, PAGE, View(), 900, 500)
    shown = figure_view(atlas, PAGE, View(selection=selection), 900, 500)
    assert _named(atlas, shown) == _named(atlas, plain)


@pytest.mark.parametrize("selection", ["pair:pak-rus", "tie:rus-pak-mi35"])
def test_an_opened_pair_has_a_named_line_for_each_of_its_ties(atlas: Atlas, selection: str) -> None:
    shown = figure_view(atlas, PAGE, View(selection=selection), 900, 500)
    names = [name for name in names_of_parts(atlas, shown) if name.style == "tie"]
    assert {name.feature for name in names} == {
        "tie:pak-rus-defence-2014",
        "tie:rus-pak-mi35",
        "tie:pak-rus-druzhba",
        "tie:pak-rus-sco",
    }
    assert {one.name.feature for one in place_names(atlas, shown, names)} == set(
        _named(atlas, shown)
    )
    lines = _lines(atlas, shown)
    assert len({line.geometry.wkb for line in lines}) == len(lines) == len(names)
    wide = [line for line in lines if line.added_px]
    assert len(wide) == (selection == "tie:rus-pak-mi35")


def test_ties_that_end_leave_the_line_to_the_one_that_holds(atlas: Atlas) -> None:
    early, late = (
        _named(atlas, figure_view(atlas, PAGE, View(day=day, selection="state:ARM"), 900, 500))
        for day in (date(2024, 1, 1), date(2025, 9, 15))
    )
    assert early["tie:pak-arm-nonrecognition"] == "non-recognition"
    assert "tie:pak-arm-nonrecognition" not in late
    assert late["tie:pak-arm-relations"] == "diplomatic relations"


def test_a_group_that_is_off_is_not_counted(atlas: Atlas) -> None:
    layers = tuple(name for name in PAGE.shown if name not in ("ties-arms", "ties-drills"))
    shown = figure_view(atlas, PAGE, View(layers=layers), 900, 500)
    assert _named(atlas, shown)["pair:pak-rus"] == "2"
    on = figure_view(atlas, PAGE, View(layers=("states", "ties-arms")), 900, 500)
    assert list(_named(atlas, on)) == ["tie:rus-pak-mi35"]
    # One that holds alone goes its own way, with its head.
    assert [line.arrow for line in _lines(atlas, on)] == [True]


def test_the_key_has_every_kind_that_is_in_a_line(atlas: Atlas) -> None:
    shown = figure_view(atlas, PAGE, View(), 900, 500)
    marks = {mark for line in _lines(atlas, shown) for mark in line.marks}
    assert {"tie-arms", "tie-drills", "tie-alliances", "bundle"} <= marks
    assert "tie-bases" not in marks


def _ends_in_frame(atlas: Atlas, shown: FigureView) -> Iterator[str]:
    names = [name for name in names_of_parts(atlas, shown) if name.style == "state"]
    tied = states_tied(atlas, shown)
    west, south, east, north = shown.frame.extent
    for name in names:
        if name.feature in tied and west < name.lon < east and south < name.lat < north:
            yield name.feature


@pytest.mark.parametrize("size", at_night_but(SIZES, ["390x525", "1400x800"]))
@pytest.mark.parametrize("code", at_night_but(tuple(languages()), ["en", "ur"]))
def test_each_state_at_the_end_of_a_tie_is_named_near_its_land(
    atlas: Atlas, code: str, size: str
) -> None:
    width_px, height_px = map(int, size.split("x"))
    with use_language(code):
        spoken = in_language(atlas, code)
        for state in STATES:
            shown = figure_view(spoken, PAGE, View(lang=code, selection=state), width_px, height_px)
            symbols = [
                box
                for part in parts_of(shown)
                for box in symbol_boxes(part.shapes(spoken, shown), shown)
            ]
            labels = list(
                place_names(spoken, shown, names_of_parts(spoken, shown), symbols=symbols)
            )
            named = {label.name.feature for label in labels}
            wanted = set(_ends_in_frame(spoken, shown))
            assert wanted
            assert wanted <= named, (state, wanted - named)
            lengths = {
                label.name.text: math.dist(*label.leader)
                for label in labels
                if label.leader and label.name.feature in wanted
            }
            assert max(lengths.values(), default=0) <= width_px / 7, (state, lengths)
