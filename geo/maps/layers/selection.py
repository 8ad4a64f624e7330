"""The outline of what is selected, which figures draw above lines and below symbols."""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from geo.layers.atlas import Atlas
from geo.layers.measures import measures
from geo.layers.zones import line_geometry
from geo.maps.layers.layer import LayerOptions, Part
from geo.maps.layers.picture import Picture, faces, holder, holder_of_face
from geo.maps.layers.shapes import Line, Shape


def _shapes(atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    outlines = list(_outlines(atlas, picture))
    for style in ("outline-casing", "outline"):
        yield from (Line(outline, style) for outline in outlines if not outline.is_empty)


def _outlines(atlas: Atlas, picture: Picture) -> Iterator[BaseGeometry]:
    for feature in sorted(picture.selected):
        kind, _colon, name = feature.partition(":")
        if kind in ("state", "zone"):
            yield _land(atlas, picture, kind, name)
        elif kind == "line":
            yield line_geometry(atlas, name, picture.band)
        elif kind == "measure":
            yield measures(atlas)[name].line


def _land(atlas: Atlas, picture: Picture, kind: str, name: str) -> BaseGeometry:
    """The land of a zone, or what is drawn as the land of a state."""
    every, holders = faces(atlas, picture.band), holder_of_face(picture)
    mine = [
        holder(holders, face) == name if kind == "state" else name in face.zones
        for face in every.itertuples()
    ]
    return shapely.union_all(every.geometry[mine].to_list())


# The browser outlines what is selected by itself, so that its stack has no such layer.
SELECTION = Part(LayerOptions("selection", "outline"), shapes=_shapes)
