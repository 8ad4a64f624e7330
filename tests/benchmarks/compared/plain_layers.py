"""The layers that every page of the comparison draws, as plain GeoJSON.

They are less than the atlas draws: its land, zones and borders in the zoom band of its first map,
the places of the dossier, and the cities that it names at first. What the atlas adds (ties, lakes,
rivers, labels, finer bands) is left out, in favour of the others.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from geo.layers.worldview import Look, holdings
from geo.maps.style.colour import claimant_colour
from geo.maps.web.documents import drawings
from geo.web.content.shared_atlas import atlas

_BANDS = {"faces": "medium", "borders": "medium", "places": "all", "cities": "coarse"}
NOBODYS = "#cccccc"


@cache
def plain_layers() -> Mapping[str, dict[str, Any]]:
    """GeoJSON feature collections by layer, bottom to top, EPSG:4326.

    Every feature has `feature` (its id, or '') and `name`.
    """
    documents = {
        drawing.layer: drawing.document
        for drawing in drawings(atlas())
        if _BANDS.get(drawing.layer) == drawing.band
    }
    return {layer: _plain(documents[layer]) for layer in _BANDS}


def _plain(document: Mapping[str, Any]) -> dict[str, Any]:
    features = [
        {
            **feature,
            "properties": {
                "feature": feature["properties"].get("feature", ""),
                "name": feature["properties"].get("name", ""),
            },
        }
        for feature in document["features"]
    ]
    return {"type": "FeatureCollection", "features": features}


@cache
def colours(look: Look) -> Mapping[str, str]:
    """The colour of each face by its id, as its first holder in that worldview has it."""
    return {
        face: claimant_colour(holding.holders[0]) if holding.holders else NOBODYS
        for face, holding in holdings(atlas(), look).items()
    }
