"""The id of a point that a reader chose, `point:37.4700,69.3800`: latitude, then longitude."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from geo.dossier.feature_id import FeatureId
from geo.i18n.languages import _

KIND = "point"
# Four decimals are about ten metres; the map ends where Mercator's does.
DECIMALS = 4
LATITUDE, LONGITUDE = (-85.0, 85.0), (-180.0, 180.0)
_NUMBER = "[-+]?[0-9]{1,3}(?:[.][0-9]{0,20})?"
# The same in Python and in a browser.
POINT_PATTERN = f"{KIND}:{_NUMBER},{_NUMBER}"


class Point(NamedTuple):
    """A latitude and a longitude in degrees, to four decimals."""

    lat: float
    lon: float

    def __str__(self) -> str:
        """The one id that stands for the point."""
        written = (f"{value:.{DECIMALS}f}" for value in self)
        return str(FeatureId(KIND, ",".join(written)))

    @classmethod
    def of(cls, lat: float, lon: float) -> "Point | None":
        """The point at these degrees; None where the map has none."""
        if not (_within(lat, LATITUDE) and _within(lon, LONGITUDE)):
            return None
        east = _round_degrees(lon)
        # Both ends of the antimeridian are one.
        return cls(_round_degrees(lat), LONGITUDE[1] if east == LONGITUDE[0] else east)

    @classmethod
    def parse(cls, text: str) -> "Point | None":
        """The point of an id, however many decimals it gives; None for all other text."""
        degrees = _degrees(text)
        return cls.of(*degrees) if degrees else None


def fault_of(text: str) -> str:
    """What is wrong with the id of a point, and the remedy; '' for the id of something else."""
    if FeatureId.parse(text).kind != KIND or Point.parse(text):
        return ""
    degrees = _degrees(text)
    if degrees is None:
        return _(
            "expected latitude and longitude in degrees with up to 20 decimals, such as "
            "point:37.4700,69.3800"
        )
    lat, lon = degrees
    swapped = Point.of(lon, lat)
    if swapped:
        return _(
            "latitudes run from {south} to {north} and come first; perhaps {point} is meant",
            south=int(LATITUDE[0]),
            north=int(LATITUDE[1]),
            point=swapped,
        )
    return _(
        "the map has latitudes from {south} to {north} and longitudes from {west} to {east}",
        south=int(LATITUDE[0]),
        north=int(LATITUDE[1]),
        west=int(LONGITUDE[0]),
        east=int(LONGITUDE[1]),
    )


def _degrees(text: str) -> tuple[float, float] | None:
    if not re.fullmatch(POINT_PATTERN, text):
        return None
    lat, lon = FeatureId.parse(text).name.split(",")
    return float(lat), float(lon)


def _round_degrees(degrees: float) -> float:
    """As the script rounds: halves away from zero, and no zero below it."""
    return float(Decimal(degrees).quantize(Decimal(10) ** -DECIMALS, ROUND_HALF_UP)) + 0.0


def _within(value: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= value <= bounds[1]
