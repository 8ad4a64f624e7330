"""Days as people type them: 21 September 2020, 21.09.2020, 2020-09-21.

The script of the map reads them by the same rules (`src/scene/typed-day.js`); tests of both go by
one table of cases, `test/scene/typed-days.json` beside the script.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache

from babel.dates import get_month_names

from geo.i18n.languages import language

# Arabic digits, those of Persian and Urdu, and those of Hindi.
_ZEROS = (0x0660, 0x06F0, 0x0966)
_DIGITS = {zero + digit: str(digit) for zero in _ZEROS for digit in range(10)}
# What is written beside the numbers and names nothing: that a number is an ordinal, that a year is
# one, and the time of a day.
_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th|-?го|-?е)(?=[\s,])", re.IGNORECASE)
_AFTER = re.compile(r"(?:\s*(?:г(?:ода?)?|р(?:оку)?)\.?|\s*ء|\s+को|T[0-9:.]+(?:Z|[+-][0-9:]+)?)$")
_BETWEEN = re.compile(r"[\s.,،/\-–]+")
_FIRST_YEAR = 1000


def typed_day(text: str) -> date | None:
    """The day that a text names in the language that is spoken; None where it names none.

    What begins with a year goes on with the month; else the day stands first, or after the name
    of the month.
    """
    months = _months(language().locale_with_territory)
    plain = _AFTER.sub("", _ORDINAL.sub("", text.translate(_DIGITS).strip()))
    parts = [part for part in _BETWEEN.split(plain) if part]
    if len(parts) != 3:
        return None
    if re.fullmatch("[0-9]{4}", parts[0]):
        parts.reverse()
    elif _folded(parts[0]) in months:
        parts[:2] = parts[1], parts[0]
    day, month, year = _number(parts[0]), months.get(_folded(parts[1])), _number(parts[2])
    return _date(year, month or _number(parts[1]), day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= _FIRST_YEAR else None
    except ValueError:
        return None


def _number(part: str) -> int:
    """The number that a part writes; 0, which no day has, where it writes none."""
    return int(part) if re.fullmatch("[0-9]{1,4}", part) else 0


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", word).lower().removesuffix(".")


@cache
def _months(locale: str) -> Mapping[str, int]:
    """The number of each name of a month, in each form that it takes in a language."""
    return {
        _folded(name): number
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, locale).items()
    }
