"""The map of a page: which layers it stacks, what its legend switches, what it may paint."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from geo.i18n.languages import N_, _
from geo.layers.extents import Extent
from geo.layers.files.geojson import feature_collection
from geo.maps.drawing.picture import RangeRings
from geo.maps.layers.registry import STACK, SWITCHED, parts_on
from geo.maps.layers.rings import ring_lines
from geo.maps.web.folium_map import AtlasMap, MapConfig, MapProjections, VectorLayer

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


@dataclass(frozen=True)
class MapContent:
    """What a page puts on its map: its extent, its switches, those on at first, and its features.

    `only` names, by kind, the features to show besides the selected one; of other kinds, all.
    `ties_of` is the state whose ties stand out while nothing is selected, `lead_measure` the
    distance that always does, and `subject` the places that are named before all else. With
    `legend_over` the legend may lie over a corner of the extent.
    """

    extent: Extent
    toggles: tuple[str, ...]
    shown: tuple[str, ...]
    only: Mapping[str, Sequence[str]]
    projections: MapProjections
    story: bool = False
    filtered: bool = False
    ties_of: str = ""
    legend_over: bool = False
    lead_measure: str = ""
    subject: Sequence[str] = ()


def layer_stack(drawn: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, Any]]:
    """What the map script must know of each layer: how it is drawn, and its URL by zoom band.

    `drawn` gives the URLs of each document by zoom band.
    """
    return {
        part.name: replace(part.options, urls=drawn.get(part.document or part.name, {})).to_json()
        for part in STACK
    }


def atlas_map(files: MapFiles, content: MapContent) -> AtlasMap:
    """The Folium map of a page. It names layers of the stack; their geometry goes another way."""
    toggles = {name: tuple(part.name for part in SWITCHED[name].parts) for name in content.toggles}
    config = MapConfig(
        extent=content.extent,
        attribution=_(ATTRIBUTION),
        gazetteer=files.gazetteer_url,
        toggles=toggles,
        shown=content.shown,
        only=content.only,
        projections=content.projections,
        story=content.story,
        filtered=content.filtered,
        ties_of=content.ties_of,
        legend_over=content.legend_over,
        lead_measure=content.lead_measure,
        subject=content.subject,
    )
    atlas = AtlasMap(files.script_url, files.stylesheet_url, config)
    offered = parts_on(content.toggles)
    for part in STACK:
        if part.name in offered:
            atlas.add_child(VectorLayer(part.name))
    return atlas


def range_rings(rings: RangeRings) -> dict[str, Any]:
    """True geodesic circles about a point as GeoJSON, each with its radius at its northern end."""
    return feature_collection(ring_lines(rings), 4)
