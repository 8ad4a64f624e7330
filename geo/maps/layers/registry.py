"""All layers of the map: web map, figures, legend and exports walk this one list."""

from collections.abc import Iterable, Iterator, Mapping

from geo.layers.atlas import Atlas
from geo.maps.drawing.courtesy import courteous
from geo.maps.drawing.layer import PANES, MapLayer, Part
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.shapes import Name
from geo.maps.layers.borders import BORDERS
from geo.maps.layers.cities import CITIES
from geo.maps.layers.extents import EXTENTS
from geo.maps.layers.graticule import GRATICULE
from geo.maps.layers.land import LAND
from geo.maps.layers.marks import MARKS
from geo.maps.layers.measures import MEASURES
from geo.maps.layers.places import PLACES
from geo.maps.layers.rings import RINGS
from geo.maps.layers.selection import POINT_SIGN, SELECTION
from geo.maps.layers.states import STATES
from geo.maps.layers.ties import TIE_GROUPS, TIES
from geo.maps.layers.water import WATER
from geo.maps.layers.zones import ZONES

# Within a pane the later lies above the earlier.
REGISTRY: tuple[MapLayer, ...] = (
    LAND,
    STATES,
    ZONES,
    GRATICULE,
    EXTENTS,
    BORDERS,
    TIES,
    *TIE_GROUPS,
    RINGS,
    MEASURES,
    PLACES,
    CITIES,
    WATER,
    MARKS,
)

# By the name of the switch; land and marks have none.
SWITCHED: Mapping[str, MapLayer] = {layer.name: layer for layer in REGISTRY if layer.title}

_ALWAYS_ON = tuple(layer for layer in REGISTRY if not layer.title)


def _bottom_to_top(parts: Iterable[Part]) -> tuple[Part, ...]:
    each = {part.name: part for part in parts}
    return tuple(sorted(each.values(), key=lambda part: PANES.index(part.options.pane)))


# The stack of the web map, and that of figures, bottom to top.
STACK: tuple[Part, ...] = _bottom_to_top(part for layer in REGISTRY for part in layer.parts)
PRINTED: tuple[Part, ...] = _bottom_to_top((*STACK, SELECTION, POINT_SIGN))


def parts_on(switches: Iterable[str]) -> frozenset[str]:
    """The names of the parts that these switches show, and of those that have no switch."""
    switched = {part.name for layer in SWITCHED.values() for part in layer.parts}
    on = {part.name for name in switches for part in SWITCHED[name].parts}
    return frozenset(on | {part.name for part in PRINTED if part.name not in switched})


def tables_of(switches: Iterable[str]) -> tuple[str, ...]:
    """The names of the tables that an export has of these switches, and of layers without one.

    Each comes once.
    """
    layers = [*(SWITCHED[name] for name in switches), *_ALWAYS_ON]
    return tuple(dict.fromkeys(table for layer in layers for table in layer.tables))


def parts_of(picture: Picture) -> tuple[Part, ...]:
    """The parts of the stack that a picture shows, bottom to top."""
    on = parts_on(picture.layers)
    return tuple(part for part in PRINTED if part.name in on)


def names_of_parts(atlas: Atlas, picture: Picture) -> Iterator[Name]:
    """The names that a picture may show, those of all its parts."""
    for part in parts_of(picture):
        yield from courteous(part.names(atlas, picture))


def opacity_of(part: str, picture: Picture) -> float:
    """How strongly a part of the stack is drawn, 0 to 1: as the switch says that shows it."""
    shares = (
        picture.opacity.get(name, 1.0)
        for name in picture.layers
        if part in {own.name for own in SWITCHED[name].parts}
    )
    return min(shares, default=1.0)
