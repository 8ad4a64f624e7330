"""A layer of the map: all that the renderers must know of it, in one place."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import NotRequired, TypedDict, cast

import geopandas as gpd
import numpy as np
import shapely

from geo.layers.atlas import Atlas
from geo.layers.files.geojson import FeatureCollection, feature_collection
from geo.layers.geometry import BANDS, Band
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.samples import Explained, Sample
from geo.maps.drawing.shapes import Name, Shape
from geo.maps.style.scales import BAND_ZOOMS

# Bottom to top: the panes that the script makes, and those that stand above all of them.
MADE_PANES = (
    "tiles",
    "grid",
    "coast",
    "faces",
    "zones",
    "water",
    "extents",
    "borders",
    "ties",
    "outline",
)
PANES = (*MADE_PANES, "markers", "labels")

# On how fine a grid the corners of a band lie: lines in a degree, of which about six are a pixel at
# the last zoom of the coarse and of the medium band.
PER_DEGREE: Mapping[Band, int] = {"coarse": 100, "medium": 500, "fine": 10_000}


class StackLayer(TypedDict):
    """A layer of the stack as the script reads it; fields as those of LayerOptions."""

    name: str
    pane: str
    urls: Mapping[str, str]
    className: NotRequired[str]
    kind: NotRequired[str]
    labels: NotRequired[str]
    draws: NotRequired[str]
    selects: NotRequired[str]
    thin: NotRequired[bool]
    follows: NotRequired[str]
    paintedBy: NotRequired[str]
    tied: NotRequired[bool]
    late: NotRequired[bool]
    sparse: NotRequired[bool]


@dataclass(frozen=True)
class LayerOptions:
    """How the browser draws one layer of its stack.

    `urls` has one entry, or one for each zoom band. `kind` is `paths`, `points` or `labels`;
    `labels` is the style of its labels. `draws` and `selects` name the kinds of features that it
    draws (empty: all) and that answer a click. `thin` lines get a wide target; `follows` is the
    part of the scene by which it is styled (`holders`, `hatches`, `borders` or `ties`),
    `painted_by` the toggle that lets it be. `tied` layers show only what holds on the day; `late`
    layers, which only help to read the others, are fetched once those are drawn; `sparse` ones are
    drawn from a nearer zoom on where a map shows many places.
    """

    name: str
    pane: str
    class_name: str = ""
    urls: Mapping[str, str] = field(default_factory=dict)
    kind: str = "paths"
    labels: str = ""
    draws: str = ""
    selects: str = ""
    thin: bool = False
    follows: str = ""
    painted_by: str = ""
    tied: bool = False
    late: bool = False
    sparse: bool = False

    def to_json(self) -> StackLayer:
        """The options as the script of the map frame reads them: without those that are not set."""
        options = {"className": self.class_name, "paintedBy": self.painted_by, **asdict(self)}
        kept = ("name", "pane", "urls")
        given = {
            name: value
            for name, value in options.items()
            if name in kept or (value and name not in ("class_name", "painted_by"))
        }
        return cast("StackLayer", given)


@dataclass(frozen=True)
class Drawing:
    """One document that the browser fetches: its name, its zoom band or `all`, its GeoJSON.

    All coordinates are whole numbers of a `per_degree`th of a degree.
    """

    layer: str
    band: str
    document: FeatureCollection
    per_degree: int


def no_shapes(_atlas: Atlas, _picture: Picture) -> Iterable[Shape]:
    """Of a part that has names only."""
    return ()


def no_names(_atlas: Atlas, _picture: Picture) -> Iterable[Name]:
    """Of a part that bears no names."""
    return ()


@dataclass(frozen=True)
class Part:
    """One layer of the stack, in the browser and in figures.

    `options` is how the browser draws it, from the document of that name or its own; `shapes` and
    `names` are what a figure draws of it, on top of the panes below its own.
    """

    options: LayerOptions
    document: str = ""
    shapes: Callable[[Atlas, Picture], Iterable[Shape]] = no_shapes
    names: Callable[[Atlas, Picture], Iterable[Name]] = no_names

    @property
    def name(self) -> str:
        """Its name in the stack; figures group what they draw of it as `layer-` and the name."""
        return self.options.name


def no_drawings(_atlas: Atlas) -> Iterable[Drawing]:
    """Of a layer whose document is another's, or comes with the state of the page."""
    return ()


def no_samples(_atlas: Atlas, _explained: Explained) -> tuple[Sample, ...]:
    """Of a layer that needs no explanation."""
    return ()


@dataclass(frozen=True)
class MapLayer:
    """A layer that readers switch, or, without a title, that is always there.

    `parts` are what it adds to the stack, `drawings` the documents that the browser fetches,
    `samples` what the legend explains, and `tables` the names of its tables in an export.
    """

    name: str
    title: str
    parts: tuple[Part, ...]
    drawings: Callable[[Atlas], Iterable[Drawing]] = no_drawings
    samples: Callable[[Atlas, Explained], tuple[Sample, ...]] = no_samples
    tables: tuple[str, ...] = ()


def drawing(layer: str, frame: gpd.GeoDataFrame, per_degree: int, band: str = "all") -> Drawing:
    """A frame as a document, its coordinates rounded to a `per_degree`th of a degree."""
    rounded = shapely.transform(
        frame.geometry.to_numpy(), lambda points: np.round(points * per_degree) / per_degree
    )
    document = feature_collection(
        frame.set_geometry(rounded, crs=frame.crs), math.ceil(math.log10(per_degree))
    )
    return Drawing(layer, band, document, per_degree)


def drawings_by_zoom(layer: str, frame: gpd.GeoDataFrame) -> Iterator[Drawing]:
    """What is due in the coarse and in the medium band, with which visits begin, and all."""
    for band, zoom in zip(BANDS, BAND_ZOOMS, strict=False):
        yield drawing(layer, frame[frame["min_zoom"] < zoom], PER_DEGREE[band], band)
    yield drawing(layer, frame, 1000)
