"""Distances, areas and positions for reading, in the language that is spoken."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from geo.i18n.contexts import pgettext
from geo.i18n.languages import N_, _, commas, isolated, number

LengthUnit = Literal["km", "mi", "nm"]


@dataclass(frozen=True)
class UnitWords:
    """A unit: how many kilometres it is, and how a length in it is said; and the same of areas."""

    km: float
    length: str
    km2: float
    area: str


UNITS: Mapping[LengthUnit, UnitWords] = {
    "km": UnitWords(1, N_("{distance} km"), 1, N_("{area} km²")),
    "mi": UnitWords(1.609344, N_("{distance} mi"), 1.609344**2, N_("{area} mi²")),
    # Who sails by nautical miles reckons no area in them.
    "nm": UnitWords(1.852, N_("{distance} NM"), 1, N_("{area} km²")),
}

# From here on a distance has no decimals; what is a little shorter would be read as 100.0 km.
WHOLE_FROM_KM = 99.95


def decimals_of(distance_km: float) -> int:
    """With how many decimals a distance is read: one below 100 km, none above."""
    return 1 if abs(distance_km) < WHOLE_FROM_KM else 0


def kilometres(distance_km: float) -> str:
    """A distance for reading, by the one rule of `decimals_of`."""
    return length_words(distance_km, "km")


def length_words(distance_km: float, unit: LengthUnit) -> str:
    """A distance for reading in the unit that a reader chose."""
    length = distance_km / UNITS[unit].km
    pattern = "#,##0.0" if decimals_of(length) else "#,##0"
    return _(UNITS[unit].length, distance=number(length, pattern))


def radius_words(radius_km: float, unit: LengthUnit) -> str:
    """How wide a ring is, for reading: as somebody said, and in another unit to a decimal."""
    return _(UNITS[unit].length, distance=number(radius_km / UNITS[unit].km, "#,##0.#"))


def area_words(area_km2: float, unit: LengthUnit) -> str:
    """An area for reading in the unit that a reader chose; below 100 it has a decimal."""
    area = area_km2 / UNITS[unit].km2
    pattern = "#,##0.0" if decimals_of(area) else "#,##0"
    return _(UNITS[unit].area, area=number(area, pattern))


def square_kilometres(area_km2: float) -> str:
    """An area for reading, in whole square kilometres."""
    return whole_area_words(area_km2, "km")


def whole_area_words(area_km2: float, unit: LengthUnit) -> str:
    """An area for reading in the unit that a reader chose, without decimals."""
    return _(UNITS[unit].area, area=number(area_km2 / UNITS[unit].km2, "#,##0"))


def unbroken(words: str) -> str:
    """Words that stay on one line where there is little room, such as a number and its unit."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def degrees(lat: float, lon: float, pattern: str = "0.000") -> str:
    """A position for reading: latitude and longitude in degrees with their hemispheres."""
    return commas(
        f"{isolated(number(abs(value), pattern) + '°')} {side}"
        for value, side in ((lat, side_of_latitude(lat)), (lon, side_of_longitude(lon)))
    )


def side_of_latitude(lat: float) -> str:
    """What stands behind a latitude without its sign."""
    return pgettext("latitude", "N") if lat >= 0 else pgettext("latitude", "S")


def side_of_longitude(lon: float) -> str:
    """What stands behind a longitude without its sign."""
    return pgettext("longitude", "E") if lon >= 0 else pgettext("longitude", "W")
