"""Days as people type them, by the table that the script of the map goes by as well."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dossier.dates import day_title
from geo.i18n.languages import languages, use_language
from geo.i18n.typed_days import typed_day
from geo.maps.web.bundle import FRONTEND_FOLDER

TABLE = Path(FRONTEND_FOLDER / "test" / "scene" / "typed-days.json")
CASES = json.loads(TABLE.read_text("utf-8"))["cases"]


@pytest.mark.parametrize(("lang", "text", "day"), CASES)
def test_days_are_read_as_the_table_has_them(lang: str, text: str, day: str) -> None:
    with use_language(lang):
        found = typed_day(text)
    assert (found.isoformat() if found else "") == day


@given(st.sampled_from(sorted(languages())), st.integers(0, 40_000))
def test_every_day_is_read_as_it_is_written(lang: str, number: int) -> None:
    day = date(1950, 1, 1) + timedelta(number)
    with use_language(lang):
        assert typed_day(day_title(day)) == day
    assert typed_day(day.isoformat()) == typed_day(f"{day:%d.%m.%Y}") == day


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_none(text: str) -> None:
    assert typed_day(text) is None or len(text) >= len("1.1.1000")
