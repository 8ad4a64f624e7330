"""What is announced: facts of the coming year are read, and the axis of time reaches them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from geo.dossier import DossierError, dates
from geo.dossier.reading import check
from geo.layers.atlas import open_atlas
from geo.web.content.panels.timeline import marks, years
from tests.dossier.content import DOSSIER, Row, change_rows, read_facts


def event_on(day: str) -> Callable[[list[Row]], list[Row]]:
    """Adds an event of that day to those that there are."""

    def add(old: list[Row]) -> list[Row]:
        known = next(row for row in old if row["date_precision"] == "day")
        return [*old, {**known, "id": "announced", "date": day}]

    return add


@pytest.mark.parametrize(
    ("today", "day"), [("2026-11-26", "2027-01-15"), ("2029-06-01", "2030-01-15")]
)
def test_a_fact_of_the_coming_year_is_read_and_on_the_axis(
    folder: Path, monkeypatch: pytest.MonkeyPatch, today: str, day: str
) -> None:
    monkeypatch.setattr(check, "today", lambda: date.fromisoformat(today))
    change_rows(folder, "timeline", event_on(day))
    atlas = open_atlas(folder / DOSSIER, world_folder=folder / "world")
    (mark,) = (mark for mark in marks(atlas) if mark.feature == "event:announced")
    assert 0 < mark.at_percent <= 100
    assert years(atlas)[-1][0] == int(day[:4])


def test_a_fact_of_a_later_year_is_a_slip_of_the_hand(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "today", lambda: date(2026, 11, 26))
    change_rows(folder, "timeline", event_on("2030-01-15"))
    with pytest.raises(DossierError, match=r"timeline\.csv.*2030-01-15.*more than a year ahead"):
        read_facts(folder)


def test_today_is_that_of_utc_wherever_the_server_is(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(dates.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2026, 12, 31, 23, 30, tzinfo=dates.UTC).astimezone(tz)

    monkeypatch.setattr(dates, "datetime", Clock)
    assert dates.today() == date(2026, 12, 31)
