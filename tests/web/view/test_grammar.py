"""The grammar of links: one address a view, and no address that raises."""

import json
import re
from dataclasses import fields
from datetime import date
from urllib.parse import parse_qsl

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from geo.web.view.grammar import format_view, grammar_document, parse_view
from geo.web.view.keys import KEY, KEYS
from geo.web.view.model import Comparison, Position, View
from tests.web.view.views import CHOICES, NAMES, queries, views


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
        split="swipe",
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
        "&on=1999-05-26&cmp=PAK,2024-01-01&split=swipe&sel=place:farkhor&base=osm&proj=equal&roles=article"
        "&rings=50,100&theme=dark&lang=ur&v=2"
    )
