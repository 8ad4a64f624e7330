"""Shapes of the map's layers as artists of Matplotlib, in pixels of a figure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
import shapely
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from geo.maps.layers.picture import Picture
from geo.maps.layers.projection import Frame, Points
from geo.maps.layers.shapes import Area, Grid, Line, Shape, Symbol
from geo.maps.print.graticule import graticule_px
from geo.maps.print.labels import Box, box_about
from geo.maps.print.patterns import add_pattern
from geo.maps.print.symbols import add_symbol
from geo.maps.style.labels import SYMBOL_ROOM_PX
from geo.maps.style.tokens import ARROW_WIDTHS, LAND_EDGE, STROKES, Stroke

# The head of an arrow in its own box of eight by eight: its corners, and where the line ends.
_ARROW = np.array([[0.0, 0.6], [8.0, 4.0], [0.0, 7.4]]) - np.array([7.5, 4.0])
_ARROW_BOX = 8.0


class _Edge(Artist):
    """The start or the end of a group of an SVG; other formats have none."""

    def __init__(self, name: str, zorder: float, *, opens: bool) -> None:
        super().__init__()
        self._name, self._opens = name, opens
        self.set_zorder(zorder)

    def draw(self, renderer: RendererBase) -> None:
        if self._opens:
            renderer.open_group("layer", gid=self._name)
        else:
            renderer.close_group("layer")


@dataclass(frozen=True)
class Ink:
    """How a part is drawn: its picture, how strongly, and how far above the others."""

    picture: Picture
    opacity: float = 1.0
    zorder: float = 1.0

    @property
    def frame(self) -> Frame:
        """Where it is drawn."""
        return self.picture.frame


def open_group(axes: Axes, name: str, zorder: float) -> None:
    """Begins a group of that id; what is added next, at the same height, belongs to it."""
    axes.add_artist(_Edge(name, zorder, opens=True))


def close_group(axes: Axes, name: str, zorder: float) -> None:
    """Ends the group."""
    axes.add_artist(_Edge(name, zorder, opens=False))


def add_shapes(axes: Axes, shapes: Iterable[Shape], ink: Ink) -> None:
    """Draws shapes in their order; lines of one look that follow each other are one artist."""
    for look, alike in groupby(shapes, _look_of):
        if isinstance(look, _LineLook):
            _add_lines(axes, [line.geometry for line in alike if isinstance(line, Line)], look, ink)
            continue
        for shape in alike:
            _add_shape(axes, shape, ink)


def _add_shape(axes: Axes, shape: Shape, ink: Ink) -> None:
    if isinstance(shape, Area):
        _add_area(axes, shape, ink)
    elif isinstance(shape, Symbol):
        ((x, y),) = ink.frame.pixels(np.array([[shape.lon, shape.lat]]))
        add_symbol(axes, (float(x), float(y)), shape.symbol, ink.picture.colours,
                   selected=shape.selected, dimmed=shape.dimmed, opacity=ink.opacity,
                   zorder=ink.zorder)  # fmt: skip
    elif isinstance(shape, Grid):
        lines = lines_of(graticule_px(ink.frame), STROKES["graticule"], ink)
        axes.add_collection(lines, autolim=False)


@dataclass(frozen=True)
class _LineLook:
    stroke: Stroke
    arrow: bool


def _look_of(shape: Shape) -> Any:
    if not isinstance(shape, Line):
        return type(shape)
    stroke = STROKES[shape.stroke]
    width = stroke.width_px * shape.widened + shape.added_px
    opacity = stroke.opacity * shape.opacity
    return _LineLook(Stroke(stroke.colour, width, stroke.dashes_px, opacity), shape.arrow)


def _add_lines(axes: Axes, geometries: list[BaseGeometry], look: _LineLook, ink: Ink) -> None:
    axes.add_collection(lines_of(pixels_of(geometries, ink.frame), look.stroke, ink), autolim=False)
    if look.arrow:
        axes.add_collection(_arrows(geometries, look.stroke, ink), autolim=False)


def symbol_boxes(shapes: Iterable[Shape], frame: Frame) -> Iterator[Box]:
    """What letters keep clear of: symbols, and the ends of ties."""
    points = [
        point
        for shape in shapes
        for point in (
            [(shape.lon, shape.lat)] if isinstance(shape, Symbol)
            else _ends_of(shape) if isinstance(shape, Line) and "tie" in shape.marks
            else ()
        )
    ]  # fmt: skip
    for x, y in frame.pixels(np.array(points, dtype=float).reshape(-1, 2)):
        yield box_about(float(x), float(y), SYMBOL_ROOM_PX)


def _ends_of(line: Line) -> tuple[tuple[float, float], ...]:
    points = shapely.get_coordinates(line.geometry)
    return tuple(points[0]), tuple(points[-1])


def pixels_of(geometries: Iterable[BaseGeometry], frame: Frame) -> list[Points]:
    """Lines, and the rings of polygons, in pixels of the frame."""
    parts = shapely.get_parts(np.array(list(geometries), dtype=object))
    polygons = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    lines = np.concatenate([shapely.get_rings(parts[polygons]), parts[~polygons]])
    points, owner = shapely.get_coordinates(lines, return_index=True)
    starts = np.flatnonzero(np.diff(owner)) + 1
    return [part for part in np.split(frame.pixels(points), starts) if len(part)]


def lines_of(lines: list[Points], stroke: Stroke, ink: Ink) -> LineCollection:
    """Lines in pixels in a stroke of the style."""
    collection = LineCollection(
        lines,
        colors=ink.picture.colours[stroke.colour],
        linewidths=stroke.width_px,
        alpha=stroke.opacity * ink.opacity,
        zorder=ink.zorder,
        joinstyle="round",
    )
    if stroke.dashes_px:
        # Matplotlib counts dashes in line widths, the style in pixels.
        lengths = tuple(px / stroke.width_px for px in stroke.dashes_px)
        collection.set_linestyle((0, lengths))
    return collection


def _arrows(geometries: list[BaseGeometry], stroke: Stroke, ink: Ink) -> PolyCollection:
    """The heads of lines, each at the end of its line and in its direction."""
    heads = [_head(pixels_of([line], ink.frame)[-1], stroke.width_px) for line in geometries]
    colour = ink.picture.colours[stroke.colour]
    opacity = stroke.opacity * ink.opacity
    return PolyCollection(heads, facecolors=colour, alpha=opacity, zorder=ink.zorder)


def _head(line: Points, width_px: float) -> Points:
    dx, dy = line[-1] - line[-2]
    turn = np.array([[dx, dy], [-dy, dx]]) / np.hypot(dx, dy)
    head: Points = _ARROW * width_px * ARROW_WIDTHS / _ARROW_BOX @ turn + line[-1]
    return head


def _add_area(axes: Axes, area: Area, ink: Ink) -> None:
    path = path_of(area.geometry, ink.frame)
    edge = LAND_EDGE if area.edge == "land" else STROKES.get(area.edge)
    if area.pattern is None:
        axes.add_artist(_patch(path, area.fill, edge, ink))
        return
    if area.fill:
        axes.add_artist(_patch(path, area.fill, None, ink))
    add_pattern(axes, path, area.pattern, ink.opacity, ink.zorder)
    if edge is not None:
        axes.add_artist(_patch(path, "", edge, ink))


def _patch(path: Path, fill: str, edge: Stroke | None, ink: Ink) -> PathPatch:
    patch = PathPatch(path, fc=fill or "none", ec="none", alpha=ink.opacity, zorder=ink.zorder)
    if edge is not None:
        patch.set(edgecolor=ink.picture.colours[edge.colour], linewidth=edge.width_px)
        if edge.dashes_px:
            lengths = tuple(px / edge.width_px for px in edge.dashes_px)
            patch.set_linestyle((0, lengths))
    return patch


def path_of(geometry: BaseGeometry, frame: Frame) -> Path:
    """The rings of polygons, EPSG:4326, in pixels of the frame."""
    rings = list(_rings(geometry, frame))
    codes = [
        np.array([Path.MOVETO] + [Path.LINETO] * (len(ring) - 2) + [Path.CLOSEPOLY])
        for ring in rings
    ]
    return Path(np.concatenate(rings), np.concatenate(codes))


def _rings(geometry: BaseGeometry, frame: Frame) -> Iterator[Points]:
    yield from pixels_of([geometry], frame)
