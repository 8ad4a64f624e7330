"""Extents: how closely the location of a place is known, as a circle."""

from collections.abc import Iterator
from typing import NamedTuple

import geopandas as gpd
from shapely.geometry import Polygon

from geo.i18n.languages import N_, _
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.frames import places
from geo.maps.drawing.layer import Drawing, LayerOptions, MapLayer, Part, drawings_by_zoom
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.samples import Explained, Sample
from geo.maps.drawing.shapes import Area, Shape, SoftEdge
from geo.maps.style.scales import radius_zoom
from geo.maps.style.tokens import MANY_LATER


class _Extent(NamedTuple):
    """What a figure draws of a row of `_frame`."""

    feature: str
    style: str
    min_zoom: float
    geometry: Polygon


def _drawings(atlas: Atlas) -> Iterator[Drawing]:
    yield from drawings_by_zoom("extents", _frame(atlas))


@cache_by_atlas
def _frame(atlas: Atlas) -> gpd.GeoDataFrame:
    frame = places.extents(atlas)
    style = ["extent-sea" if kind == "sea" else "" for kind in frame["kind"]]
    middles = frame.geometry.bounds[["miny", "maxy"]].mean(axis="columns")
    due = [radius_zoom(radius, lat) for radius, lat in zip(frame["radius_m"], middles, strict=True)]
    frame = frame.assign(feature=frame["id"], style=style, min_zoom=due)
    return frame[["id", "feature", "name", "style", "min_zoom", "geometry"]]


def _shapes(atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    soft = SoftEdge(picture.colours["extent"])
    zoom = picture.frame.zoom - (MANY_LATER if picture.shows_many else 0)
    for extent in picture.rows_near(_Extent, _frame(atlas)):
        if extent.min_zoom <= zoom and picture.shows("place", extent.feature):
            edge = extent.style or "extent"
            yield Area(extent.geometry, pattern=soft, edge=edge, marks=("extent",))


def _samples(_atlas: Atlas, _explained: Explained) -> tuple[Sample, ...]:
    words = _("location known only to within this circle")
    return (Sample("extent", words, "extent", stroke="extent"),)


EXTENTS = MapLayer(
    name="extents",
    title=N_("Accuracy of locations"),
    parts=(
        Part(
            LayerOptions("extents", "extents", "extent", selects="place", sparse=True),
            shapes=_shapes,
        ),
    ),
    drawings=_drawings,
    samples=_samples,
    tables=("extents",),
)
