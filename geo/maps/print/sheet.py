"""The sheet of a figure: its maps side by side between two bars of words, legend and scale bar."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from geo.layers.geodesy import distance_km
from geo.maps.layers.picture import Picture
from geo.maps.layers.projection import Frame
from geo.maps.layers.samples import Sample
from geo.maps.layers.shapes import Name
from geo.maps.print.labels import Box
from geo.maps.print.legend import ROW_PX, Place, add_legend, legend_places
from geo.maps.print.lettering import DPI, SANS, SERIF, text_width_px

# The height of the bars of words above and below the map.
BAR_PX = 64
# Above everything that the layers draw.
WORDS_ZORDER = 100.0
_MARGIN_PX = 18
_CORNER_PX = 11.5


@dataclass(frozen=True, kw_only=True)
class FigureView(Picture):
    """What a figure shows: a picture, its names, and the words around it.

    Without a `legend` the figure is a preview: it has no scale bar and no degrees either.
    `beside` is the map on the right of a comparison, with its own scene; `corner` says what each
    one shows. Words and legend are those of the left one.
    """

    title: str
    caption: str
    credit: str
    labels: tuple[Name, ...] = ()
    legend: tuple[Sample, ...] = ()
    corner: str = ""
    beside: "FigureView | None" = None

    @property
    def maps(self) -> tuple["FigureView", ...]:
        """The maps of the figure, left to right."""
        return (self,) if self.beside is None else (self, self.beside)

    @property
    def width_px(self) -> int:
        """The width of the whole: of all its maps."""
        return sum(shown.frame.width_px for shown in self.maps)

    @property
    def legend_places(self) -> tuple[Place, ...]:
        """Where the samples of the legend stand."""
        return legend_places(self.legend, self.width_px - 2 * _MARGIN_PX)

    @property
    def foot_px(self) -> float:
        """The height of the bar below the map: the legend's rows and the credit."""
        rows = 1 + max((place.row for place in self.legend_places), default=-1)
        return self.credit_px + rows * ROW_PX + (14 if rows else 0)

    @property
    def credit_px(self) -> int:
        """The height of the credit: that of a bar, and more where it has a third line."""
        return BAR_PX + 12 * max(0, self.credit.count("\n") - 1)

    @property
    def height_px(self) -> float:
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
    width = text_width_px(view.corner, _CORNER_PX)
    return 10.0, 10.0, 10 + 16 + width, 10 + _CORNER_PX * 2.1


def draw_corner(axes: Axes, view: FigureView) -> None:
    """What the map shows, in a small box at its upper left corner."""
    left, top, right, bottom = corner_box(view)
    box = Path([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)])
    colours = view.colours
    axes.add_patch(
        PathPatch(box, fc=colours["panel"], ec=colours["land-edge"], lw=0.8, zorder=WORDS_ZORDER)
    )
    axes.text((left + right) / 2, (top + bottom) / 2, view.corner, fontsize=_CORNER_PX,
              ha="center", va="center", family=SANS, color=colours["ink"],
              zorder=WORDS_ZORDER)  # fmt: skip


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
    axes.plot(
        [x, x, end, end],
        [y - 6, y, y, y - 6],
        color=view.colours["ink"],
        lw=1.4,
        zorder=WORDS_ZORDER,
    )
    axes.text(x + 5, y - 5, f"{length_km:,.0f} km", fontsize=10.5, color=view.colours["ink"],
              family=SANS, va="bottom", zorder=WORDS_ZORDER)  # fmt: skip


def _round_below(value: float) -> float:
    power = 10 ** np.floor(np.log10(value))
    return float(max(step for step in (1, 2, 5) if step * power <= value) * power)


def draw_legend(figure: Figure, view: FigureView) -> None:
    """Samples in columns between the map and the credit."""
    axes = figure.add_axes((0, 0, 1, view.foot_px / view.height_px))
    axes.set_xlim(0, view.width_px)
    axes.set_ylim(view.foot_px, 0)
    axes.set_axis_off()
    add_legend(axes, view.legend_places, view, _MARGIN_PX, 18)


def draw_words(figure: Figure, view: FigureView) -> None:
    """Title and caption above the maps, credit below."""
    left = _MARGIN_PX / view.width_px
    figure.text(left, 1 - 22 / view.height_px, view.title, fontsize=21, weight="bold", va="center",
                family=SERIF, color=view.colours["ink"])  # fmt: skip
    figure.text(left, 1 - 48 / view.height_px, view.caption, fontsize=13.5, va="center",
                family=SANS, color=view.colours["ink-soft"])  # fmt: skip
    for index, line in enumerate(view.credit.split("\n")):
        y = (view.credit_px - 20 - 19 * index) / view.height_px
        figure.text(left, y, line, fontsize=11.5, va="center", family=SANS,
                    color=view.colours["ink-soft"])  # fmt: skip
