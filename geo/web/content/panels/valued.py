"""Words of a table that do not sort as they read: sizes and days, with what they sort by."""

from datetime import date
from typing import Self

from geo.i18n.formats import LengthUnit, length_words, whole_area_words


class Valued(str):
    """Words with the number, or the day in ISO 8601, by which they sort.

    Numbers of one column that count different things, areas and lengths, name their unit.
    """

    value: float | str
    unit: str

    def __new__(cls, words: str, value: float | date, unit: str = "") -> Self:
        """The words as they are read, with what they sort by."""
        valued = super().__new__(cls, words)
        valued.value = value.isoformat() if isinstance(value, date) else value
        valued.unit = unit
        return valued


def area(area_km2: float, unit: LengthUnit = "km") -> Valued:
    """An area as it is read, in a unit, and as it is sorted, in square kilometres."""
    return Valued(whole_area_words(area_km2, unit), area_km2, "km²")


def length(length_km: float, unit: LengthUnit = "km") -> Valued:
    """A length as it is read, in a unit, and as it is sorted, in kilometres."""
    return Valued(length_words(length_km, unit), length_km, "km")
