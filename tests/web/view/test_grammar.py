"""The grammar of links: one address a view, and no address that raises."""

import json
import re
from dataclasses import fields, replace
from datetime import date
from urllib.parse import parse_qsl, quote, urlencode

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from geo.dossier.served import first_day
from geo.i18n.languages import languages
from geo.layers.marks import MARK_COLOURS, MARK_KINDS, POINTS, Mark
from geo.layers.points.point_id import LATITUDE, LONGITUDE, Point
from geo.layers.worldview import Look
from geo.web.view.grammar import VERSION_KEY, format_view, grammar_document, parse_view
from geo.web.view.keys import KEY, KEYS
from geo.web.view.marks import clean_words
from geo.web.view.model import Comparison, Position, View, without_own_comparison
from geo.web.view.values import (
    MAX_RINGS,
    MOST_DAYS,
    OPACITY_PERCENT,
    RADIUS_KM,
    Choices,
    format_position,
)

CHOICES = Choices(
    layers=("borders", "disputes", "places"),
    basemaps=("atlas", "osm"),
    features=frozenset({"place:farkhor", "state:PAK", "zone:aksai-chin", "line:loc_1972"}),
    viewers=("defacto", "UN", "IND", "PAK"),
    last_day=date(2026, 11, 23),
    steps=("kabul-1979", "who-came"),
    filters=frozenset({"topic:history", "verdict:contested", "verdict:opinion", "state:PAK"}),
)
NAMES = (*KEY, VERSION_KEY)


def degrees(most):
    return st.integers(-most * 10_000, most * 10_000).map(lambda number: number / 10_000)


def marks_of(kind):
    own = {
        "points": st.lists(
            st.tuples(degrees(180), degrees(85)),
            min_size=POINTS[kind][0],
            max_size=min(POINTS[kind][1], 6),
        ).map(tuple),
        "text": st.text(max_size=20).map(clean_words).filter(lambda text: text or kind != "text"),
    }
    if kind == "ring":
        own["radius_km"] = st.integers(1, 50_000).map(lambda tenths: tenths / 10)
    if kind == "highlight":
        own["feature"] = st.sampled_from(sorted(CHOICES.features))
    return st.builds(Mark, kind=st.just(kind), colour=st.sampled_from(MARK_COLOURS), **own)


marks = st.sampled_from(MARK_KINDS).flatmap(marks_of)
points = st.builds(Point.of, st.floats(*LATITUDE), st.floats(*LONGITUDE))
positions = st.builds(
    Position,
    lat=st.integers(-850_000, 850_000).map(lambda number: number / 10_000),
    lon=st.integers(-1_800_000, 1_800_000).map(lambda number: number / 10_000),
    zoom=st.integers(200, 1300).map(lambda number: number / 100),
)
viewers = st.sampled_from(CHOICES.viewers)
days = st.dates(first_day(), CHOICES.last_day)
# Paths and queries with all that their own addresses escape, `&` between keys among it.
data_addresses = st.builds(
    "https://example.org/{}?v=1&{}".format,
    st.text(max_size=12).map(lambda text: quote(text, safe="/")),
    st.dictionaries(st.text(max_size=6), st.text(max_size=6), max_size=3).map(
        lambda query: urlencode(query, quote_via=quote)
    ),
)
views = st.builds(
    View,
    viewer=viewers,
    day=days,
    compare=st.none() | st.builds(Comparison, viewer=st.none() | viewers, day=st.none() | days),
    split=st.sampled_from(("swipe", "side")),
    grid=st.sets(days, max_size=MOST_DAYS).map(sorted).map(tuple),
    step=st.none() | st.sampled_from(("kabul-1979", "who-came")),
    only=st.sampled_from(
        ((), ("topic:history",), ("state:PAK", "verdict:contested"), ("verdict:opinion",))
    ),
    position=st.none() | positions,
    layers=st.none() | st.lists(st.sampled_from(CHOICES.layers), unique=True).map(tuple),
    opacity=st.dictionaries(st.sampled_from(CHOICES.layers), st.integers(*OPACITY_PERCENT)).map(
        lambda shares: tuple(sorted(shares.items()))
    ),
    selection=st.none() | st.sampled_from(sorted(CHOICES.features)) | points.map(str),
    basemap=st.sampled_from(CHOICES.basemaps),
    projection=st.none() | st.sampled_from(("mercator", "equal", "aeqd")),
    roles=st.sampled_from(("sourced", "article")),
    theme=st.sampled_from([None, "light", "dark", "contrast"]),
    lang=st.sampled_from(sorted(languages())),
    ring_radii_km=st.none()
    | st.sets(st.integers(*RADIUS_KM), max_size=MAX_RINGS).map(sorted).map(tuple),
    marks=st.lists(marks, max_size=8).map(tuple),
    unit=st.sampled_from(("km", "mi", "nm")),
    data=st.none() | data_addresses,
).map(without_own_comparison)
# Words of the grammar among arbitrary text, so that values are often nearly right.
words = st.sampled_from(
    [
        "37.47",
        "69.38",
        "-0",
        "9",
        "1e9",
        "nan",
        "inf",
        ",",
        ":",
        "borders",
        "place:farkhor",
        "point:",
        "50",
        "aeqd",
        "IND",
        "PAK",
        "defacto",
        "2020-09-21",
        "1991-12-26",
        "as",
        "side",
        "dark",
        "ur",
    ]
)
values = st.text() | st.lists(words | st.text(max_size=3)).map("".join)
queries = st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=5), values)


def parsed(query):
    return parse_view(dict(parse_qsl(query, keep_blank_values=True)), CHOICES)


@given(views)
def test_a_link_reproduces_its_view(view):
    assert parsed(format_view(view)) == (view, ())


def test_the_views_that_are_tried_differ_in_every_key():
    met = set()

    @settings(max_examples=150, phases=[Phase.generate], database=None, deadline=None)
    @given(views)
    def meet(view):
        met.update(key.name for key in KEYS if key.text(view, View()) is not None)

    meet()
    assert met == {key.name for key in KEYS}


@given(views)
def test_an_address_has_the_order_of_the_keys_and_values_that_look_as_they_must(view):
    query = parse_qsl(format_view(view), keep_blank_values=True)
    names = [name for name, _value in query]
    assert names == [name for name in NAMES if name in names]
    document = json.loads(json.dumps(grammar_document()))
    assert document["order"] == [*KEY]
    for name, value in query[:-1]:
        rule = document["keys"][name]
        parts = [part for part in value.split(",") if part] if rule["many"] else [value]
        assert all(re.fullmatch(rule["pattern"], part) for part in parts)
        assert value != rule["default"]


def test_the_grammar_covers_the_view_and_says_its_defaults():
    assert [key.field for key in KEYS] == [field.name for field in fields(View)]
    written = {name: rule["default"] for name, rule in grammar_document()["keys"].items()}
    given = {name: value for name, value in written.items() if value is not None}
    assert parse_view(given, CHOICES) == (View(), ())
    assert given == {
        "opacity": "",
        "as": "defacto",
        "on": "2020-09-21",
        "split": "swipe",
        "grid": "as",
        "only": "",
        "base": "atlas",
        "roles": "sourced",
        "marks": "",
        "unit": "km",
        "lang": "en",
    }


@given(queries)
def test_no_query_raises_and_what_it_gives_has_one_address(query):
    view, notices = parse_view(query, CHOICES)
    again, none = parsed(format_view(view))
    assert (again, none) == (view, ())
    assert format_view(again) == format_view(view)
    assert len(notices) <= len(NAMES)


@given(queries)
def test_an_address_needs_no_escape_from_html(query):
    view, _ = parse_view(query, CHOICES)
    assert not set(format_view(view)) & set("<>\"' \n")


@given(st.dictionaries(st.text().filter(lambda key: key not in NAMES), st.text()))
def test_unknown_keys_are_ignored(query):
    assert parse_view(query, CHOICES) == (View(), ())


def test_the_default_view_has_the_empty_address():
    assert format_view(View()) == ""
    assert parse_view({}, CHOICES) == (View(), ())


def test_an_address_names_its_keys_in_one_order_and_its_version():
    view = View(
        position=Position(37.47, 69.38, 9),
        layers=("places", "borders"),
        opacity=(("borders", 40), ("places", 95)),
        viewer="IND",
        day=date(1999, 5, 26),
        compare=Comparison("PAK", date(2024, 1, 1)),
        split="side",
        selection="place:farkhor",
        basemap="osm",
        projection="equal",
        roles="article",
        ring_radii_km=(50, 100),
        theme="dark",
        lang="ur",
    )
    assert format_view(view) == (
        "at=37.47,69.38,9&layers=places,borders&opacity=borders:40,places:95&as=IND"
        "&on=1999-05-26&cmp=PAK,2024-01-01&split=side&sel=place:farkhor&base=osm&proj=equal&roles=article"
        "&rings=50,100&theme=dark&lang=ur&v=2"
    )


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
