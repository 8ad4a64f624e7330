"""Cards: figures for reading, sources numbered once, and no markup but our own."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dossier import PartialDate, Source
from geo.dossier.dates import interval, span
from geo.i18n.formats import degrees, kilometres, square_kilometres
from geo.layers.gazetteer import gazetteer
from geo.web.content.cards import card_of
from geo.web.content.cards.card import (
    Card,
    Fact,
    Link,
    in_section,
    note_ranges,
    render_card,
)
from geo.web.html.templating import render
from geo.web.view.model import View

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "</article><style>*{display:none}</style>",
    "&lt;b&gt;&amp;",
]


def source(identifier, **changes):
    values = {
        "id": identifier,
        "title": f"Title of {identifier}",
        "publisher": "A paper",
        "author": "",
        "date": "2020-09-21",
        "url": f"https://example.org/{identifier}",
        "language": "en",
        "archive": "",
        "kind": "press",
        "read_on": "2026-11-23",
        "extent": "excerpt",
        "note": "",
    }
    return Source.model_validate({**values, **changes})


SOURCES = {name: source(name) for name in ("one", "two", "three")}


class Reader(HTMLParser):
    """Collects elements, attributes and text as a browser would see them."""

    def __init__(self, markup):
        super().__init__()
        self.elements, self.attributes, self.text = [], [], ""
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data


def card(*facts, **changes):
    values = {"feature": "place:farkhor", "title": "Farkhor", "kicker": "Air base", "facts": facts}
    return Card(**{**values, **changes})


@pytest.mark.parametrize(
    ("distance_km", "text"),
    [
        (0, "0.0 km"),
        (16.6213, "16.6 km"),
        (99.94, "99.9 km"),
        (99.96, "100 km"),
        (222.0, "222 km"),
        (1000, "1,000 km"),
        (5551.76, "5,552 km"),
        (12345678.4, "12,345,678 km"),
    ],
)
def test_kilometres(distance_km, text):
    assert kilometres(distance_km) == text


@given(st.floats(0, 20_004))
def test_kilometres_show_a_decimal_below_a_hundred_alone(distance_km):
    text = kilometres(distance_km).removesuffix(" km").replace(",", "")
    assert ("." in text) == (float(text) < 100)
    assert float(text) == pytest.approx(distance_km, abs=0.5 if float(text) >= 100 else 0.0501)


@pytest.mark.parametrize(
    ("area_km2", "text"),
    [(0.4, "0 km²"), (999.6, "1,000 km²"), (4388, "4,388 km²"), (17098246.1, "17,098,246 km²")],
)
def test_square_kilometres(area_km2, text):
    assert square_kilometres(area_km2) == text


@pytest.mark.parametrize(
    ("lat", "lon", "text"),
    [
        (37.468, 69.379, "37.468° N, 69.379° E"),
        (-33.9, -70.6, "33.900° S, 70.600° W"),
        (0, 0, "0.000° N, 0.000° E"),
    ],
)
def test_degrees(lat, lon, text):
    assert degrees(lat, lon) == text


def test_spans():
    start, end = PartialDate.parse("1994-05"), PartialDate.parse("2020-11-10")
    assert span(start, end) == "May 1994 to 10 November 2020"
    assert span(start, None) == "since May 1994"
    assert span(None, end) == "until 10 November 2020"
    assert span(None, None) == ""


def test_days_of_one_month_say_it_once():
    days = [PartialDate.parse(day) for day in ("2020-09-21", "2020-09-26", "2020-10-01", "2020")]
    assert interval(days[0], days[1]) == "21–26 September 2020"
    assert interval(days[0], days[0]) == "21 September 2020"
    assert interval(days[1], days[2]) == "26 September 2020 to 1 October 2020"
    assert interval(days[3], days[1]) == "2020 to 26 September 2020"


def test_sources_are_numbered_once_in_the_order_of_their_use():
    shown = card(
        Fact("Kind", "Air base", ("two", "one")),
        Fact("Opened", "1944", ("one", "three")),
        Fact("Host", "Tajikistan"),
    )
    assert shown.sources == ("two", "one", "three")
    reader = Reader(render_card(shown, SOURCES))
    notes = [value for name, value in reader.attributes if name == "href" and value[0] == "#"]
    assert notes == ["#s1", "#s2", "#s2", "#s3"]
    assert [value for name, value in reader.attributes if name == "id"] == ["s1", "s2", "s3"]
    addresses = [value for name, value in reader.attributes if value.startswith("https:")]
    assert addresses == [f"https://example.org/{name}" for name in ("two", "one", "three")]


def test_facts_are_a_definition_list_with_date_method_and_doubt():
    fact = Fact(
        "Opened", "by 1944", ("one",), date="1944", doubt="not yet verified", note="by hand"
    )
    markup = render_card(card(fact), SOURCES)
    assert '<span class="when">1944</span>' in markup
    assert '<span class="unverified">not yet verified</span>' in markup
    assert '<span class="method">by hand</span>' in markup
    reader = Reader(markup)
    assert [tag for tag in reader.elements if tag in ("dl", "dt", "dd")] == ["dl", "dt", "dd"]
    assert ("data-card", "place:farkhor") in reader.attributes


def test_a_fact_that_was_verified_has_no_mark():
    assert "unverified" not in render_card(card(Fact("Opened", "1944", ("one",))), SOURCES)


def test_a_source_that_nobody_opened_is_marked():
    sources = {"one": source("one", read_on="", extent="")}
    markup = render_card(card(Fact("Opened", "1944", ("one",))), sources)
    assert '<span class="unverified">citation to be checked</span>' in markup


def test_a_source_without_address_or_date_is_named_without_link():
    sources = {"one": source("one", url="", date="", publisher="")}
    reader = Reader(render_card(card(Fact("Opened", "1944", ("one",))), sources))
    assert "Title of one, undated" in reader.text
    assert "None" not in reader.text
    assert not [value for name, value in reader.attributes if name == "target"]


def test_a_card_without_sources_or_links_has_no_empty_sections():
    reader = Reader(render_card(card(Fact("Kind", "Air base")), {}))
    assert "h3" not in reader.elements
    assert "ol" not in reader.elements


def test_links_lead_to_features_by_address_and_by_script():
    reader = Reader(render_card(card(links=(Link("state:PAK", "Pakistan"),)), {}))
    assert ("href", "?sel=state:PAK") in reader.attributes


@pytest.mark.parametrize("text", HOSTILE)
def test_every_value_is_shown_letter_by_letter(text):
    fact = Fact(text, text, ("one",), date=text, doubt=text, note=text)
    hostile = card(
        fact, feature=text, title=text, kicker=text, links=(Link(feature=text, name=text),)
    )
    tame = card(Fact("a", "a", ("one",), date="a", doubt="a", note="a"), links=(Link("a", "a"),))
    sources = {"one": source("one", title=text, publisher=text)}
    reader, expected = Reader(render_card(hostile, sources)), Reader(render_card(tame, SOURCES))
    assert reader.elements == expected.elements
    assert [name for name, _ in reader.attributes] == [name for name, _ in expected.attributes]
    assert reader.text.count(text) == 10
    assert ("data-card", text) in reader.attributes


def test_a_template_that_lacks_a_value_is_an_error_not_a_gap():
    with pytest.raises(Exception, match="is undefined"):
        render("card.html", numbers={}, sources={})


@pytest.mark.parametrize(
    ("numbers", "ranges"),
    [
        ([], ()),
        ([4], ((4, 4),)),
        ([2, 1], ((1, 1), (2, 2))),
        ([1, 2, 3, 4, 5, 6, 7], ((1, 7),)),
        ([9, 3, 1, 2, 7, 8], ((1, 3), (7, 9))),
    ],
)
def test_notes_that_follow_each_other_are_one_range(numbers, ranges):
    assert note_ranges(numbers) == ranges


@given(st.sets(st.integers(1, 60)))
def test_ranges_of_notes_lead_to_each_source_once(numbers):
    found = [one for first, last in note_ranges(numbers) for one in range(first, last + 1)]
    assert found == sorted(numbers)


def test_a_range_of_notes_says_where_it_ends():
    markup = render_card(card(Fact("Kind", "Air base", ("one", "two", "three"))), SOURCES)
    assert '<sup><a href="#s1" data-last="3">1–3</a></sup>' in markup


def test_a_long_card_is_read_by_sections():
    facts = [Fact(f"Fact {number}", "x") for number in range(11)]
    assert [len(section.facts) for section in card(*facts[:2]).sections] == [2]
    long = card(*facts[:3], *in_section("Positions", facts[3:8]), *in_section("Names", facts))
    found = [(section.title, len(section.facts)) for section in long.sections]
    assert found == [("", 3), ("Positions", 5), ("Names", 11)]
    reader = Reader(render_card(long, SOURCES))
    assert reader.elements.count("details") == 2
    assert reader.elements.count("dt") == 19


@pytest.mark.parametrize("step", [7, pytest.param(1, marks=pytest.mark.nightly)])
def test_every_card_begins_with_facts_that_are_seen(atlas, step):
    for feature in sorted(gazetteer(atlas))[::step]:
        first = card_of(atlas, feature, View()).sections[0]
        assert (first.title, 0 < len(first.facts) <= 12) == ("", True), feature
