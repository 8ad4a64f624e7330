"""Paths, lines and stripes of Matplotlib in the style of the web map, in pixels of a figure."""

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from geo.maps.print.projection import Frame
from geo.maps.style.tokens import DOT_RADIUS_PX, DOT_STEP_PX, STROKES, mixed

# The tokens of a palette of the style, by name.
Colours = Mapping[str, str]

_STRIPE_PX, _STRIPE_SHARE, _STRIPE_OPACITY = 5.5, 0.3, 0.85


def path_of(geometry: BaseGeometry, frame: Frame) -> Path:
    """The rings of a polygon, EPSG:4326, in pixels of the frame."""
    rings = shapely.get_rings(shapely.get_parts(geometry))
    points, codes = [], []
    for ring in rings:
        ring_px = frame.pixels(shapely.get_coordinates(ring))
        points.append(ring_px)
        codes.append([Path.MOVETO] + [Path.LINETO] * (len(ring_px) - 2) + [Path.CLOSEPOLY])
    return Path(np.concatenate(points), np.concatenate(codes))


def stroked(path: Path, style: str, colours: Colours) -> PathPatch:
    """The outline of a path in a stroke of the style, without a fill."""
    stroke = STROKES[style]
    return PathPatch(
        path, fc="none", ec=colours[stroke.colour], lw=stroke.width_px, alpha=stroke.opacity
    )


def lines_of(
    lines: Sequence[np.ndarray], style: str, colours: Colours, widened: float = 1.0
) -> LineCollection:
    """Lines, each an array of pixels (n, 2), in a stroke of the style, or a wider or finer one."""
    stroke = STROKES[style]
    width_px = stroke.width_px * widened
    collection = LineCollection(
        lines, colors=colours[stroke.colour], linewidths=width_px, alpha=stroke.opacity
    )
    if stroke.dashes_px:
        # Matplotlib counts dashes in line widths, the style in pixels.
        collection.set_linestyle((0, tuple(px / width_px for px in stroke.dashes_px)))
    return collection


def hatch(axes: Axes, path: Path, colours: list[str], land: str) -> None:
    """Diagonal stripes in the colours in turn on land of a colour, clipped to the path."""
    box = path.get_extents()
    width, height = box.width, box.height
    step = _STRIPE_PX * np.sqrt(2)
    first = np.floor((box.x0 - height) / step) * step
    starts = np.arange(first, box.x1 + height, step)
    base = np.round(starts / step).astype(int)
    for index, colour in enumerate(colours):
        mine = starts[base % len(colours) == index]
        lines = [[(x, box.y1), (x + height, box.y0)] for x in mine]
        stripes = LineCollection(
            lines,
            colors=mixed(colour, land, _STRIPE_OPACITY),
            linewidths=_STRIPE_PX * _STRIPE_SHARE,
        )
        if width and lines:
            axes.add_collection(stripes, autolim=False)
            stripes.set_clip_path(path, axes.transData)


def dots(axes: Axes, path: Path, colour: str) -> None:
    """A grid of dots in a colour, every other row set off by half a step, clipped to the path."""
    box = path.get_extents()
    xs = np.arange(np.floor(box.x0 / DOT_STEP_PX), box.x1 / DOT_STEP_PX + 1)
    ys = np.arange(np.floor(box.y0 / DOT_STEP_PX), box.y1 / DOT_STEP_PX + 1)
    columns, rows = np.meshgrid(xs, ys)
    (drawn,) = axes.plot(
        ((columns + (rows % 2) / 2) * DOT_STEP_PX).ravel(), (rows * DOT_STEP_PX).ravel(), "o",
        ms=2 * DOT_RADIUS_PX, mfc=colour, mec="none", scalex=False, scaley=False,
    )  # fmt: skip
    drawn.set_clip_path(path, axes.transData)
