"""Water: lakes, rivers, and the names of seas."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import geopandas as gpd
from shapely.geometry.base import BaseGeometry

from geo.i18n.languages import N_, _
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.frames import reference
from geo.maps.drawing.layer import (
    Drawing,
    LayerOptions,
    MapLayer,
    Part,
    drawing,
    drawings_by_zoom,
)
from geo.maps.drawing.merging import merge_rows
from geo.maps.drawing.names import NamedRows, names_of
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.shapes import Area, Line, Name, Shape
from geo.maps.style.scales import LARGE_LAKES, RIVER_ZOOMS, SMALL_LAKES_ZOOM


class _River(NamedTuple):
    """What a figure draws of a row of `_rivers`."""

    style: str
    min_zoom: float
    geometry: BaseGeometry


def _drawings(atlas: Atlas) -> Iterator[Drawing]:
    yield from drawings_by_zoom("lakes", merge_rows(_lakes(atlas), "min_zoom"))
    yield from drawings_by_zoom("rivers", merge_rows(_rivers(atlas), "style", "min_zoom"))
    yield drawing("seas", _seas(), 10)


@cache_by_atlas
def _lakes(atlas: Atlas) -> gpd.GeoDataFrame:
    frame = reference.lakes(atlas)
    due = [0.0 if rank <= LARGE_LAKES else SMALL_LAKES_ZOOM for rank in frame["rank"]]
    return frame.assign(min_zoom=due)


@cache_by_atlas
def _rivers(atlas: Atlas) -> gpd.GeoDataFrame:
    frame = reference.rivers(atlas)
    minor = ["river-minor" if rank > 1 else "" for rank in frame["rank"]]
    due = [RIVER_ZOOMS[rank] for rank in frame["rank"]]
    return frame.assign(style=minor, min_zoom=due)


def _seas() -> gpd.GeoDataFrame:
    frame = reference.seas()
    return frame.assign(label=frame["name"], rank=2.5).drop(columns="name")


def _lake_shapes(atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    lakes = picture.near(_lakes(atlas))
    for lake in lakes.geometry[lakes["min_zoom"] <= picture.frame.zoom]:
        yield Area(lake, picture.colours["water"], edge="lake")


def _river_shapes(atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    for river in picture.rows_near(_River, _rivers(atlas)):
        if river.min_zoom <= picture.frame.zoom:
            yield Line(river.geometry, river.style or "river")


@cache_by_atlas
def _named_seas(_atlas: Atlas) -> NamedRows:
    frame = _seas()
    return NamedRows.of(frame.assign(label=[_(name) for name in frame["label"]]))


def _sea_names(atlas: Atlas, picture: Picture) -> Iterable[Name]:
    return names_of(atlas, picture, _named_seas(atlas), "seas", "water")


WATER = MapLayer(
    name="water",
    title=N_("Lakes, rivers, seas"),
    parts=(
        Part(LayerOptions("lakes", "water", "lake", late=True), shapes=_lake_shapes),
        Part(LayerOptions("rivers", "water", "river", late=True), shapes=_river_shapes),
        Part(
            LayerOptions("seas", "labels", kind="labels", labels="water", late=True),
            names=_sea_names,
        ),
    ),
    drawings=_drawings,
    tables=("lakes", "rivers"),
)
