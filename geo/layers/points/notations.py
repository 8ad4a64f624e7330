"""The ways to write a point: degrees, minutes and seconds, MGRS and plus codes.

All are about as close as the four decimals of a point's id, ten metres. MGRS is that of NGA's
GEOTRANS through mgrs; plus codes follow the specification of Open Location Code, whose own package
has not been kept up since 2019.
"""

from functools import cache

from mgrs import MGRS

from geo.layers.points.point_id import Point

_TEN_METRES = 4
_DIGITS = "23456789CFGHJMPQRVWX"
# A code of ten digits has five of each coordinate, the last of which counts 1/8000 of a degree.
_PAIRS, _STEPS_A_DEGREE = 5, 8000


def decimal_degrees(point: Point) -> str:
    """Latitude and longitude with their signs, `37.4700, 69.3800`, as programs read them."""
    return f"{point.lat:.4f}, {point.lon:.4f}"


def sexagesimal(point: Point) -> str:
    """Degrees, minutes and seconds, `37°28′12.0″N 69°22′48.0″E`."""
    sides = ("N" if point.lat >= 0 else "S", "E" if point.lon >= 0 else "W")
    return " ".join(
        f"{_in_sixtieths(value)}{side}" for value, side in zip(point, sides, strict=True)
    )


def _in_sixtieths(degrees: float) -> str:
    tenths = round(abs(degrees) * 36000)
    minutes, rest = divmod(tenths, 600)
    return f"{minutes // 60}°{minutes % 60:02}′{rest / 10:04.1f}″"


def mgrs(point: Point) -> str:
    """The square of ten metres of the Military Grid Reference System: `42S WG 3360 4708`."""
    joined = _grid().toMGRS(point.lat, point.lon, MGRSPrecision=_TEN_METRES)
    # Zones of the poles have no number.
    zone, digits = joined[: -2 * _TEN_METRES - 2], joined[-2 * _TEN_METRES :]
    square = joined[len(zone) : len(zone) + 2]
    return " ".join((zone, square, digits[:_TEN_METRES], digits[_TEN_METRES:]))


@cache
def _grid() -> MGRS:
    return MGRS()


def plus_code(point: Point) -> str:
    """The open location code of ten digits, `8J4MF9CJ+X2`."""
    return open_location_code(point.lat, point.lon)


def open_location_code(lat: float, lon: float) -> str:
    """The code of ten digits of a latitude and a longitude, wherever they wind to."""
    north = min(max(_steps(lat + 90), 0), 180 * _STEPS_A_DEGREE - 1)
    east = _steps(lon + 180) % (360 * _STEPS_A_DEGREE)
    code = ""
    for _ in range(_PAIRS):
        code = _DIGITS[north % 20] + _DIGITS[east % 20] + code
        north, east = north // 20, east // 20
    return f"{code[:8]}+{code[8:]}"


def _steps(degrees: float) -> int:
    # In whole numbers of a millionth step, as the specification has it, so that 0.1 stays 0.1.
    return round(degrees * _STEPS_A_DEGREE * 10**6) // 10**6
