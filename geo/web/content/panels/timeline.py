"""The time axis: the dated events of the story, laid out so that none covers another."""

from dataclasses import dataclass
from datetime import date

from geo.dossier.dates import when
from geo.dossier.served import first_day
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.web.html.templating import render

# An event keeps this part of the axis free behind it in its lane.
_LENGTH_PERCENT = 0.8
# How many events the axis shows at first, were they evenly spread.
_EVENTS_IN_VIEW = 11


@dataclass(frozen=True)
class Mark:
    """An event on the axis: its feature, title, date, place along the axis in %, and lane.

    `date` is written as ISO 8601 does, `when` in words.
    """

    feature: str
    title: str
    date: str
    when: str
    at_percent: float
    lane: int


@cache_by_atlas
def marks(atlas: Atlas) -> tuple[Mark, ...]:
    """The events in the order of their days; events close in time take lanes of their own."""
    free_from: list[float] = []
    found = []
    for event in sorted(atlas.dossier.timeline.values(), key=lambda event: event.date):
        at_percent = position_percent(atlas, event.date.first)
        lane = next(
            (lane for lane, free in enumerate(free_from) if free <= at_percent), len(free_from)
        )
        free_from[lane:] = [at_percent + _LENGTH_PERCENT, *free_from[lane + 1 :]]
        feature = event.feature
        day = (str(event.date), when(event.date))
        found.append(Mark(feature, event.title, *day, round(at_percent, 2), lane))
    return tuple(found)


def axis_html(atlas: Atlas) -> str:
    """The axis as HTML; the map script zooms it, scrolls to the exercise, links it with the map."""
    found = marks(atlas)
    return render(
        "axis.html",
        marks=found,
        years=years(atlas),
        lanes=max((mark.lane for mark in found), default=0) + 1,
        zoom=max(1, round(len(found) / _EVENTS_IN_VIEW)),
        at=round(position_percent(atlas, atlas.dossier.subject.date_start.first) / 100, 4),
    )


@cache_by_atlas
def last_day(atlas: Atlas) -> date:
    """The right end of the axis: the end of the year of the latest event, or of the exercise."""
    days = [event.date for event in atlas.dossier.timeline.values()]
    return date(max(day.last.year for day in [*days, atlas.dossier.subject.date_start]), 12, 31)


def years(atlas: Atlas) -> tuple[tuple[int, float], ...]:
    """The years of the axis, each with the place of its first day in %."""
    numbers = range(first_day().year + 1, last_day(atlas).year + 1)
    return tuple((year, round(position_percent(atlas, date(year, 1, 1)), 2)) for year in numbers)


def position_percent(atlas: Atlas, day: date) -> float:
    """Where a day lies between the two ends of the axis, in %."""
    return (day - first_day()).days / (last_day(atlas) - first_day()).days * 100
