"""What is selected: its outline, above lines and below symbols, and on top a point's own sign."""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from geo.dossier.feature_id import FeatureId
from geo.layers.atlas import Atlas, Face
from geo.layers.cached import cache_some_by_atlas
from geo.layers.frames.measures import measures
from geo.layers.frames.zones import line_geometry
from geo.layers.geometry import Band
from geo.layers.points.point_id import Point
from geo.maps.drawing.layer import LayerOptions, Part
from geo.maps.drawing.picture import Picture, faces, holder, holder_of_face, rows_of
from geo.maps.drawing.shapes import Outline, Shape, Symbol
from geo.maps.style.tokens import POINT

_MOST_LANDS = 128


def _shapes(atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    outlines = [outline for outline in _outlines(atlas, picture) if not outline.is_empty]
    areas = tuple(outline for outline in outlines if _is_area(outline))
    lines = tuple(outline for outline in outlines if not _is_area(outline))
    edge = ("outline-casing", "outline")
    if areas:
        yield Outline(areas, edge, within=("outline-glow",), marks=("outline",))
    if lines:
        yield Outline(lines, edge, marks=("outline",))


def _is_area(geometry: BaseGeometry) -> bool:
    return bool(shapely.get_dimensions(geometry) == 2)


def _outlines(atlas: Atlas, picture: Picture) -> Iterator[BaseGeometry]:
    # A distance that is selected is wider, in its own colour.
    own = (feature for feature in sorted(picture.selected) if not feature.startswith("measure:"))
    found = (outline_of(atlas, picture, feature) for feature in own)
    yield from (outline for outline in found if outline is not None)


def outline_of(atlas: Atlas, picture: Picture, feature: str) -> BaseGeometry | None:
    """The land or the line of a feature, as a picture draws it; None of a feature at a point."""
    kind, name = FeatureId.parse(feature)
    if kind in ("state", "zone"):
        return _land(atlas, picture, kind, name)
    if kind == "line":
        return line_geometry(atlas, name, picture.band)
    return measures(atlas)[name].line if kind == "measure" else None


def _land(atlas: Atlas, picture: Picture, kind: str, name: str) -> BaseGeometry:
    """The land of a zone, or what is drawn as the land of a state."""
    holders = holder_of_face(picture)
    mine = tuple(
        face.face
        for face in rows_of(Face, faces(atlas, picture.band))
        if (holder(holders, face) == name if kind == "state" else name in face.zones)
    )
    return _union_of_faces(atlas, picture.band, mine)


@cache_some_by_atlas(_MOST_LANDS)
def _union_of_faces(atlas: Atlas, band: Band, names: tuple[str, ...]) -> BaseGeometry:
    """The land of faces by their names, in the order of their table."""
    wanted = set(names)
    land = [face.geometry for face in rows_of(Face, faces(atlas, band)) if face.face in wanted]
    return shapely.union_all(land)


def _signs(_atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    """The sign of a point that the reader chose, in each world of the frame that has it."""
    for feature in sorted(picture.selected):
        point = Point.parse(feature)
        for shift_degrees, box in picture.frame.worlds if point else ():
            if point and shapely.intersects_xy(box, point.lon, point.lat):
                yield Symbol(point.lon + shift_degrees, point.lat, POINT)


# The browser marks what is selected by itself, so that its stack has no such layers.
POINT_SIGN = Part(LayerOptions("point", "markers"), shapes=_signs)
SELECTION = Part(LayerOptions("selection", "outline"), shapes=_shapes)
