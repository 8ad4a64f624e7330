"""The graticule: meridians and parallels."""

from collections.abc import Iterator

from geo.i18n.languages import N_
from geo.layers.atlas import Atlas
from geo.layers.frames import reference
from geo.maps.drawing.layer import Drawing, LayerOptions, MapLayer, Part, drawing
from geo.maps.drawing.merging import merge_rows
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.shapes import Grid, Shape


def _drawings(_atlas: Atlas) -> Iterator[Drawing]:
    yield drawing("graticule", merge_rows(reference.graticule().assign(style=""), "style"), 1)


def _shapes(_atlas: Atlas, _picture: Picture) -> Iterator[Shape]:
    yield Grid()


GRATICULE = MapLayer(
    name="graticule",
    title=N_("Graticule"),
    parts=(Part(LayerOptions("graticule", "grid", "graticule", late=True), shapes=_shapes),),
    drawings=_drawings,
    tables=("graticule",),
)
