"""Signs that would lie on each other: one rule, which the script has too."""

import json
import time
from dataclasses import replace
from datetime import date
from itertools import combinations
from math import hypot
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from geo.dossier import FormerName
from geo.layers.atlas import Atlas
from geo.layers.frames.places import idle_places, place_name
from geo.layers.frames.site_groups import site_groups
from geo.layers.worldview import absent_states
from geo.maps.drawing.crowding import Crowd, crowds, stacks
from geo.maps.drawing.shapes import Symbol
from geo.maps.layers.places import PLACES
from geo.maps.style.tokens import (
    BELOW_PX,
    MANY_APART_PX,
    SIGNS_APART_PX,
    SITES,
    SITES_APART_PX,
)
from geo.web.content.cards import card_of
from geo.web.content.figure_spec import figure_view
from geo.web.view.model import Position, View
from geo.web.view.pages import read_pages

# The frontend's own tests read this file too.
CASES = json.loads((Path(__file__).parents[1] / "crowds.json").read_text("utf-8"))
STACKS = json.loads((Path(__file__).parents[1] / "stacks.json").read_text("utf-8"))
_PX = st.integers(0, 200).map(float)
_SIGNS = st.lists(st.tuples(st.tuples(_PX, _PX), st.sampled_from(["", "a", "b"])), max_size=14)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_crowds_are_as_written(case: dict[str, Any]) -> None:
    points = [tuple(point) for point in case["points"]]
    found = crowds(points, case["groups"], case["apart"], case.get("cell", 0))
    assert [[list(one.members), one.x, one.y] for one in found] == case["crowds"]


@pytest.mark.parametrize("case", STACKS, ids=lambda case: case["why"])
def test_stacks_are_as_written(case: dict[str, Any]) -> None:
    given_crowds = [Crowd(tuple(members), x, y) for members, x, y in case["crowds"]]
    found = stacks(given_crowds, case["kinds"], case["ranks"], case["apart"])
    told = [[list(one.members), one.x, one.y, list(lead.members)] for one, lead in found]
    assert told == case["stacks"]


@given(_SIGNS, st.floats(0, 80))
def test_every_sign_is_in_one_crowd_and_crowds_of_a_group_lie_apart(
    signs: list[tuple[tuple[float, float], str]], apart: float
) -> None:
    points, groups = [point for point, _ in signs], [group for _, group in signs]
    found = crowds(points, groups, apart)
    assert sorted(at for one in found for at in one.members) == list(range(len(signs)))
    for crowd in found:
        own = {groups[at] for at in crowd.members}
        assert len(own) == 1
        assert "" not in own or len(crowd.members) == 1
    for one, other in combinations(found, 2):
        if groups[one.members[0]] == groups[other.members[0]] != "":
            assert hypot(one.x - other.x, one.y - other.y) >= apart


@given(_SIGNS, st.floats(0, 80))
def test_the_nearest_of_all_are_joined_first(
    signs: list[tuple[tuple[float, float], str]], apart: float
) -> None:
    """As one finds who compares each with each, over and over."""
    points, groups = [point for point, _ in signs], [group for _, group in signs]
    found = [Crowd((at,), *point) for at, point in enumerate(points)]
    while True:
        pairs = [
            (hypot(one.x - other.x, one.y - other.y), one.members[0], other.members[0], one, other)
            for one, other in combinations(found, 2)
            if groups[one.members[0]] == groups[other.members[0]] != ""
        ]
        distance, _first, _second, one, other = min(pairs, default=(apart, 0, 0, None, None))
        if one is None or distance >= apart:
            break
        found[found.index(one)] = one.with_other(other)
        found.remove(other)
    assert crowds(points, groups, apart) == tuple(found)


def test_many_signs_take_no_minute() -> None:
    """Where each was compared with each again after any two were joined, these took half of one."""
    points = [(at * 7919 % 1400.0, at * 104729 % 900.0) for at in range(2000)]
    begun = time.process_time()
    assert len(crowds(points, ["a"] * len(points), SITES_APART_PX)) < 1000
    assert time.process_time() - begun < 5


def test_many_signs_on_a_small_map_take_no_minute() -> None:
    """Each lies near hundreds of others, which are joined by squares before any are compared."""
    points = [(at * 7919 % 300.0, at * 104729 % 200.0) for at in range(8000)]
    begun = time.process_time()
    found = crowds(points, ["a"] * len(points), MANY_APART_PX, MANY_APART_PX / 2)
    assert time.process_time() - begun < 1
    assert len(found) < 2 * 300 * 200 / MANY_APART_PX**2
    for one, other in combinations(found, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= MANY_APART_PX


def _symbols(atlas: Atlas, view: View) -> list[Symbol]:
    shown = figure_view(atlas, read_pages()["overview"], view, 900, 600)
    (part,) = PLACES.parts
    return [shape for shape in part.shapes(atlas, shown) if isinstance(shape, Symbol)]


def test_sites_of_the_exercise_are_few_signs_until_the_view_is_near(atlas: Atlas) -> None:
    """And none is lost: the numbers of the signs are those of the places."""
    far, near = _symbols(atlas, View()), _symbols(atlas, View(position=Position(46, 43, 6.5)))
    shown = read_pages()["overview"].places
    assert len(far) < len(shown)
    assert sum(sign.count or 1 for sign in far) == len(shown)
    assert not [sign for sign in near if sign.symbol == SITES and sign.count > 3]


def test_what_is_selected_itself_stays_out_of_its_group(atlas: Atlas) -> None:
    before = sum(sign.count for sign in _symbols(atlas, View()))
    chosen = _symbols(atlas, View(selection="place:ashuluk"))
    assert [sign.symbol for sign in chosen if sign.selected] == ["range"]
    assert sum(sign.count for sign in chosen) < before


def test_the_exercise_of_the_dossier_comes_first_among_the_groups(atlas: Atlas) -> None:
    subject = f"exercise:{atlas.dossier.about.subject}"
    groups = site_groups(atlas)
    assert {own[0] for own in groups.values() if subject in own} == {subject}
    assert groups["base-201-kulob"] == ("state:RUS",)
    assert "galwan" not in groups


def test_signs_lie_further_apart_than_they_are_wide() -> None:
    assert SITES_APART_PX >= 24


@pytest.mark.parametrize("size", [(360, 410), (390, 500), (1400, 800)])
def test_no_sign_of_a_page_lies_on_another(atlas: Atlas, size: tuple[int, int]) -> None:
    """Those of one time; and next to the place that a page is about stand only its own."""
    overlapping = []
    for name, page in read_pages().items():
        if not page.places:
            continue
        shown = figure_view(atlas, page, View(), *size)
        signs = [one for one in PLACES.parts[0].shapes(atlas, shown) if isinstance(one, Symbol)]
        points = shown.frame.pixels(np.array([(one.lon, one.lat) for one in signs]))
        for (one, (x, y)), (other, (x2, y2)) in combinations(zip(signs, points, strict=True), 2):
            if hypot(x - x2, y - y2) < BELOW_PX and one.dimmed == other.dimmed:
                overlapping.append((name, one.symbol, other.symbol))
    assert overlapping == []


@pytest.mark.parametrize("size", [(390, 500), (768, 560), (1400, 800)])
def test_a_capital_leads_a_sign_and_what_a_page_is_about_leads_lesser_places(
    atlas: Atlas, size: tuple[int, int]
) -> None:
    """However many of other kinds lie there, a reader finds by its name what they know."""
    shown = figure_view(atlas, read_pages()["farkhor"], View(), *size)
    names = [name.text for name in PLACES.parts[0].names(atlas, shown)]
    heads = {name.rpartition(" +")[0] or name for name in names}
    assert {"Dushanbe", "Kabul", "Islamabad"} <= heads
    hospitals = {place.name for place in atlas.dossier.places.values() if place.kind == "hospital"}
    assert not hospitals & heads


def _signs_on(atlas: Atlas, day: date) -> tuple[list[Symbol], list[str]]:
    """The signs and names of places on the page of ties, as far away as its map shows them."""
    shown = figure_view(atlas, read_pages()["ties"], View(day=day), 390, 500)
    (part,) = PLACES.parts
    symbols = [shape for shape in part.shapes(atlas, shown) if isinstance(shape, Symbol)]
    return symbols, [name.text for name in part.names(atlas, shown)]


@pytest.mark.parametrize("day", [date(1985, 6, 1), date(2001, 1, 1), date(2020, 9, 21)])
def test_signs_speak_of_who_runs_their_places_on_the_day(atlas: Atlas, day: date) -> None:
    """Bases are counted with those of a state only while their rows hold, and it is there."""
    signs, names = _signs_on(atlas, day)
    idle = idle_places(atlas, day)
    held = [
        place
        for place in atlas.dossier.places.values()
        if site_groups(atlas).get(place.id, ("",))[0] == f"state:{place.operator}"
        and place.id not in idle
    ]
    told = sum(int(name.split(": ")[1].split()[0]) for name in names if name.endswith(" bases"))
    assert told <= len(held)
    gone = {atlas.state_name(code) for code in absent_states(atlas, day)}
    assert not [name for name in names if name.split(": ")[0] in gone]
    others = [name for name in names if name.endswith("bases of another time")]
    faded = [sign for sign in signs if sign.dimmed]
    assert len(others) <= len([sign for sign in faded if sign.count])
    late = len(set(idle) & set(read_pages()["ties"].places))
    assert sum(sign.count or 1 for sign in faded) <= late


def test_what_is_of_another_time_waits_below_what_is_there_on_the_day(atlas: Atlas) -> None:
    """Nearer, or once it is selected, it is there."""
    far = View(day=date(1985, 6, 1))
    near = replace(far, position=Position(38.2, 69.3, 8.5))
    chosen = replace(far, selection="place:ayni")

    def signs(view: View) -> list[tuple[Symbol, NDArray[np.float64]]]:
        shown = figure_view(atlas, read_pages()["ties"], view, 768, 560)
        own = [one for one in PLACES.parts[0].shapes(atlas, shown) if isinstance(one, Symbol)]
        points = shown.frame.pixels(np.array([(one.lon, one.lat) for one in own]))
        return list(zip(own, points, strict=True))

    for (one, at), (other, beside) in combinations(signs(far), 2):
        assert one.dimmed == other.dimmed or hypot(*(at - beside)) >= SIGNS_APART_PX
    assert {one.symbol for one, _at in signs(near) if one.dimmed} >= {"base", "air-base"}
    assert [one.symbol for one, _at in signs(chosen) if one.selected] == ["air-base"]


def test_a_place_of_another_time_says_of_which(atlas: Atlas) -> None:
    then, later = date(1985, 6, 1), date(2020, 9, 27)
    assert place_name(atlas, "gyumri-102", then) == "Russian 102nd base, Gyumri (since 1995)"
    assert place_name(atlas, "gyumri-102", later) == "Russian 102nd base, Gyumri"
    assert place_name(atlas, "gabala-radar", later) == "Gabala radar station (until 2012)"
    # It was there for some days.
    assert place_name(atlas, "black-sea-area", later).endswith(" (until 26 September 2020)")
    card = card_of(atlas, "place:gyumri-102", View(day=then))
    assert card.title == "Russian 102nd base, Gyumri (since 1995)"
    assert card.kicker.endswith("Soviet Union")
    assert card.facts[0].label == "On 1 June 1985"


def test_a_place_has_the_name_that_it_bore_on_the_day(atlas: Atlas) -> None:
    row = FormerName.model_validate(
        {
            "id": "place:gyumri-102",
            "feature": "place:gyumri-102",
            "name": "Leninakan garrison",
            "valid_from": "",
            "valid_to": "1991-12-26",
            "sources": "one",
            "confidence": "read",
        }
    )
    known = replace(atlas, dossier=replace(atlas.dossier, names={row.id: row}))
    assert place_name(known, "gyumri-102", date(1985, 6, 1)) == "Leninakan garrison"
    assert place_name(known, "gyumri-102", date(1994, 6, 1)).endswith("(since 1995)")
