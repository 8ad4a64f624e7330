"""The map of a page: which layers it stacks, what its legend switches, what it may paint."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import geopandas as gpd

from geo.i18n.languages import N_, _
from geo.layers.extents import Extent
from geo.layers.geodesy import geodesic_circle
from geo.layers.geojson import feature_collection
from geo.layers.ties import GROUPS as TIE_GROUPS
from geo.maps.web.folium_map import AtlasMap, LayerOptions, MapConfig, VectorLayer

ATTRIBUTION = N_(
    "Borders: Natural Earth 5.1.1 and 4.1. Cities: GeoNames; rivers: GSHHG. "
    "The map implies no opinion on the legal status of any territory."
)

# What each switch of the legend shows or hides: layers of the stack by name. Land has no switch.
TOGGLES: Mapping[str, tuple[str, ...]] = {
    "states": ("state-labels",),
    "zones": ("zones", "zone-labels"),
    "borders": ("borders",),
    "places": ("places",),
    "extents": ("extents",),
    "measures": ("measures",),
    "rings": ("rings",),
    "ties": tuple(f"ties-{group}" for group in TIE_GROUPS),
    **{f"ties-{group}": (f"ties-{group}",) for group in TIE_GROUPS},
    "cities": ("cities",),
    "water": ("lakes", "rivers", "seas"),
    "graticule": ("graticule",),
}

# Bottom to top.
STACK: tuple[LayerOptions, ...] = (
    # The edges of all land, wide and below it: what is seen of them lies along the coasts.
    LayerOptions("coast", "coast", "coast-glow", late=True),
    LayerOptions("land", "faces", "land", selects="state", follows="holders", painted_by="states"),
    LayerOptions("zones", "zones", "zone", draws="zone", selects="zone", follows="hatches"),
    LayerOptions("graticule", "grid", "graticule", late=True),
    LayerOptions("lakes", "water", "lake", late=True),
    LayerOptions("rivers", "water", "river", late=True),
    LayerOptions("extents", "extents", "extent", selects="place"),
    LayerOptions("borders", "borders", "border", selects="line", thin=True, follows="borders"),
    *(
        LayerOptions(
            f"ties-{group}",
            "ties",
            "tie",
            draws=group,
            selects="tie",
            thin=True,
            follows="ties",
            tied=True,
            late=True,
        )
        for group in TIE_GROUPS
    ),
    LayerOptions("rings", "ties", "ring", labels="figure"),
    LayerOptions("measures", "ties", "measure", selects="measure", labels="figure", thin=True),
    LayerOptions("places", "markers", "symbol", kind="points", labels="place"),
    LayerOptions("state-labels", "labels", kind="labels", labels="state", late=True),
    LayerOptions("zone-labels", "labels", kind="labels", labels="zone", late=True),
    LayerOptions("cities", "labels", kind="labels", labels="city", late=True),
    LayerOptions("seas", "labels", kind="labels", labels="water", late=True),
)

# Land and zones, and all groups of ties, are layers of one document, so that it is sent once.
_DOCUMENTS: Mapping[str, str] = {
    "land": "faces",
    "coast": "faces",
    "zones": "faces",
    **{f"ties-{group}": "ties" for group in TIE_GROUPS},
}


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
    """

    extent: Extent
    toggles: tuple[str, ...]
    shown: tuple[str, ...]
    only: Mapping[str, Sequence[str]]
    story: bool = False
    filtered: bool = False


def layer_stack(drawn: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, Any]]:
    """What the map script must know of each layer: how it is drawn, and its URL by zoom band.

    `drawn` gives the URLs of each document by zoom band.
    """
    return {
        options.name: replace(
            options, urls=drawn.get(_DOCUMENTS.get(options.name, options.name), {})
        ).to_json()
        for options in STACK
    }


def atlas_map(files: MapFiles, content: MapContent) -> AtlasMap:
    """The Folium map of a page. It names layers of the stack; their geometry goes another way."""
    toggles = {name: TOGGLES[name] for name in content.toggles}
    config = MapConfig(
        extent=content.extent,
        attribution=_(ATTRIBUTION),
        gazetteer=files.gazetteer_url,
        toggles=toggles,
        shown=content.shown,
        only=content.only,
        story=content.story,
        filtered=content.filtered,
    )
    atlas = AtlasMap(files.script_url, files.stylesheet_url, config)
    switched = {layer for layers in TOGGLES.values() for layer in layers}
    offered = {layer for layers in toggles.values() for layer in layers}
    for options in STACK:
        if options.name in offered or options.name not in switched:
            atlas.add_child(VectorLayer(options.name))
    return atlas


def range_rings(lon: float, lat: float, radii_km: Sequence[int]) -> dict[str, Any]:
    """True geodesic circles about a point as GeoJSON, each with its radius at its northern end."""
    rows = []
    for radius_km in radii_km:
        line = geodesic_circle(lon, lat, radius_km)
        north = max(line.coords, key=lambda point: point[1])
        rows.append(
            {
                "id": f"ring:{radius_km}",
                "label": f"{radius_km:,} km",
                "label_at": [round(degrees, 4) for degrees in north],
                "rank": 2,
                "geometry": line,
            }
        )
    frame = gpd.GeoDataFrame(rows, columns=["id", "label", "label_at", "rank", "geometry"])
    return feature_collection(frame.set_geometry("geometry", crs=4326), 4)
