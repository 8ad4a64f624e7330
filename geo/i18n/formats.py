"""Distances, areas and positions for reading, in the language that is spoken."""

from geo.i18n.languages import _, commas, number

# From here on a distance has no decimals; what is a little shorter would be read as 100.0 km.
WHOLE_FROM_KM = 99.95


def decimals_of(distance_km: float) -> int:
    """With how many decimals a distance is read: one below 100 km, none above."""
    return 1 if abs(distance_km) < WHOLE_FROM_KM else 0


def kilometres(distance_km: float) -> str:
    """A distance for reading, by the one rule of `decimals_of`."""
    pattern = "#,##0.0" if decimals_of(distance_km) else "#,##0"
    return _("{distance} km", distance=number(distance_km, pattern))


def square_kilometres(area_km2: float) -> str:
    """An area for reading, in whole square kilometres."""
    return _("{area} km²", area=number(area_km2, "#,##0"))


def degrees(lat: float, lon: float, pattern: str = "0.000") -> str:
    """A position for reading: latitude and longitude in degrees with their hemispheres."""
    north = _("N") if lat >= 0 else _("S")
    east = _("E") if lon >= 0 else _("W")
    return commas(
        f"{number(abs(value), pattern)}° {side}" for value, side in ((lat, north), (lon, east))
    )
