"""Callouts: short sentences that a map says at a point, with a line that leads there."""

from dataclasses import dataclass

from geo.layers.extents import Extent
from geo.maps.style.callouts import Side


@dataclass(frozen=True)
class Callout:
    """A sentence said at a longitude and latitude, by its number among those of its map.

    `feature` is what lies there, `subject` the boxes in degrees (west, south, east, north) of what
    no sentence of its map must cover, because it is spoken of; one of a point is for the symbol
    there. It stands on its `side` if it can.
    """

    number: int
    text: str
    lon: float
    lat: float
    side: Side | None = None
    feature: str = ""
    subject: tuple[Extent, ...] = ()
