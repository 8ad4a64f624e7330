"""Marks in an address: the script reads and writes them alike, and what is too much is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.layers.marks import MOST_LETTERS, MOST_MARKS, POINTS, Mark
from geo.maps.web.bundle import FRONTEND_FOLDER
from geo.web.view.grammar import format_view, grammar_document, parse_view, read_query
from geo.web.view.keys import KEY
from geo.web.view.marks import MOST_SIGNS, clean_words, read_marks, write_marks
from geo.web.view.model import View
from tests.web.view.views import CHOICES, degrees, marks

# The same as the script's own tests read, in test/marks.test.js.
SHARED = json.loads((FRONTEND_FOLDER / "test" / "marks.json").read_text("utf-8"))
POINT = "p1gxkUgkwpB"


def _mark(told: dict[str, object]) -> Mark:
    points = tuple((lon, lat) for lon, lat in told["points"])
    return Mark(
        told["kind"], told["colour"], points, told["radiusKm"], told["feature"], told["text"]
    )


def _read(raw: str) -> tuple[Mark, ...] | None:
    return KEY["marks"].parse(raw, CHOICES)


def test_the_script_is_tried_with_the_grammar_as_it_is() -> None:
    reading = grammar_document()["reading"]
    assert SHARED["pattern"] == reading["rules"]["marks"]["pattern"]
    assert SHARED["unseen"] == reading["unseen"]


@pytest.mark.parametrize(("raw", "written", "told"), SHARED["read"])
def test_marks_are_read_as_the_script_reads_them(raw: str, written: str, told: list) -> None:
    expected = tuple(map(_mark, told))
    assert _read(raw) == _read(written) == expected
    assert write_marks(expected) == written


@pytest.mark.parametrize("raw", SHARED["refused"])
def test_what_the_script_refuses_is_refused(raw: str) -> None:
    assert _read(raw) is None


@given(st.lists(marks, max_size=6).map(tuple))
def test_what_is_written_is_read_again_and_never_grows(made: tuple[Mark, ...]) -> None:
    written = write_marks(made)
    assert read_marks(written) == made
    assert read_query(f"marks={written}").get("marks", "") == written


@given(st.text(alphabet="plawrth123ABgxz09-_:.,%& ", max_size=60) | st.text(max_size=40))
def test_any_text_is_read_or_refused_and_what_is_read_is_stable(raw: str) -> None:
    view, notices = parse_view({"marks": raw}, CHOICES)
    assert len(notices) <= 1
    assert parse_view(read_query(format_view(view)), CHOICES) == (view, ())
    assert len(write_marks(view.marks)) <= max(len(raw), MOST_SIGNS)


@given(st.lists(st.tuples(degrees(180), degrees(85)), min_size=10, max_size=10))
def test_ten_marks_with_the_longest_words_in_any_script_fit(points: list) -> None:
    longest = tuple(Mark("point", 1, (point,), text="Ж" * MOST_LETTERS) for point in points)
    assert len(write_marks(longest)) <= MOST_SIGNS
    assert read_marks(write_marks(longest)) == longest


def test_forty_marks_fit_and_one_more_is_refused_with_the_figure() -> None:
    forty = ",".join([POINT] * MOST_MARKS)
    assert len(parse_view({"marks": forty}, CHOICES)[0].marks) == MOST_MARKS
    view, (notice,) = parse_view({"marks": f"{forty},{POINT}"}, CHOICES)
    assert view == View()
    assert "(491 signs)" in notice
    assert "up to 40 marks in 2,000 signs" in notice or "up to 40 marks in 2000 signs" in notice


def test_the_longest_line_that_a_link_may_have_is_short_enough_for_it() -> None:
    far = tuple((180.0 * (-1) ** at, 85.0 * (-1) ** at) for at in range(POINTS["line"][1]))
    assert len(write_marks([Mark("line", 1, far)])) <= MOST_SIGNS


@given(st.text())
def test_words_are_in_one_line_and_cleaning_them_twice_changes_nothing(text: str) -> None:
    words = clean_words(text)
    assert clean_words(words) == words
    assert not any(sign in words for sign in "\n\t\u202e\u200b")
