"""The vocabulary of the dossier: dates known to the day, month or year, and closed choices."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, total_ordering
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

Confidence = Literal["read", "mixed"]
SourceKind = Literal[
    "treaty",
    "official",
    "dataset",
    "scholarship",
    "think-tank",
    "agency",
    "press",
    "opinion",
    "reference",
    "other",
]
Verdict = Literal["supported", "partly", "contested", "contradicted", "opinion", "unverifiable"]

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date as precisely as it is known: `2018`, `2018-10` or `2018-10-01`.

    Dates are ordered by their first possible day.
    """

    text: str
    first: date
    last: date

    @classmethod
    @lru_cache(maxsize=4096)
    def parse(cls, text: str) -> "PartialDate":
        """The date that `text` writes in ISO 8601. Raises ValueError where it writes none."""
        match = _DATE.fullmatch(text)
        if match is None:
            raise ValueError("expected a date such as 2020-09-21, 2020-09 or 2020")
        year, month, day = match.groups()
        first = date(int(year), int(month or 1), int(day or 1))
        if day:
            return cls(text, first, first)
        last_month = int(month or 12)
        last_day = calendar.monthrange(first.year, last_month)[1]
        return cls(text, first, date(first.year, last_month, last_day))

    def contains(self, day: date) -> bool:
        """Whether `day` may be the day meant."""
        return self.first <= day <= self.last

    def __str__(self) -> str:
        """The date as it was written."""
        return self.text

    def __lt__(self, other: "PartialDate") -> bool:
        """Whether this date begins before the other."""
        return (self.first, self.last) < (other.first, other.last)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Lets a record have a field of this type, read from text."""
        return core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema())


def _split_semicolons(value: object) -> object:
    if not isinstance(value, str):
        return value
    return _parts(value, ";")


def _split_bars(value: object) -> object:
    if not isinstance(value, str):
        return value
    return _parts(value, "|")


def _parts(value: str, mark: str) -> tuple[str, ...]:
    if mark not in value:  # as most cells have one entry or none
        return (value.strip(),) if value.strip() else ()
    return tuple(part.strip() for part in value.split(mark) if part.strip())


def _none_if_empty(value: object) -> object:
    return None if value == "" else value


Names = Annotated[tuple[str, ...], BeforeValidator(_split_semicolons)]
"""A list of ids or names, joined by semicolons in a cell."""

Entries = Annotated[tuple[str, ...], BeforeValidator(_split_bars)]
"""A list of phrases, joined by vertical bars in a cell."""

MaybeDate = Annotated[PartialDate | None, BeforeValidator(_none_if_empty)]
MaybeNumber = Annotated[float | None, BeforeValidator(_none_if_empty)]
MaybeLength = Annotated[Annotated[float, Field(gt=0)] | None, BeforeValidator(_none_if_empty)]
