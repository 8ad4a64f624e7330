"""Folium elements of the Atlas: a map that needs no other host, and layers that it fetches."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import cast

import folium
from branca.element import Figure, MacroElement
from folium.template import Template
from jinja2.utils import htmlsafe_json_dumps

from geo.layers.extents import Extent
from geo.layers.files.geojson import FeatureCollection
from geo.maps.style.projections import Definition, Projection


@dataclass(frozen=True)
class MapProjections:
    """The projections of a page: that of the map at first, and the definition of each.

    `about` names the place whose distances are true; where a page has none, they are those of the
    selected place, and the script moves the centre there.
    """

    at_first: Projection
    about: str
    known: Sequence[Definition]


@dataclass(frozen=True)
class MapContent:
    """What a page puts on its map: its extent, its switches and its features.

    `toggles` are the switches, `shown` those that are on at first. `only` names, by kind, the
    features to show besides the selected one; of other kinds, all. `ties_of` is the state whose
    ties stand out while nothing is selected, `lead_measure` the distance that always does, and
    `subject` the places that are named before all else. With `legend_over` the legend may lie over
    a corner of the extent, and with `filtered` the page's list has filters.
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


@dataclass(frozen=True)
class MapConfig:
    """What a page's map starts with: what the page puts on it, and what the script must know of it.

    `layers_of` gives the layers that each switch of the legend shows. It must not depend on the
    selection or on the position, because a changed script would make the browser build the map
    anew.
    """

    content: MapContent
    attribution: str
    gazetteer: str
    layers_of: Mapping[str, Sequence[str]]

    def to_json(self) -> dict[str, object]:
        """The settings that the script of the map frame reads; its extent as Leaflet wants it."""
        west, south, east, north = self.content.extent
        return asdict(self.content) | {
            "attribution": self.attribution,
            "gazetteer": self.gazetteer,
            "extent": [[south, west], [north, east]],
            # Pairs, because the template sorts the keys of a mapping and the order is the page's.
            "toggles": list(self.layers_of.items()),
        }


class AtlasMap(folium.Map):
    """A Folium map that takes Leaflet and its style from our own server and has no tiles."""

    def __init__(self, script_url: str, stylesheet_url: str, config: MapConfig) -> None:
        """Makes an empty map; layers are added to it as children."""
        super().__init__(
            location=[0, 0],
            zoom_start=2,
            tiles=None,
            zoom_control=False,
            zoom_snap=0.25,
            zoom_delta=0.75,
            wheel_px_per_zoom_level=90,
            world_copy_jump=True,
            # The script follows the size of its place itself, and does not take it for a move.
            track_resize=False,
        )
        self.default_js = [("atlas", script_url)]
        self.default_css = [("atlas", stylesheet_url)]
        self.add_child(_Start(config))

    def parts(self) -> tuple[str, str]:
        """The HTML of the map's place and the script that draws it there, for a page of its own.

        The place is called `map_div`, as Streamlit's map frame calls it.
        """
        self._name, self._id = "map", "div"
        root = cast("Figure", self.get_root())
        root.render()
        return root.html.render(), root.script.render()


class _Start(MacroElement):
    _template = Template(
        """
        {% macro script(this, kwargs) %}
            Atlas.start({{ this._parent.get_name() }}, {{ this.config }});
        {% endmacro %}
        """
    )

    def __init__(self, config: MapConfig) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Start"
        self.config = _in_script(config.to_json())


def _in_script(value: object) -> str:
    """JSON for a script, whose words no later reading takes for a template.

    What Folium has rendered is read as a template once more before it is sent.
    """
    written = str(htmlsafe_json_dumps(value))
    return re.sub(r"\{(?=[{%#])", r"\\u007b", written)


class VectorLayer(MacroElement):
    """A layer of the map script's stack, whose GeoJSON the browser fetches for its zoom band."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            Atlas.addLayer({{ this.layer|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, layer: str) -> None:
        """Makes the element; nothing is fetched before the browser shows the map."""
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "VectorLayer"
        self.layer = layer


@dataclass(frozen=True)
class MapState:
    """What may change on a map that stands.

    `paint` gives, by class of the cartographic style, the states whose land has it; with `tints`
    land has the tint of its holder instead. `marks` gives, by sign, the features whose label bears
    it; `rings` is GeoJSON; `address` has the keys of the address that the page has changed.
    """

    tints: bool = False
    paint: Mapping[str, Sequence[str]] = field(default_factory=dict)
    marks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    rings: FeatureCollection | None = None
    address: Mapping[str, str | None] = field(default_factory=dict)


class _Update(MacroElement):
    _template = Template(
        """
        {% macro script(this, kwargs) %}
            Atlas.update({{ this.state|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, state: MapState) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Update"
        self.state = asdict(state)


def state_group(state: MapState) -> folium.FeatureGroup:
    """A feature group that carries `state` to the map in the browser without building it anew."""
    group = folium.FeatureGroup(name="state")
    group.add_child(_Update(state))
    return group
