"""Static figures of a view: the same features, colours and lines as the web map, by Matplotlib.

One renderer for previews and for figures to print: it reads the scene that the browser reads and
the strokes and colours of the cartographic style.
"""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

import geopandas as gpd
import numpy as np
import shapely
from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from PIL import Image
from shapely.geometry.base import BaseGeometry

from geo.layers import places, reference
from geo.layers.atlas import Atlas
from geo.layers.geodesy import distance_km
from geo.layers.geometry import Band
from geo.layers.measures import measures
from geo.layers.ties import ties
from geo.layers.zones import line_geometry
from geo.maps.labels import Label, placed
from geo.maps.mercator import Frame
from geo.maps.strokes import COLOURS, hatch, lines_of, path_of, stroked
from geo.maps.style import FILLS, claimant_colour, tint

Format = Literal["png", "svg", "pdf"]
MEDIA_TYPES: Mapping[Format, str] = {
    "png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf",
}  # fmt: skip

# Whole TrueType fonts in a PDF, and letters as shapes in an SVG: both look alike everywhere.
rcParams.update({"pdf.fonttype": 42, "svg.fonttype": "path", "svg.hashsalt": "kavkaz-atlas"})

# One pixel of the figure is a point of Matplotlib at this resolution.
_DPI = 72
# The height of the bars of words above and below the map.
BAR_PX = 64
_ROW_PX, _COLUMN_PX = 19, 262
_BAND_ZOOMS: tuple[tuple[float, Band], ...] = ((4.5, "coarse"), (6.5, "medium"), (99.0, "fine"))


@dataclass(frozen=True)
class LegendEntry:
    """A sample and what it means: an area of a colour, striped or not, or a line of a style."""

    label: str
    fill: str = ""
    stripes: str = ""
    stroke: str = ""


@dataclass(frozen=True)
class FigureView:
    """What a figure shows: its frame, its scene, how states are painted, and its words.

    `paint` gives the class of the style by state; with None land has the tint of its holder.
    `selected` are feature ids; `layers` the switches that are on; `places` those to show. Without
    a `legend` the figure is a preview: it has no scale bar either.
    """

    frame: Frame
    scene: Mapping[str, Any]
    title: str
    caption: str
    layers: frozenset[str]
    credit: str
    paint: Mapping[str, str] | None = None
    places: frozenset[str] = field(default_factory=frozenset)
    selected: frozenset[str] = field(default_factory=frozenset)
    labels: tuple[Label, ...] = ()
    legend: tuple[LegendEntry, ...] = ()

    @property
    def foot_px(self) -> int:
        """The height of the bar below the map: the legend's rows and the credit."""
        columns = _legend_columns(self)
        rows = -(-len(self.legend) // columns) if self.legend else 0
        return BAR_PX + rows * _ROW_PX + (14 if rows else 0)

    @property
    def height_px(self) -> int:
        """The height of the whole: the map and both bars of words."""
        return self.frame.height_px + BAR_PX + self.foot_px


def render(atlas: Atlas, view: FigureView, form: Format = "png", scale: float = 1) -> bytes:
    """The figure as a file: map, title above it, credit and disclaimer below it.

    `scale` multiplies the pixels of a PNG; SVG and PDF are vectors with embedded fonts.
    """
    figure, axes = _sheet(view)
    _draw_land(axes, atlas, view)
    _draw_water(axes, atlas, view)
    _draw_borders(axes, atlas, view)
    _draw_ties(axes, atlas, view)
    _draw_selection(axes, atlas, view)
    _draw_places(axes, atlas, view)
    _draw_labels(axes, view)
    if view.legend:
        _draw_scale_bar(axes, view)
        _draw_legend(figure, view)
    _draw_words(figure, view)
    FigureCanvasAgg(figure)
    buffer = io.BytesIO()
    metadata = {"Date": None} if form == "svg" else {"CreationDate": None} if form == "pdf" else {}
    figure.savefig(buffer, format=form, dpi=_DPI * scale, metadata=metadata)
    return buffer.getvalue()


def render_small(atlas: Atlas, view: FigureView, colours: int = 160) -> bytes:
    """The figure as a PNG of few colours: a third of the bytes, for previews."""
    picture = Image.open(io.BytesIO(render(atlas, view))).convert("RGB")
    buffer = io.BytesIO()
    few = picture.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(buffer, format="png", optimize=True)
    return buffer.getvalue()


def _sheet(view: FigureView) -> tuple[Figure, Axes]:
    frame = view.frame
    height_px = frame.height_px + BAR_PX + view.foot_px
    figure = Figure(figsize=(frame.width_px / _DPI, height_px / _DPI), dpi=_DPI)
    figure.set_facecolor(COLOURS["panel"])
    axes = figure.add_axes((0, view.foot_px / view.height_px, 1, frame.height_px / view.height_px))
    axes.set_xlim(0, frame.width_px)
    axes.set_ylim(frame.height_px, 0)
    axes.set_facecolor(COLOURS["water"])
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_visible(False)
    return figure, axes


def _band(view: FigureView) -> Band:
    return next(band for largest, band in _BAND_ZOOMS if view.frame.zoom < largest)


@lru_cache(maxsize=3)
def _faces(atlas: Atlas, band: Band) -> gpd.GeoDataFrame:
    return atlas.faces(band)


def _near(frame: gpd.GeoDataFrame, view: FigureView) -> gpd.GeoDataFrame:
    west, south, east, north = view.frame.extent
    return frame.iloc[frame.sindex.query(shapely.box(west, south, east, north))]


def _draw_land(axes: Axes, atlas: Atlas, view: FigureView) -> None:
    holders = _by_member(view.scene["holders"])
    hatches = _by_member(view.scene["hatches"])
    moved = set(view.scene["moved"])
    for face in _near(_faces(atlas, _band(view)), view).itertuples():
        holder = _holder(holders, face)
        path = path_of(face.geometry, view.frame)
        axes.add_patch(PathPatch(path, fc=_land_colour(view, holder), ec=COLOURS["water-edge"],
                                 lw=0.4))  # fmt: skip
        if face.face in hatches and "zones" in view.layers:
            codes = hatches[face.face].removeprefix("hatch-").split("-")
            hatch(axes, path, [claimant_colour(code) for code in codes])
        if face.face in moved:
            axes.add_patch(stroked(path, "moved"))


def _land_colour(view: FigureView, holder: str) -> str:
    if "states" not in view.layers:
        return COLOURS["land"]
    if view.paint is None:
        return tint(holder, "light")
    return COLOURS[FILLS.get(view.paint.get(holder, ""), "land")]


def _draw_water(axes: Axes, atlas: Atlas, view: FigureView) -> None:
    if "water" not in view.layers:
        return
    for lake in _near(reference.lakes(atlas), view).itertuples():
        path = path_of(lake.geometry, view.frame)
        axes.add_patch(PathPatch(path, fc=COLOURS["water"], ec=COLOURS["water-edge"], lw=0.5))
    largest_rank = 1 if view.frame.zoom < 5 else 2 if view.frame.zoom < 6.5 else 3
    rivers = _near(reference.rivers(atlas), view)
    _draw_lines(axes, rivers[rivers["rank"] <= largest_rank].geometry, "river-minor", view)


def _draw_borders(axes: Axes, atlas: Atlas, view: FigureView) -> None:
    if "borders" not in view.layers:
        return
    styles = _by_member(view.scene["borders"])
    near = _near(atlas.borders(_band(view)), view)
    kinds = [styles.get(border, "border-international") for border in near["border"]]
    for style, group in near.groupby(kinds):
        _draw_lines(axes, group.geometry, str(style), view)


def _draw_ties(axes: Axes, atlas: Atlas, view: FigureView) -> None:
    idle = set(view.scene["idle"])
    every = {layer.removeprefix("ties-") for layer in view.layers if layer.startswith("ties-")}
    for tie in ties(atlas).itertuples():
        chosen = "ties" in view.layers and tie.id in view.selected
        if chosen or (tie.group in every and tie.id not in idle):
            _draw_lines(axes, [tie.geometry], f"tie-{tie.group}", view)


def _draw_selection(axes: Axes, atlas: Atlas, view: FigureView) -> None:
    shapes = list(_selected_shapes(atlas, view))
    for style in ("outline-casing", "outline"):
        for shape in shapes:
            edge = shape.boundary if shape.geom_type.endswith("Polygon") else shape
            _draw_lines(axes, [edge], style, view)


def _selected_shapes(atlas: Atlas, view: FigureView) -> Iterable[BaseGeometry]:
    holders = _by_member(view.scene["holders"])
    faces = _faces(atlas, _band(view))
    for feature in sorted(view.selected):
        kind, _, name = feature.partition(":")
        if kind == "state":
            mine = [_holder(holders, face) == name for face in faces.itertuples()]
            yield shapely.union_all(faces.geometry[mine].to_list())
        elif kind == "zone":
            mine = [name in zones for zones in faces["zones"]]
            yield shapely.union_all(faces.geometry[mine].to_list())
        elif kind == "line":
            yield line_geometry(atlas, name, _band(view))
        elif kind == "measure":
            yield measures(atlas)[name].line


def _draw_places(axes: Axes, atlas: Atlas, view: FigureView) -> None:
    if "places" not in view.layers:
        return
    frame = places.places(atlas)
    for place in frame.itertuples():
        chosen = place.id in view.selected
        if not (chosen or place.id.removeprefix("place:") in view.places):
            continue
        ((x, y),) = view.frame.pixels(np.array([[place.geometry.x, place.geometry.y]]))
        if not (0 <= x <= view.frame.width_px and 0 <= y <= view.frame.height_px):
            continue
        axes.plot(x, y, "o", ms=11 if chosen else 9, mfc=COLOURS["panel"],
                  mec=COLOURS["selected"] if chosen else COLOURS["accent"], mew=1.8)  # fmt: skip
        axes.plot(x, y, "o", ms=4, mfc=COLOURS["accent"], mec="none")


def _draw_labels(axes: Axes, view: FigureView) -> None:
    scale_bar = [(0.0, view.frame.height_px - 44.0, 220.0, float(view.frame.height_px))]
    for label in placed(view.labels, view.frame, scale_bar if view.legend else ()):
        axes.text(
            label.x, label.y, label.text, fontsize=label.size_px, color=label.colour,
            weight=label.weight, style=label.slant, va="top", ha="left", family="DejaVu Sans",
            path_effects=label.halo(COLOURS["halo"]), clip_on=True,
        )  # fmt: skip


def _draw_scale_bar(axes: Axes, view: FigureView) -> None:
    """A bar of a round number of kilometres, true along the middle of the map."""
    frame = view.frame
    west, _, east, _ = frame.extent
    km_per_px = distance_km(west, frame.lat, (west + east) / 2, frame.lat) / (frame.width_px / 2)
    length_km = _round_below(160 * km_per_px)
    x, y = 18, frame.height_px - 18
    end = x + length_km / km_per_px
    axes.plot([x, x, end, end], [y - 6, y, y, y - 6], color=COLOURS["ink"], lw=1.4)
    axes.text(x + 5, y - 5, f"{length_km:,.0f} km", fontsize=10.5, color=COLOURS["ink"],
              family="DejaVu Sans", va="bottom")  # fmt: skip


def _round_below(value: float) -> float:
    power = 10 ** np.floor(np.log10(value))
    return float(max(step for step in (1, 2, 5) if step * power <= value) * power)


def _legend_columns(view: FigureView) -> int:
    return max(1, int((view.frame.width_px - 36) / _COLUMN_PX))


def _draw_legend(figure: Figure, view: FigureView) -> None:
    """Samples in columns between the map and the credit."""
    axes = figure.add_axes((0, 0, 1, view.foot_px / view.height_px))
    axes.set_xlim(0, view.frame.width_px)
    axes.set_ylim(view.foot_px, 0)
    axes.set_axis_off()
    columns = _legend_columns(view)
    for index, entry in enumerate(view.legend):
        x, y = 18 + (index % columns) * _COLUMN_PX, 18 + (index // columns) * _ROW_PX
        _draw_sample(axes, entry, x, y)
        axes.text(x + 34, y, entry.label, fontsize=10.5, va="center", family="DejaVu Sans",
                  color=COLOURS["ink"])  # fmt: skip


def _draw_sample(axes: Axes, entry: LegendEntry, x: float, y: float) -> None:
    box = Path([(x, y - 6), (x + 26, y - 6), (x + 26, y + 6), (x, y + 6), (x, y - 6)])
    if entry.stroke:
        line = lines_of([np.array([[x, y], [x + 26, y]])], entry.stroke)
        axes.add_collection(line, autolim=False)
        return
    axes.add_patch(PathPatch(box, fc=entry.fill or COLOURS["land"], ec=COLOURS["land-edge"],
                             lw=0.6))  # fmt: skip
    if entry.stripes:
        hatch(axes, box, [entry.stripes])


def _draw_words(figure: Figure, view: FigureView) -> None:
    left = 18 / view.frame.width_px
    figure.text(left, 1 - 22 / view.height_px, view.title, fontsize=21, weight="bold", va="center",
                family="DejaVu Serif", color=COLOURS["ink"])  # fmt: skip
    figure.text(left, 1 - 48 / view.height_px, view.caption, fontsize=13.5, va="center",
                family="DejaVu Sans", color=COLOURS["ink-soft"])  # fmt: skip
    for index, line in enumerate(view.credit.split("\n")):
        y = (BAR_PX - 20 - 19 * index) / view.height_px
        figure.text(left, y, line, fontsize=11.5, va="center", family="DejaVu Sans",
                    color=COLOURS["ink-soft"])  # fmt: skip


def _draw_lines(
    axes: Axes, geometries: Iterable[BaseGeometry], style: str, view: FigureView
) -> None:
    parts = shapely.get_parts(list(geometries))
    lines = [view.frame.pixels(shapely.get_coordinates(part)) for part in parts]
    if lines:
        axes.add_collection(lines_of(lines, style), autolim=False)


def _holder(holders: Mapping[str, str], face: Any) -> str:
    """The state that a face is drawn as: that of its scene, else of undisputed land its own."""
    return holders.get(face.face, "" if face.zones else face.state)


def _by_member(groups: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {member: group for group, members in groups.items() for member in members}
