"""The map of a page: which layers it stacks, what its legend switches, what it may paint."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from geo.i18n.languages import N_, _
from geo.layers.files.geojson import FeatureCollection, feature_collection
from geo.maps.drawing.layer import StackLayer
from geo.maps.drawing.picture import RangeRings
from geo.maps.layers.registry import STACK, SWITCHED, parts_on
from geo.maps.layers.rings import ring_lines
from geo.maps.web.folium_map import AtlasMap, MapConfig, MapContent, VectorLayer

ATTRIBUTION = N_(
    "Borders: Natural Earth 5.1.1 and 4.1. Cities: GeoNames; rivers: GSHHG. "
    "The map implies no opinion on the legal status of any territory."
)


@dataclass(frozen=True)
class MapFiles:
    """The addresses of what the browser fetches first; the script knows those of the layers."""

    script_url: str
    stylesheet_url: str
    gazetteer_url: str


def layer_stack(drawn: Mapping[str, Mapping[str, str]]) -> dict[str, StackLayer]:
    """What the map script must know of each layer: how it is drawn, and its URL by zoom band.

    `drawn` gives the URLs of each document by zoom band.
    """
    return {
        part.name: replace(part.options, urls=drawn.get(part.document or part.name, {})).to_json()
        for part in STACK
    }


def atlas_map(files: MapFiles, content: MapContent) -> AtlasMap:
    """The Folium map of a page. It names layers of the stack; their geometry goes another way."""
    layers_of = {
        name: tuple(part.name for part in SWITCHED[name].parts) for name in content.toggles
    }
    config = MapConfig(content, _(ATTRIBUTION), files.gazetteer_url, layers_of)
    atlas = AtlasMap(files.script_url, files.stylesheet_url, config)
    offered = parts_on(content.toggles)
    for part in STACK:
        if part.name in offered:
            atlas.add_child(VectorLayer(part.name))
    return atlas


def range_rings(rings: RangeRings) -> FeatureCollection:
    """True geodesic circles about a point as GeoJSON, each with its radius at its northern end."""
    return feature_collection(ring_lines(rings), 4)
