"""What the web map draws: the wire form of each layer, as small as its zoom band allows.

A feature's `feature` property is the id by which it is selected (`kind:id`); `style` is its class
in the cartographic style; `label`, `rank` and `min_zoom` say when its name stands on the map.
"""

from collections.abc import Iterator

from geo.layers.atlas import Atlas
from geo.maps.drawing.layer import Drawing
from geo.maps.layers.registry import REGISTRY


def drawings(atlas: Atlas) -> Iterator[Drawing]:
    """All documents of the web map, coordinates in EPSG:4326 rounded to the zoom band."""
    for layer in REGISTRY:
        yield from layer.drawings(atlas)
