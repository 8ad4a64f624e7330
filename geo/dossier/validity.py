"""From when to when a record holds."""

from datetime import date
from typing import Protocol

from geo.dossier.types import PartialDate


class Dated(Protocol):
    """A record that holds from a day until the first day of what came next."""

    @property
    def valid_from(self) -> PartialDate | None:
        """The first day; None where it is not known."""

    @property
    def valid_to(self) -> PartialDate | None:
        """The first day of what came next; None where the record still holds."""


def in_force(record: Dated, day: date) -> bool:
    """Whether a record holds on `day`; an unknown end is open."""
    start, end = record.valid_from, record.valid_to
    return (start is None or start.first <= day) and (end is None or day < end.first)
