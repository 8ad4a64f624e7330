"""Days as people type them: 21 September 2020, Mon, 21.09.2020, 2020-09-21.

The script of the map reads them by the same rules (`src/scene/typed-day.js`); tests of both go by
one table of cases, `test/scene/typed-days.json` beside the script.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Literal

from babel.dates import get_day_names, get_month_names

from geo.i18n.languages import language

# Arabic digits, those of Persian and Urdu, and those of Hindi.
_ZEROS = (0x0660, 0x06F0, 0x0966)
_DIGITS = {zero + digit: str(digit) for zero in _ZEROS for digit in range(10)}
# What is written beside the numbers and names nothing: that a number is an ordinal, that a year is
# one, and the time of a day.
_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th|-?го|-?е)(?=[\s,])", re.IGNORECASE)
_AFTER = re.compile(r"(?:\s*(?:г(?:ода?)?|р(?:оку)?)\.?|\s*ء|\s+को|T[0-9:.]+(?:Z|[+-][0-9:]+)?)$")
_BETWEEN = re.compile(r"[\s.,،/\-–]+")
# What stands between the words of a day; the day of the week may be in brackets.
_WORDS = re.compile(r"[\s,،()]+")
_WEEKDAY = 0
_WIDTHS: tuple[Literal["wide", "abbreviated"], ...] = ("wide", "abbreviated")
_FORMS: tuple[Literal["format", "stand-alone"], ...] = ("format", "stand-alone")
_FIRST_YEAR = 1000


def typed_day(text: str) -> date | None:
    """The day that a text names in the language that is spoken; None where it names none.

    What begins with a year goes on with the month; else the day stands first, or after the name
    of the month. A day of the week before or after them is not compared with them.
    """
    names = _names(language().locale_with_territory)
    words = [word for word in _WORDS.split(text) if names.get(_fold_case(word)) != _WEEKDAY]
    plain = _AFTER.sub("", _ORDINAL.sub("", " ".join(words).translate(_DIGITS).strip()))
    parts = [part for part in _BETWEEN.split(plain) if part]
    if len(parts) != 3:
        return None
    if re.fullmatch("[0-9]{4}", parts[0]):
        parts.reverse()
    elif _fold_case(parts[0]) in names:
        parts[:2] = parts[1], parts[0]
    day, month, year = _number(parts[0]), names.get(_fold_case(parts[1])), _number(parts[2])
    return _date(year, month or _number(parts[1]), day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= _FIRST_YEAR else None
    except ValueError:
        return None


def _number(part: str) -> int:
    """The number that a part writes; 0, which no day has, where it writes none."""
    return int(part) if re.fullmatch("[0-9]{1,4}", part) else 0


def _fold_case(word: str) -> str:
    plain = unicodedata.normalize("NFC", word).lower()
    return plain.replace("'", "ʼ").replace("’", "ʼ").removesuffix(".")


@cache
def _names(locale: str) -> Mapping[str, int]:
    """The number of each name of a month, in each form of a language; 0 for days of the week."""
    weekdays: list[str] = []
    months: list[tuple[int, str]] = []
    for width in _WIDTHS:
        for form in _FORMS:
            weekdays += get_day_names(width, form, locale).values()
            months += get_month_names(width, form, locale).items()
    return {
        **{_fold_case(name): _WEEKDAY for name in weekdays},
        **{_fold_case(name): number for number, name in months},
    }
