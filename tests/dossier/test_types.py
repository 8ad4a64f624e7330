"""Laws of dates that are known to the day, the month or the year."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geo.dossier import PartialDate

PRECISIONS = ("%Y", "%Y-%m", "%Y-%m-%d")
days = st.dates(date(1000, 1, 2), date(9999, 12, 30))
texts = st.builds(lambda day, precision: day.strftime(precision), days, st.sampled_from(PRECISIONS))


@given(texts)
def test_a_date_is_written_as_it_was_read(text: str) -> None:
    assert str(PartialDate.parse(text)) == text
    assert PartialDate.parse(str(PartialDate.parse(text))) == PartialDate.parse(text)


@given(texts)
def test_the_days_meant_are_all_that_begin_with_the_text(text: str) -> None:
    parsed = PartialDate.parse(text)
    assert parsed.first <= parsed.last
    assert parsed.first.isoformat().startswith(text)
    assert parsed.last.isoformat().startswith(text)
    assert not (parsed.first - timedelta(days=1)).isoformat().startswith(text)
    assert not (parsed.last + timedelta(days=1)).isoformat().startswith(text)


@given(texts, days)
def test_a_date_contains_the_days_that_begin_with_its_text(text: str, day: date) -> None:
    assert PartialDate.parse(text).contains(day) is day.isoformat().startswith(text)


@given(days, st.sampled_from(PRECISIONS))
def test_a_date_contains_the_day_that_it_leaves_out(day: date, precision: str) -> None:
    assert PartialDate.parse(day.strftime(precision)).contains(day)


@given(texts, texts)
def test_dates_have_one_order(one: str, other: str) -> None:
    a, b = PartialDate.parse(one), PartialDate.parse(other)
    assert [a < b, a == b, a > b].count(True) == 1
    assert (a == b) is (one == other)
    assert (a <= b) is not (a > b)


@given(texts, texts)
def test_a_date_that_ends_before_another_begins_is_less(one: str, other: str) -> None:
    a, b = PartialDate.parse(one), PartialDate.parse(other)
    assume(a.last < b.first)
    assert a < b


@given(st.lists(texts))
def test_sorted_dates_begin_one_after_the_other(several: list[str]) -> None:
    firsts = [parsed.first for parsed in sorted(map(PartialDate.parse, several))]
    assert firsts == sorted(firsts)


@pytest.mark.parametrize(
    "text",
    ["2020-13", "2020-00", "2020-02-30", "2020-09-00", "2020-00-21", "2019-02-29", "0000"],
)
def test_a_day_that_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"month|day|year"):
        PartialDate.parse(text)


@given(st.text())
def test_what_is_not_iso_8601_is_refused(text: str) -> None:
    assume(not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text))
    with pytest.raises(ValueError, match="expected a date such as 2020-09-21, 2020-09 or 2020"):
        PartialDate.parse(text)


@pytest.mark.parametrize("text", ["", "2020-9", "21.09.2020", " 2020", "2020-09-21T00", "२०२०"])
def test_other_ways_to_write_a_date_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="expected a date"):
        PartialDate.parse(text)
