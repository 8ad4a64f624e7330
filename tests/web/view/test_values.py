"""The values of an address: how each is written, and what is said of one that cannot be used."""

from dataclasses import replace
from datetime import date

import pytest

from geo.layers.worldview import Look
from geo.web.view.grammar import format_view, parse_view
from geo.web.view.model import Comparison, Position, View
from geo.web.view.values import format_position
from tests.web.view.views import CHOICES


@pytest.mark.parametrize(
    ("grid", "days", "written"),
    [
        ("as", (), ""),
        ("2014-03-01", (date(2014, 3, 1),), "grid=2014-03-01&v=2"),
        (
            "2020-09-21,2014-03-01,2020-09-21",
            (date(2014, 3, 1), date(2020, 9, 21)),
            "grid=2014-03-01,2020-09-21&v=2",
        ),
    ],
)
def test_the_days_of_a_grid_are_in_order_and_each_once(grid, days, written):
    view, notices = parse_view({"grid": grid}, CHOICES)
    assert (view, notices) == (View(grid=days), ())
    assert format_view(view) == written


@pytest.mark.parametrize(
    ("position", "written"),
    [
        (Position(37.468, 69.379, 9), "37.468,69.379,9"),
        (Position(-0.00001, -0.0, 2.5), "0,0,2.5"),
        (Position(10, 100, 10), "10,100,10"),
        (Position(1.23456, -1.23456, 3.14159), "1.2346,-1.2346,3.14"),
    ],
)
def test_positions_are_written_without_needless_digits(position, written):
    assert format_position(position) == written


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("at", ""),
        ("at", "37.47,69.38"),
        ("at", "37.47,69.38,9,1"),
        ("at", "north,east,near"),
        ("at", "nan,69.38,9"),
        ("at", "37.47,inf,9"),
        ("at", "85.0001,69.38,9"),
        ("at", "37.47,-180.0001,9"),
        ("at", "37.47,69.38,1.99"),
        ("at", "37.47,69.38,13.01"),
        ("at", "1e999,0,9"),
        ("at", "9" * 5000 + ",0,9"),
        ("layers", "rivers"),
        ("layers", "borders,rivers"),
        ("layers", "borders; drop table"),
        ("opacity", "rivers:50"),
        ("opacity", "borders:100"),
        ("opacity", "borders:4"),
        ("opacity", "borders"),
        ("opacity", "borders:50,borders:60"),
        ("as", ""),
        ("as", "FRA"),
        ("as", "IND,PAK"),
        ("on", ""),
        ("on", "yesterday"),
        ("on", "1979-12-23"),
        ("on", "2026-11-24"),
        ("on", "2021-02-29"),
        ("on", "20200921"),
        ("on", "2020-W39-1"),
        ("on", "2020-9-21"),
        ("cmp", ""),
        ("cmp", "FRA"),
        ("cmp", "2024-01-01,PAK"),
        ("cmp", "PAK,2024-13-01"),
        ("split", "up"),
        ("grid", ""),
        ("grid", ","),
        ("grid", "days"),
        ("grid", "as,2014-03-01"),
        ("grid", "2014-03-01,as"),
        ("grid", "as,as"),
        ("grid", "2014-03-01,1979-12-23"),
        ("grid", "2014-03-01,2026-11-24"),
        ("grid", "2014-03-01,2014-02-29"),
        ("grid", "2014-03-01;2020-09-21"),
        ("grid", ",".join(f"20{year}-01-01" for year in range(10, 20))),
        ("step", ""),
        ("step", "3"),
        ("only", "verdict:true"),
        ("only", "verdict:contested,verdict:opinion"),
        ("only", "colour:red"),
        ("sel", ""),
        ("sel", "place:nowhere"),
        ("sel", "farkhor"),
        ("sel", "place:../../etc/passwd"),
        ("sel", "<script>alert(1)</script>"),
        ("base", ""),
        ("base", "satellite"),
        ("base", "https://tiles.example/{z}/{x}/{y}.png"),
        ("proj", ""),
        ("proj", "globe"),
        ("proj", "equal,aeqd"),
        ("proj", "+proj=laea +lon_0=0"),
        ("roles", ""),
        ("rings", "0"),
        ("rings", "5001"),
        ("rings", "-50"),
        ("rings", "50.5"),
        ("rings", "50 km"),
        ("rings", "1,2,3,4,5"),
        ("theme", ""),
        ("theme", "auto"),
        ("lang", ""),
        ("lang", "fr"),
        ("at", "1_0,2,3"),
        ("at", "9" * 2000 + "," + "9" * 2000 + ",x"),
    ],
)
def test_a_bad_value_falls_back_and_says_so_in_one_line(key, value):
    view, notices = parse_view({key: value}, CHOICES)
    assert view == View()
    (notice,) = notices
    assert notice.startswith(f"{key}=“{value[:40]}")
    assert "cannot be used: " in notice
    assert len(notice) < 200


@pytest.mark.parametrize(
    ("query", "view"),
    [
        ({"layers": ""}, View(layers=())),
        ({"layers": "places,,borders,places"}, View(layers=("places", "borders"))),
        ({"opacity": ""}, View()),
        ({"opacity": "places:5,,borders:50"}, View(opacity=(("borders", 50), ("places", 5)))),
        ({"rings": ""}, View(ring_radii_km=())),
        ({"rings": "100,50,,0050"}, View(ring_radii_km=(50, 100))),
        ({"roles": "sourced", "base": "atlas"}, View()),
        ({"at": " 37.468041, 69.38 ,9.005"}, View(position=Position(37.468, 69.38, 9.01))),
        ({"at": "-0,-0.00001,9"}, View(position=Position(0, 0, 9))),
        ({"sel": "line:loc_1972"}, View(selection="line:loc_1972")),
        ({"as": "defacto", "on": "2020-09-21", "split": "side"}, View()),
        ({"as": "IND", "cmp": "PAK,2020-09-21"}, View(viewer="IND", compare=Comparison("PAK"))),
        ({"cmp": "2024-01-01"}, View(compare=Comparison(day=date(2024, 1, 1)))),
        ({"v": "99"}, View()),
    ],
)
def test_other_ways_to_write_a_view_are_understood(query, view):
    assert parse_view(query, CHOICES) == (view, ())


@pytest.mark.parametrize(
    "query",
    [{"cmp": "defacto"}, {"cmp": "2020-09-21"}, {"as": "IND", "cmp": "IND,2020-09-21"}],
)
def test_a_comparison_of_a_view_with_itself_is_set_aside(query):
    view, notices = parse_view(query, CHOICES)
    assert view.compare is None
    assert view.other_look is None
    assert notices == ("cmp cannot be used: both maps would be the same; choose another.",)


def test_a_comparison_inherits_what_it_does_not_name():
    view, _ = parse_view({"as": "IND", "on": "1999-05-26", "cmp": "PAK"}, CHOICES)
    assert view.look == Look("IND", date(1999, 5, 26))
    assert view.other_look == Look("PAK", date(1999, 5, 26))


def test_a_bad_value_leaves_the_others_alone():
    view, notices = parse_view({"sel": "state:PAK", "base": "?", "at": "0,0,5"}, CHOICES)
    assert view == View(position=Position(0, 0, 5), selection="state:PAK")
    assert [notice.partition("=")[0] for notice in notices] == ["base"]


def test_a_feature_that_exists_but_breaks_the_grammar_is_set_aside():
    choices = replace(CHOICES, features=frozenset({"place:<b>"}))
    view, notices = parse_view({"sel": "place:<b>"}, choices)
    assert view == View()
    assert len(notices) == 1


@pytest.mark.parametrize(
    ("asked", "selection"),
    [
        ("point:37.47,69.38", "point:37.4700,69.3800"),
        ("POINT:37٫47،69٫38", "point:37.4700,69.3800"),
        ("point:−1,-180.", "point:-1.0000,180.0000"),
    ],
)
def test_a_point_is_selected_in_its_one_form(asked: str, selection: str) -> None:
    assert parse_view({"sel": asked}, CHOICES) == (View(selection=selection), ())


def test_a_point_that_is_none_is_told_its_remedy() -> None:
    view, (notice,) = parse_view({"sel": "point:95.1,37.4"}, CHOICES)
    assert view == View()
    assert notice == (
        "sel=“point:95.1,37.4” cannot be used: latitudes run from -85 to 85 and come first; "
        "perhaps point:37.4000,95.1000 is meant."
    )
