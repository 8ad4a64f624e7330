"""Patterns of areas: stripes, rows, dots, and a soft edge, clipped to a path, in pixels."""

from collections.abc import Iterator, Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from geo.maps.layers.shapes import Dots, Hatching, Pattern, Rows, SoftEdge
from geo.maps.style.tokens import (
    DOT_RADIUS_PX,
    DOT_STEP_PX,
    HATCH_OPACITY,
    HATCH_SHARE,
    HATCH_STEP_PX,
    ROW_PX,
    ROW_STEP_PX,
    SOFT_EDGE_OPACITY,
    SOFT_OPACITY,
    SOFT_WITHIN,
)

# In how many steps a soft edge fades.
_SOFT_STEPS = 10


def add_pattern(
    axes: Axes, path: Path, pattern: Pattern, opacity: float = 1.0, zorder: float = 1.0
) -> None:
    """Draws a pattern on a path, over what is there already."""
    for artist in _artists(path, pattern, opacity):
        artist.set_zorder(zorder)
        # Before the path clips it, because to be added clips it to the axes.
        axes.add_artist(artist)
        if not isinstance(artist, PathPatch):
            artist.set_clip_path(path, axes.transData)


def _artists(path: Path, pattern: Pattern, opacity: float) -> Iterator[Artist]:
    if isinstance(pattern, Hatching):
        yield from _stripes(path, pattern.colours, HATCH_OPACITY * opacity)
    elif isinstance(pattern, Rows):
        yield _rows(path, pattern.colour, opacity)
    elif isinstance(pattern, Dots):
        yield _dots(path, pattern.colour, opacity)
    elif isinstance(pattern, SoftEdge):
        yield from _soft_edge(path, pattern.colour, opacity)


def _stripes(path: Path, colours: Sequence[str], opacity: float) -> Iterator[Artist]:
    """Diagonal stripes in the colours in turn, in step with those of all other areas."""
    box = path.get_extents()
    step = HATCH_STEP_PX * np.sqrt(2)
    first = np.floor((box.x0 + box.y0) / step)
    last = np.ceil((box.x1 + box.y1) / step)
    numbers = np.arange(first, last + 1)
    for index, colour in enumerate(colours):
        sums = numbers[numbers % len(colours) == index] * step
        lines = [[(total - box.y1, box.y1), (total - box.y0, box.y0)] for total in sums]
        width = HATCH_STEP_PX * HATCH_SHARE
        yield LineCollection(lines, colors=colour, linewidths=width, alpha=opacity)


def _rows(path: Path, colour: str, opacity: float) -> Artist:
    box = path.get_extents()
    numbers = np.arange(np.floor(box.y0 / ROW_STEP_PX), np.ceil(box.y1 / ROW_STEP_PX))
    lines = [[(box.x0, y), (box.x1, y)] for y in numbers * ROW_STEP_PX + ROW_PX / 2]
    return LineCollection(lines, colors=colour, linewidths=ROW_PX, alpha=opacity)


def _dots(path: Path, colour: str, opacity: float) -> Artist:
    """A grid of dots, every other row set off by half a step."""
    box = path.get_extents()
    xs = np.arange(np.floor(box.x0 / DOT_STEP_PX), box.x1 / DOT_STEP_PX + 1)
    ys = np.arange(np.floor(box.y0 / DOT_STEP_PX), box.y1 / DOT_STEP_PX + 1)
    columns, rows = np.meshgrid(xs, ys)
    return Line2D(
        ((columns + (rows % 2) / 2) * DOT_STEP_PX).ravel(),
        (rows * DOT_STEP_PX).ravel(),
        linestyle="none",
        marker="o",
        markersize=2 * DOT_RADIUS_PX,
        markerfacecolor=colour,
        markeredgecolor="none",
        alpha=opacity,
    )


def _soft_edge(path: Path, colour: str, opacity: float) -> Iterator[Artist]:
    """The path again and again, ever smaller about its middle, each adding to the colour."""
    box = path.get_extents()
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    share = (SOFT_OPACITY - SOFT_EDGE_OPACITY) / (_SOFT_STEPS - 1)
    for step, scale in enumerate(np.linspace(1, SOFT_WITHIN, _SOFT_STEPS)):
        smaller = Affine2D().scale(scale).translate(x * (1 - scale), y * (1 - scale))
        alpha = (SOFT_EDGE_OPACITY if step == 0 else share) * opacity
        yield PathPatch(smaller.transform_path(path), fc=colour, ec="none", alpha=alpha)
