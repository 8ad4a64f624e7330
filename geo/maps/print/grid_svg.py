"""A grid of maps of one frame that differ in whose the land is: one geometry, other fills.

What all pictures draw alike is defined once, and each map refers to it. What is styled by the look
stands in each map, all of one style as one path: its letters are there over and over, which
compression takes for nothing, while a browser styles and copies each reference by itself. With the
27 maps of all viewers references took it half as long again.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import shapely

from geo.layers.atlas import Atlas
from geo.maps.drawing.layer import Part
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.projection import Points
from geo.maps.drawing.shapes import Area, Grid, Line, Shape, Symbol
from geo.maps.layers.marks import MARKS
from geo.maps.layers.registry import names_of_parts, opacity_of, parts_of
from geo.maps.print.definitions import Definitions
from geo.maps.print.graticule import graticule_px
from geo.maps.print.naming.labels import place_names
from geo.maps.print.naming.name_svg import draw_names
from geo.maps.print.paths import areas_px, lines_px
from geo.maps.print.plate import draw_water
from geo.maps.print.shape_svg import (
    Detail,
    Ink,
    draw_shapes,
    stroke_attributes,
    stroke_of,
    symbol_boxes,
)
from geo.maps.print.svg import Attributes, element, path_data
from geo.maps.style.tokens import STROKES, Stroke

SMALL = Detail(tolerance_px=0.6, per_px=2, most_names=9)
# Shapes whose edges meet are drawn over the seam between them.
_SEAM_PX = 0.7
# Outlines are as thin as small maps need; of what would hardly be seen they are circles about it.
_OUTLINE, _OUTLINE_PX, _OUTLINE_OPACITY = "moved", 2.6, 0.75
_SMALLEST_PX, _CIRCLE_PX = 7.0, 5.0

# How one picture styles a shape: attributes in their order; None where it does not draw it.
_Style = tuple[tuple[str, str | float | None], ...] | None


@dataclass(frozen=True)
class MapGrid:
    """The maps of a grid as SVG, each to stand in a frame of its own, and what they refer to."""

    definitions: str
    maps: tuple[str, ...]


@dataclass(frozen=True)
class _Drawn:
    """Shapes of one geometry by how each picture styles them, in the order of the pictures."""

    data: str
    styles: tuple[_Style, ...]

    @property
    def is_common(self) -> bool:
        """Whether all pictures draw it alike."""
        return len(set(self.styles)) == 1


def draw_grid(
    atlas: Atlas, pictures: Sequence[Picture], *, detail: Detail = SMALL, prefix: str = "grid-"
) -> MapGrid:
    """The maps of pictures that have frame, layers and colours in common; `prefix` begins all ids.

    They have what is drawn as areas and lines, names, and the marks of a reader; symbols of places
    are left out.
    """
    definitions = Definitions(prefix, pictures[0].colours)
    grid = _References(prefix, len(pictures))
    grid.add_to_all(draw_water(pictures[0]))
    for part in parts_of(pictures[0]):
        if part.options.kind == "paths":
            for stratum in _strata(atlas, part, pictures, definitions, detail):
                grid.add(stratum, opacity_of(part.name, pictures[0]))
    signs = _signs_of_reader(atlas, pictures[0])
    grid.add_to_all("".join(draw_shapes(Ink(pictures[0], detail, definitions), signs)))
    grid.add_each(_names(atlas, pictures, detail, signs))
    maps = grid.maps
    return MapGrid(element("defs", {}, *grid.definitions) + definitions.markup, maps)


def _signs_of_reader(atlas: Atlas, picture: Picture) -> Sequence[Symbol]:
    """The points that a reader marked, however small the map is on which they asked for them."""
    shapes = (shape for part in MARKS.parts for shape in part.shapes(atlas, picture))
    return [shape for shape in shapes if isinstance(shape, Symbol)]


class _References:
    """Puts maps together of references to what is defined once."""

    def __init__(self, prefix: str, count: int) -> None:
        self.definitions: list[str] = []
        self._prefix = prefix
        self._maps: list[list[str]] = [[] for _picture in range(count)]
        self._common: list[str] = []

    @property
    def maps(self) -> tuple[str, ...]:
        """The markup of each map."""
        self._close()
        return tuple("".join(parts) for parts in self._maps)

    def add_to_all(self, markup: str) -> None:
        """Adds on top of all maps what they have in common."""
        if markup:
            self._common.append(markup)

    def add_each(self, markups: Sequence[str]) -> None:
        """Adds on top of each map what is its own; what several have is defined once."""
        if len(set(markups)) == 1:
            self.add_to_all(markups[0])
            return
        self._close()
        used = {markup: self._define("g", {}, markup) for markup in dict.fromkeys(markups)}
        for own, markup in zip(self._maps, markups, strict=True):
            own.append(element("use", {"href": used[markup]}))

    def add(self, stratum: Sequence[_Drawn], opacity: float) -> None:
        """Adds shapes that lie beside each other."""
        faded: Attributes = {"opacity": None if opacity == 1 else opacity}
        common = [
            element("path", {"d": one.data, **dict(one.styles[0])})
            for one in stratum
            if one.is_common and one.styles[0] is not None
        ]
        if common:
            self.add_to_all(
                element("g", {"fill": "none", "fill-rule": "evenodd", **faded}, *common)
            )
        own = [one for one in stratum if not one.is_common]
        if not own:
            return
        self._close()
        for at, parts in enumerate(self._maps):
            alike: dict[_Style, list[str]] = {}
            for one in own:
                if (style := one.styles[at]) is not None:
                    alike.setdefault(style, []).append(one.data)
            paths = (
                element("path", {"d": "".join(data), **dict(style or ())})
                for style, data in alike.items()
            )
            parts.append(element("g", {"fill": "none", "fill-rule": "evenodd", **faded}, *paths))

    def _close(self) -> None:
        if self._common:
            href = self._define("g", {"stroke-linejoin": "round"}, "".join(self._common))
            self._common = []
            for parts in self._maps:
                parts.append(element("use", {"href": href}))

    def _define(self, name: str, attributes: Attributes, markup: str = "") -> str:
        known = f"{self._prefix}{len(self.definitions) + 1}"
        self.definitions.append(element(name, {"id": known, **attributes}, markup))
        return f"#{known}"


def _strata(
    atlas: Atlas,
    part: Part,
    pictures: Sequence[Picture],
    definitions: Definitions,
    detail: Detail,
) -> Iterator[list[_Drawn]]:
    """What pictures draw of a part, in strata from bottom to top."""
    # What follows no scene is the same in all of them.
    own = part.options.follows or part.options.tied
    seen = [tuple(part.shapes(atlas, picture)) for picture in (pictures if own else pictures[:1])]
    shapes = seen if own else seen * len(pictures)
    for style in _STYLINGS:
        by_shape: dict[int | type[Shape], tuple[Shape, list[_Style]]] = {}
        for at, (picture, drawn) in enumerate(zip(pictures, shapes, strict=True)):
            for shape in drawn:
                found = style(shape, picture, definitions)
                if found is not None:
                    nothing: list[_Style] = [None] * len(pictures)
                    by_shape.setdefault(_identity(shape), (shape, nothing))[1][at] = found
        yield list(_group_shapes(by_shape, pictures[0], detail))


def _identity(shape: Shape) -> int | type[Shape]:
    return id(shape.geometry) if isinstance(shape, Area | Line) else type(shape)


def _ground(shape: Shape, picture: Picture, _definitions: Definitions) -> _Style:
    if not isinstance(shape, Area) or (shape.pattern and not shape.fill):
        return None
    if shape.edge in STROKES:
        stroke = STROKES[shape.edge]
        around = _attributes(stroke, picture.colours[stroke.colour])
        return ("fill", shape.fill or None), *around
    return ("fill", shape.fill), ("stroke", shape.fill), ("stroke-width", _SEAM_PX)


def _pattern(shape: Shape, _picture: Picture, definitions: Definitions) -> _Style:
    if not isinstance(shape, Area) or shape.pattern is None:
        return None
    return (("fill", definitions.pattern(shape.pattern)),)


def _line(shape: Shape, picture: Picture, definitions: Definitions) -> _Style:
    if isinstance(shape, Grid):
        stroke = STROKES["graticule"]
        return _attributes(stroke, picture.colours[stroke.colour])
    if not isinstance(shape, Line):
        return None
    stroke = stroke_of(shape)
    if shape.stroke == _OUTLINE:
        stroke = replace(stroke, width_px=_OUTLINE_PX, opacity=_OUTLINE_OPACITY)
    colour = picture.colours[stroke.colour]
    drawn = _attributes(stroke, colour)
    return (*drawn, ("marker-end", definitions.arrow(colour))) if shape.arrow else drawn


@lru_cache(maxsize=256)
def _attributes(stroke: Stroke, colour: str) -> tuple[tuple[str, str | float | None], ...]:
    return tuple(stroke_attributes(stroke, colour).items())


# How shapes are styled in each stratum of a part, bottom to top.
_STYLINGS: tuple[Callable[[Shape, Picture, Definitions], _Style], ...] = (_ground, _pattern, _line)


def _group_shapes(
    by_shape: dict[int | type[Shape], tuple[Shape, list[_Style]]], picture: Picture, detail: Detail
) -> Iterator[_Drawn]:
    groups: dict[tuple[_Style, ...], list[Shape]] = {}
    for shape, own in by_shape.values():
        groups.setdefault(tuple(own), []).append(shape)
    for styles, shapes in groups.items():
        data = _data(_shapes_in_frame(shapes, picture), picture, detail)
        if data:
            yield _Drawn(data, styles)


def _shapes_in_frame(shapes: Sequence[Shape], picture: Picture) -> Sequence[Shape]:
    """The shapes that lie in the frame: what is beside it makes no map another."""
    geometries = [shape.geometry for shape in shapes if isinstance(shape, Area | Line)]
    if not geometries:
        return shapes
    shown = picture.frame.shows(np.array(geometries, dtype=object))
    return [shape for shape, is_shown in zip(shapes, shown, strict=True) if is_shown]


def _data(shapes: Sequence[Shape], picture: Picture, detail: Detail) -> str:
    if not shapes:
        return ""
    frame, one = picture.frame, shapes[0]
    if isinstance(one, Grid):
        return path_data(graticule_px(frame), detail.per_px, closed=False)
    geometries = [shape.geometry for shape in shapes if isinstance(shape, Area | Line)]
    if isinstance(one, Area):
        rings = areas_px(geometries, frame, detail.tolerance_px, merged=True)
        return path_data(rings, detail.per_px, closed=True)
    lines = lines_px(geometries, frame, detail.tolerance_px)
    if isinstance(one, Line) and one.stroke == _OUTLINE:
        lines = [_line_or_circle(line) for line in lines]
    return path_data(lines, detail.per_px, closed=False)


def _line_or_circle(line: Points) -> Points:
    """The line, or a circle about it where it is too small to be seen."""
    low, high = line.min(axis=0), line.max(axis=0)
    if max(high - low) >= _SMALLEST_PX:
        return line
    around = shapely.Point((low + high) / 2).buffer(_CIRCLE_PX, quad_segs=3).exterior
    circle: Points = shapely.get_coordinates(around)
    return circle


def _names(
    atlas: Atlas, pictures: Sequence[Picture], detail: Detail, signs: Sequence[Symbol]
) -> Sequence[str]:
    """The names on each map; the same names stand on many, where they are placed once."""
    kept: dict[Hashable, str] = {}
    symbols = list(symbol_boxes(signs, pictures[0]))
    for picture in pictures:
        key = _key_of(picture)
        if key not in kept:
            names = names_of_parts(atlas, picture)
            labels = place_names(atlas, picture, names, symbols=symbols, most=detail.most_names)
            kept[key] = "".join(draw_names(labels, picture))
    return [kept[_key_of(picture)] for picture in pictures]


def _key_of(picture: Picture) -> Hashable:
    return picture.hidden, tuple(picture.scene["names"].items())
