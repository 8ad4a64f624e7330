"""The sheet of a figure: its maps side by side between two bars of words, legend and scale bar."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from geo.layers.geodesy import distance_km
from geo.maps.print.artists import Colours, dots, hatch, lines_of
from geo.maps.print.labels import Box, Label
from geo.maps.print.projection import Frame
from geo.maps.style.tokens import PALETTE, Theme
from geo.maps.web.scene import Scene

# One pixel of the figure is a point of Matplotlib at this resolution.
DPI = 72
# The height of the bars of words above and below the map.
BAR_PX = 64
_ROW_PX, _COLUMN_PX = 19, 262
_CORNER_PX = 11.5


@dataclass(frozen=True)
class LegendEntry:
    """A sample and what it means: an area of a colour, striped, dotted or not, or a line.

    `stroke` is the style of the line, `widened` how many times wider it is than that says.
    """

    label: str
    fill: str = ""
    stripes: str = ""
    dotted: bool = False
    stroke: str = ""
    widened: float = 1.0


@dataclass(frozen=True)
class FigureView:
    """What a figure shows: its frame, its scene, how states are painted, and its words.

    `paint` gives the class of the style by state; with None land has the tint of its holder.
    `selected` are feature ids; `layers` the switches that are on, `opacity` of those that
    are not drawn in full, from 0 to 1; `places` those to show. Without
    a `legend` the figure is a preview: it has no scale bar and no degrees either. `beside` is
    the map on the right of a comparison, with its own scene; `corner` says what each one shows.
    Words and legend are those of the left one.
    """

    frame: Frame
    scene: Scene
    title: str
    caption: str
    layers: frozenset[str]
    credit: str
    opacity: Mapping[str, float] = field(default_factory=dict)
    paint: Mapping[str, str] | None = None
    places: frozenset[str] = field(default_factory=frozenset)
    selected: frozenset[str] = field(default_factory=frozenset)
    labels: tuple[Label, ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    corner: str = ""
    beside: "FigureView | None" = None
    theme: Theme = "light"

    @property
    def colours(self) -> Colours:
        """The tokens of its theme."""
        return PALETTE[self.theme]

    @property
    def maps(self) -> tuple["FigureView", ...]:
        """The maps of the figure, left to right."""
        return (self,) if self.beside is None else (self, self.beside)

    @property
    def width_px(self) -> int:
        """The width of the whole: of all its maps."""
        return sum(shown.frame.width_px for shown in self.maps)

    @property
    def foot_px(self) -> int:
        """The height of the bar below the map: the legend's rows and the credit."""
        columns = _legend_columns(self)
        rows = -(-len(self.legend) // columns) if self.legend else 0
        return self.credit_px + rows * _ROW_PX + (14 if rows else 0)

    @property
    def credit_px(self) -> int:
        """The height of the credit: that of a bar, and more where it has a third line."""
        return BAR_PX + 12 * max(0, self.credit.count("\n") - 1)

    @property
    def height_px(self) -> int:
        """The height of the whole: the map and both bars of words."""
        return self.frame.height_px + BAR_PX + self.foot_px


def sheet(view: FigureView) -> tuple[Figure, list[Axes]]:
    """An empty figure, and the axes of its maps in pixels of their frames, left to right."""
    size = (view.width_px / DPI, view.height_px / DPI)
    figure = Figure(figsize=size, dpi=DPI)
    figure.set_facecolor(view.colours["panel"])
    bottom, height = view.foot_px / view.height_px, view.frame.height_px / view.height_px
    left, every = 0.0, []
    for shown in view.maps:
        width = shown.frame.width_px / view.width_px
        every.append(_map_axes(figure, (left, bottom, width, height), shown))
        left += width
    return figure, every


def _map_axes(figure: Figure, box: tuple[float, float, float, float], view: FigureView) -> Axes:
    axes = figure.add_axes(box)
    axes.set_xlim(0, view.frame.width_px)
    axes.set_ylim(view.frame.height_px, 0)
    axes.set_facecolor(view.colours["water"])
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_visible(False)
    return axes


def draw_divider(axes: Axes, view: FigureView) -> None:
    """A thin line between the map and the one on its left."""
    axes.spines["left"].set(visible=True, color=view.colours["ink"], linewidth=1.2)


def corner_box(view: FigureView) -> Box:
    """Where the words of the map's corner stand: left, top, right, bottom in pixels."""
    return 10.0, 10.0, 10 + 16 + len(view.corner) * _CORNER_PX * 0.57, 10 + _CORNER_PX * 2.1


def draw_corner(axes: Axes, view: FigureView) -> None:
    """What the map shows, in a small box at its upper left corner."""
    left, top, right, bottom = corner_box(view)
    box = Path([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)])
    colours = view.colours
    axes.add_patch(PathPatch(box, fc=colours["panel"], ec=colours["land-edge"], lw=0.8, zorder=5))
    axes.text((left + right) / 2, (top + bottom) / 2, view.corner, fontsize=_CORNER_PX,
              ha="center", va="center", family="DejaVu Sans", color=colours["ink"],
              zorder=6)  # fmt: skip


def scale_bar_box(frame: Frame) -> Box:
    """Where the scale bar stands: left, top, right, bottom in pixels."""
    return 0.0, frame.height_px - 44.0, 220.0, float(frame.height_px)


def draw_scale_bar(axes: Axes, view: FigureView) -> None:
    """A bar of a round number of kilometres, true along the middle of the map."""
    frame = view.frame
    west, _, east, _ = frame.extent
    km_per_px = distance_km(west, frame.lat, (west + east) / 2, frame.lat) / (frame.width_px / 2)
    length_km = _round_below(160 * km_per_px)
    x, y = 18, frame.height_px - 18
    end = x + length_km / km_per_px
    axes.plot([x, x, end, end], [y - 6, y, y, y - 6], color=view.colours["ink"], lw=1.4)
    axes.text(x + 5, y - 5, f"{length_km:,.0f} km", fontsize=10.5, color=view.colours["ink"],
              family="DejaVu Sans", va="bottom")  # fmt: skip


def _round_below(value: float) -> float:
    power = 10 ** np.floor(np.log10(value))
    return float(max(step for step in (1, 2, 5) if step * power <= value) * power)


def _legend_columns(view: FigureView) -> int:
    return max(1, int((view.width_px - 36) / _COLUMN_PX))


def draw_legend(figure: Figure, view: FigureView) -> None:
    """Samples in columns between the map and the credit."""
    axes = figure.add_axes((0, 0, 1, view.foot_px / view.height_px))
    axes.set_xlim(0, view.width_px)
    axes.set_ylim(view.foot_px, 0)
    axes.set_axis_off()
    columns = _legend_columns(view)
    for index, entry in enumerate(view.legend):
        x, y = 18 + (index % columns) * _COLUMN_PX, 18 + (index // columns) * _ROW_PX
        _draw_sample(axes, entry, x, y, view.colours)
        axes.text(x + 34, y, entry.label, fontsize=10.5, va="center", family="DejaVu Sans",
                  color=view.colours["ink"])  # fmt: skip


def _draw_sample(axes: Axes, entry: LegendEntry, x: float, y: float, colours: Colours) -> None:
    box = Path([(x, y - 6), (x + 26, y - 6), (x + 26, y + 6), (x, y + 6), (x, y - 6)])
    if entry.stroke:
        ends = np.array([[x, y], [x + 26, y]])
        line = lines_of([ends], entry.stroke, colours, entry.widened)
        axes.add_collection(line, autolim=False)
        return
    axes.add_patch(PathPatch(box, fc=entry.fill or colours["land"], ec=colours["land-edge"],
                             lw=0.6))  # fmt: skip
    if entry.stripes:
        hatch(axes, box, [entry.stripes], colours["land"])
    if entry.dotted:
        dots(axes, box, colours["ink-soft"])


def draw_words(figure: Figure, view: FigureView) -> None:
    """Title and caption above the maps, credit below."""
    left = 18 / view.width_px
    figure.text(left, 1 - 22 / view.height_px, view.title, fontsize=21, weight="bold", va="center",
                family="DejaVu Serif", color=view.colours["ink"])  # fmt: skip
    figure.text(left, 1 - 48 / view.height_px, view.caption, fontsize=13.5, va="center",
                family="DejaVu Sans", color=view.colours["ink-soft"])  # fmt: skip
    for index, line in enumerate(view.credit.split("\n")):
        y = (view.credit_px - 20 - 19 * index) / view.height_px
        figure.text(left, y, line, fontsize=11.5, va="center", family="DejaVu Sans",
                    color=view.colours["ink-soft"])  # fmt: skip
