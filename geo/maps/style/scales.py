"""At which zoom what is drawn, for the web map and for figures alike."""

import math
from collections.abc import Mapping

from geo.maps.style.tokens import LEAST_RADIUS_PX

# How many metres of the equator a pixel is at zoom 0 of Web Mercator.
_PER_PIXEL_M = 156_543.03

# From these zooms on, the medium and the fine band of a layer are drawn.
BAND_ZOOMS: tuple[float, float] = (4.5, 6.75)

# From which zoom on rivers of a rank are drawn.
RIVER_ZOOMS: Mapping[int, float] = {1: 3.0, 2: 5.0, 3: 6.5}

# How many lakes are drawn at every zoom, and from which zoom on the others are.
LARGE_LAKES = 40
SMALL_LAKES_ZOOM = 5.0

# From which zoom on the map says of a place that it does not draw who held it.
NOTE_ZOOM = 5.5

# From which zoom on a sea in dispute is named: it already bears its own name.
DISPUTED_SEA_ZOOM = 8.0


def city_zoom(rank: float) -> float:
    """From which zoom on a city of a rank, 1 for the largest, is named."""
    return round(rank * 1.1 + 2.4, 2)


def state_zoom(suggested: float) -> float:
    """From which zoom on a state is named, by the zoom that Natural Earth suggests."""
    return round(suggested + 0.4, 1)


def radius_zoom(radius_m: float, lat: float) -> float:
    """From which zoom on a circle of accuracy about a latitude is larger than the sign in it."""
    per_pixel_m = _PER_PIXEL_M * math.cos(math.radians(lat))
    return round(math.log2(per_pixel_m * LEAST_RADIUS_PX / radius_m), 1)
