"""Text from right to left: what runs the other way inside it is kept together."""

from datetime import date

import pytest

from geo.i18n.formats import degrees
from geo.i18n.languages import _, commas, isolated, use_language
from geo.web.html.templating import render

TOGETHER = ["Farkhor", "24.kg", "Фархор", "2020-09-21", "37.470°", "1992–94", "भारत"]
AS_IT_IS = ["", "فرخور", "1,000", "21 ستمبر 2020", "12.5"]


@pytest.mark.parametrize("text", TOGETHER)
def test_what_runs_the_other_way_is_kept_together(text: str) -> None:
    with use_language("ur"):
        assert isolated(text) == f"\u2068{text}\u2069"
    assert isolated(text) == text


@pytest.mark.parametrize("text", AS_IT_IS)
def test_what_runs_the_same_way_stays(text: str) -> None:
    with use_language("ur"):
        assert isolated(text) == text


def test_names_stand_in_their_order_and_degrees_beside_their_numbers() -> None:
    with use_language("ur"):
        assert commas(["Parkhar", "فرخور"]) == "\u2068Parkhar\u2069، فرخور"
        north, east = degrees(37.47, 69.381).split("، ")
        assert (north[:9], east[:9]) == ("\u206837.470°\u2069", "\u206869.381°\u2069")


def test_values_are_kept_together_where_a_message_names_them() -> None:
    with use_language("ur"):
        assert "\u20682020-09-21\u2069" in _("{old} is called {new}", old=date(2020, 9, 21), new="")
        assert "\u2068as=“XYZ”\u2069" in _(
            "{value} cannot be used: {wanted}.", value="as=“XYZ”", wanted=""
        )


class _Source:
    url, title, publisher, date, read_on = "", "A title", "24.kg", "2021-03-27", "2026-01-01"


def test_title_publisher_and_day_of_a_source_are_apart() -> None:
    with use_language("ur"):
        words = render("source.html", source=_Source())
    assert "<bdi>A title</bdi>" in words
    assert "<bdi>24.kg</bdi>" in words
    assert "<bdi>27 مارچ 2021</bdi>" in words
