"""The projections of the map: by what name an address asks for each, and about which point.

Equal areas are those of Lambert's azimuthal projection (Snyder 1987, Map Projections, p. 187): it
has closed forms, distorts shapes least on extents as tall as they are wide, and shows whatever lies
beyond its page's extent with the same truth; a conic projection fits one band of latitudes only.
True distances are those of the azimuthal equidistant projection (p. 195), with geodesics.
Both are of the WGS 84 ellipsoid, on which the atlas measures.
"""

from dataclasses import dataclass
from typing import Literal

from geo.layers.extents import Extent

Projection = Literal["mercator", "equal", "aeqd"]
MERCATOR: Projection = "mercator"

# What lies so far from the centre of a projection or further is drawn at its edge.
REACH_DEGREES = 120.0
# How wide and high the world is on Mercator's plane at zoom 0.
TILE_PX = 256
DECIMALS = 4

_AZIMUTHAL = {"equal": "laea", "aeqd": "aeqd"}


@dataclass(frozen=True)
class Definition:
    """A projection and the point in degrees (EPSG:4326) about which it is drawn."""

    name: Projection
    lon_0: float
    lat_0: float

    @property
    def crs(self) -> str:
        """The projection as PROJ reads it; its units are metres."""
        if self.name == MERCATOR:
            return "EPSG:3857"
        kind = _AZIMUTHAL[self.name]
        return f"+proj={kind} +lon_0={self.lon_0} +lat_0={self.lat_0} +ellps=WGS84 +units=m"


def definition(
    name: Projection, extent: Extent, centre: tuple[float, float] | None = None
) -> Definition:
    """The projection `name` for an extent.

    True distances are those from `centre` (longitude, latitude), where there is one, and all else
    is drawn about the middle of the extent. Degrees are rounded as those of an address.
    """
    west, south, east, north = extent
    middle = (west + east) / 2, (south + north) / 2
    lon, lat = centre if centre and name == "aeqd" else middle
    return Definition(name, round(lon, DECIMALS), round(lat, DECIMALS))
