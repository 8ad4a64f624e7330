"""Which day it is, and dates and spans of time in words, in the language that is spoken."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from babel.dates import format_date

from geo.dossier.types import PartialDate
from geo.i18n.languages import _, language

# How a date is written by what is known of it (UTS 35, date patterns), and after `since`.
_DATE_PATTERNS = {4: "y", 7: "LLLL y", 10: "d MMMM y"}
_DAY_ALONE = {10: "d"}
_INFLECTED = _DATE_PATTERNS | {7: "MMMM y"}


def today() -> date:
    """The day that it is in UTC, which the script takes for today as well, wherever the server."""
    return datetime.now(UTC).date()


def day_title(on: date) -> str:
    """A day in words, such as 21 September 2020."""
    return when(on)


def when(day: PartialDate | date | str, patterns: Mapping[int, str] = _DATE_PATTERNS) -> str:
    """A date for reading, as precisely as it is known: 21 September 2020, or May 1994, or 1997."""
    text = str(day)
    pattern = patterns[len(text)]
    return str(format_date(PartialDate.parse(text).first, pattern, locale=language().locale))


def span(start: PartialDate | None, end: PartialDate | None) -> str:
    """A span of time for reading; '' where neither end is known."""
    if start and end:
        return _("{start} to {end}", start=when(start), end=when(end))
    if start:
        return _("since {start}", start=when(start, _INFLECTED))
    return _("until {end}", end=when(end, _INFLECTED)) if end else ""


def interval(start: PartialDate, end: PartialDate) -> str:
    """From one date to another, as `span`; of days of one month this is said once.

    Such as 21–26 September 2020.
    """
    one, other = str(start), str(end)
    if one == other:
        return when(start)
    if one[:-2] != other[:-2] or not {len(one), len(other)} <= set(_DAY_ALONE):
        return span(start, end)
    return f"{when(start, _DAY_ALONE)}–{when(end)}"
