"""Shapes of the map's layers as SVG, in the pixels of a plate."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.i18n.languages import number
from geo.maps.drawing.courtesy import courteous
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.prepared import Prepared
from geo.maps.drawing.shapes import Area, Grid, Line, Outline, Shape, SoftEdge, Symbol
from geo.maps.print.definitions import Definitions
from geo.maps.print.graticule import graticule_px
from geo.maps.print.lettering import TO_BASELINE
from geo.maps.print.naming.boxes import Box, box_about
from geo.maps.print.paths import areas_px, lines_px
from geo.maps.print.svg import Attributes, element, path_data, text_of
from geo.maps.style.bundles import LINES
from geo.maps.style.labels import SYMBOL_ROOM_PX
from geo.maps.style.tokens import (
    COUNT_PX,
    DIMMED_OPACITY,
    LAND_EDGE,
    STROKES,
    SYMBOL_BOX,
    SYMBOL_PX,
    Stroke,
    symbol_token,
)

# The ring about the symbol of a selected place, as the style sheet of the map has it.
_RING_PX, _RING_WIDTH_PX = SYMBOL_PX / 2 + 2.8, 1.7

# All land of a hundred frames takes about so much.
_PATHS: Prepared[str] = Prepared(8 * 2**20, len)

Alike = TypeVar("Alike", bound=Shape)


@dataclass(frozen=True)
class Detail:
    """How closely a plate is drawn.

    Lines may leave their course by `tolerance_px`; a coordinate is rounded to a part of a pixel,
    `per_px` of which make one; `most_names` are written at most. With `merged` land that looks
    alike has no edges within.
    """

    tolerance_px: float
    per_px: int
    most_names: int
    merged: bool = False


@dataclass(frozen=True)
class Ink:
    """What shapes are drawn with: their picture, how closely, and what they refer to."""

    picture: Picture
    detail: Detail
    definitions: Definitions


def draw_shapes(ink: Ink, shapes: Sequence[Shape]) -> Iterator[str]:
    """Areas below lines below symbols; those of one look that have no order are one path."""
    areas = [shape for shape in shapes if isinstance(shape, Area)]
    for alike in _alike(areas, _look_of_area):
        yield from _areas(ink, alike)
    if any(isinstance(shape, Grid) for shape in shapes):
        grid = graticule_px(ink.picture.frame)
        data = path_data(grid, ink.detail.per_px, closed=False)
        yield element("path", {"d": data, **_stroke(ink, STROKES["graticule"])})
    lines = [shape for shape in shapes if isinstance(shape, Line)]
    for same in _alike(lines, _look_of_line):
        yield from _lines(ink, same)
    for shape in shapes:
        if isinstance(shape, Outline):
            yield from _outline(ink, shape)
    yield from (_symbol(ink, shape) for shape in shapes if isinstance(shape, Symbol))


def symbol_boxes(shapes: Iterable[Shape], picture: Picture) -> Iterator[Box]:
    """What letters keep clear of: symbols, and the ends of ties."""
    points = [point for shape in shapes for point in _spots(shape)]
    for x, y in picture.frame.pixels(np.array(points, dtype=float).reshape(-1, 2)):
        yield box_about(float(x), float(y), SYMBOL_ROOM_PX)


def _spots(shape: Shape) -> Sequence[tuple[float, float]]:
    if isinstance(shape, Symbol):
        return ((shape.lon, shape.lat),)
    if isinstance(shape, Line) and "tie" in shape.marks:
        points = shapely.get_coordinates(shape.geometry)
        return (tuple(points[0]), tuple(points[-1]))
    return ()


def _alike(shapes: Iterable[Alike], look: Callable[[Alike], object]) -> Iterator[list[Alike]]:
    """The shapes by their look, in the order in which looks come first."""
    groups: dict[object, list[Alike]] = {}
    for shape in shapes:
        groups.setdefault(look(shape), []).append(shape)
    yield from courteous(groups.values())


def _look_of_area(area: Area) -> object:
    # A soft edge fades from the middle of its own path.
    own = id(area) if isinstance(area.pattern, SoftEdge) else None
    return area.fill, area.pattern, area.opacity, area.edge, own


def _look_of_line(line: Line) -> object:
    return line.stroke, line.widened, line.added_px, line.opacity, line.arrow


def _areas(ink: Ink, areas: list[Area]) -> Iterator[str]:
    geometries = [area.geometry for area in areas]
    data = _path_of_areas(ink, geometries)
    if not data:
        return
    one = areas[0]
    edge = LAND_EDGE if one.edge == "land" else STROKES.get(one.edge)
    around = _stroke(ink, edge) if edge else {}
    # Holes are holes whichever way their rings turn.
    shape: Attributes = {"d": data, "fill-rule": "evenodd"}
    if one.fill or not one.pattern:
        ground = {} if one.pattern else around
        yield element("path", {**shape, "fill": one.fill or None, **ground})
    if one.pattern:
        fill = ink.definitions.pattern(one.pattern)
        faint: Attributes = {"fill-opacity": one.opacity} if one.opacity < 1 else {}
        yield element("path", {**shape, "fill": fill, **faint, **around})


def _path_of_areas(ink: Ink, geometries: Sequence[BaseGeometry]) -> str:
    frame, detail = ink.picture.frame, ink.detail

    def write() -> str:
        rings = areas_px(geometries, frame, detail.tolerance_px, merged=detail.merged)
        return path_data(rings, detail.per_px, closed=True)

    return _kept_path(ink, "areas", geometries, write)


def _path_of_lines(ink: Ink, geometries: Sequence[BaseGeometry]) -> str:
    frame, detail = ink.picture.frame, ink.detail

    def write() -> str:
        return path_data(
            lines_px(geometries, frame, detail.tolerance_px), detail.per_px, closed=False
        )

    return _kept_path(ink, "lines", geometries, write)


def _kept_path(
    ink: Ink, kind: str, geometries: Sequence[BaseGeometry], write: Callable[[], str]
) -> str:
    """The data of a path: that of a rough plate is kept, since many pages of one frame have it."""
    if not ink.detail.merged:
        return write()
    return _PATHS.get_or_make(ink.picture.frame, (kind, ink.detail), geometries, write)


def _lines(ink: Ink, lines: list[Line]) -> Iterator[str]:
    one = lines[0]
    geometries = [line.geometry for line in lines]
    attributes = _stroke(ink, stroke_of(one))
    if not one.arrow:
        data = _path_of_lines(ink, geometries)
        if data:
            yield element("path", {"d": data, **attributes})
        return
    drawn = lines_px(geometries, ink.picture.frame, ink.detail.tolerance_px)
    head = ink.definitions.arrow(str(attributes["stroke"]))
    for line in drawn:
        data = path_data([line], ink.detail.per_px, closed=False)
        yield element("path", {"d": data, **attributes, "marker-end": head})


def _outline(ink: Ink, outline: Outline) -> Iterator[str]:
    data = _path_of_lines(ink, outline.geometries)
    if not data:
        return
    href = ink.definitions.path(data)
    for name in outline.within:
        inside = {"clip-path": ink.definitions.inside(data)}
        yield element("use", {"href": href, **_stroke(ink, STROKES[name]), **inside})
    for name in outline.strokes:
        yield element("use", {"href": href, **_stroke(ink, STROKES[name])})


def stroke_of(line: Line) -> Stroke:
    """The stroke of a line, as wide and as faint as it is."""
    stroke = LINES[line.stroke]
    width_px = stroke.width_px * line.widened + line.added_px
    return Stroke(stroke.colour, width_px, stroke.dashes_px, stroke.opacity * line.opacity)


def stroke_attributes(stroke: Stroke, colour: str) -> Attributes:
    """The attributes of a line in a stroke of the style."""
    return {
        "stroke": colour,
        "stroke-width": stroke.width_px,
        "stroke-dasharray": " ".join(f"{px:g}" for px in stroke.dashes_px) or None,
        "stroke-opacity": None if stroke.opacity == 1 else stroke.opacity,
    }


def _stroke(ink: Ink, stroke: Stroke) -> Attributes:
    return stroke_attributes(stroke, ink.picture.colours[stroke.colour])


def _symbol(ink: Ink, shape: Symbol) -> str:
    picture = ink.picture
    ((x, y),) = picture.frame.pixels(np.array([[shape.lon, shape.lat]]))
    drawn = draw_symbol(ink.definitions, shape.symbol, picture.colours[symbol_token(shape.symbol)])
    ring = _selection_ring(ink) if shape.selected else ""
    drawn += _count(shape.count, picture.colours["halo"]) if shape.count else ""
    attributes = {
        "transform": f"translate({x:.1f} {y:.1f})",
        "opacity": DIMMED_OPACITY if shape.dimmed else None,
    }
    return element("g", attributes, ring, drawn)


def _count(count: int, colour: str) -> str:
    """The number of the places that a symbol stands for."""
    attributes: Attributes = {
        "y": round(COUNT_PX * TO_BASELINE, 1),
        "font-size": COUNT_PX,
        "font-weight": 700,
        "text-anchor": "middle",
        "fill": colour,
    }
    return element("text", attributes, text_of(number(count)))


def draw_symbol(definitions: Definitions, symbol: str, colour: str, scale: float = 1.0) -> str:
    """The symbol of a kind of place about the origin."""
    factor = scale * SYMBOL_PX / SYMBOL_BOX
    href = definitions.symbol(symbol, colour)
    return element("use", {"href": href, "transform": f"scale({factor:g})"})


def _selection_ring(ink: Ink) -> str:
    """A ring between two light ones."""
    colours = ink.picture.colours

    def circle(colour: str, width_px: float) -> str:
        attributes: Attributes = {
            "r": _RING_PX,
            "fill": "none",
            "stroke": colours[colour],
            "stroke-width": width_px,
        }
        return element("circle", attributes)

    return circle("selected-casing", 3 * _RING_WIDTH_PX) + circle("selected", _RING_WIDTH_PX)
