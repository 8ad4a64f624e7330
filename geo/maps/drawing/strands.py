"""Lines between the same two points beside each other, as strands that meet at their ends."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from shapely.geometry import LineString, MultiLineString

from geo.layers.measuring.geodesy import GEOD, cut_at_antimeridian

# How far strands lie apart in their middle: so many kilometres, or, of short ones, that share.
_APART_KM, _APART_SHARE = 95.0, 0.05
_POINTS = 25
# Where along its strand each is named, one after another, so that names do not stand together.
_NAMED_AT = (0.5, 0.38, 0.62, 0.44, 0.56)


@dataclass(frozen=True)
class Strand:
    """A line in EPSG:4326, cut at the antimeridian, and the longitude and latitude of its name."""

    line: LineString | MultiLineString
    named_at: tuple[float, float]


def strands(
    ends: Sequence[tuple[str, str]], points: dict[str, tuple[float, float]]
) -> list[Strand]:
    """A strand for each pair of ends, which `points` gives in degrees, in their order.

    One alone is a geodesic; several of one pair, whichever way they go, lie beside the geodesic.
    """
    many = Counter(frozenset(pair) for pair in ends)
    used: Counter[frozenset[str]] = Counter()
    found = []
    for one, other in ends:
        pair = frozenset((one, other))
        number = used[pair]
        used[pair] += 1
        side = number - (many[pair] - 1) / 2
        # Beside the line from the first by name: one that goes back has its other side there.
        found.append(_strand(points[one], points[other], side if one < other else -side, number))
    return found


def _strand(
    start: tuple[float, float], end: tuple[float, float], side: float, number: int
) -> Strand:
    _azimuth, _back, length_m = GEOD.inv(*start, *end)
    apart_km = min(_APART_KM, _APART_SHARE * length_m / 1000)
    shares = np.linspace(0, 1, _POINTS)
    between = np.array(GEOD.npts(*start, *end, _POINTS - 2))
    # Azimuths are those towards the end, at which there is none.
    ahead, _back, _length = GEOD.inv(
        between[:, 0], between[:, 1], np.full(len(between), end[0]), np.full(len(between), end[1])
    )
    away_m = 1000 * apart_km * side * np.sin(np.pi * shares[1:-1])
    lon, lat, _back = GEOD.fwd(between[:, 0], between[:, 1], ahead + 90, away_m)
    beside = list(zip(lon.tolist(), lat.tolist(), strict=True))
    at = beside[round(_NAMED_AT[number % len(_NAMED_AT)] * (len(beside) - 1))]
    return Strand(cut_at_antimeridian([start, *beside, end]), at)
