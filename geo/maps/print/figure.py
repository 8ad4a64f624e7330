"""Static figures of a view: the same features, colours and lines as the web map, by Matplotlib.

One renderer for previews and for figures to print: it reads the scene that the browser reads and
the strokes and colours of the cartographic style.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Literal

import geopandas as gpd
import numpy as np
import shapely
from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import PathPatch
from PIL import Image
from shapely.geometry.base import BaseGeometry

from geo.layers import places, reference
from geo.layers.atlas import Atlas
from geo.layers.geometry import Band
from geo.layers.measures import measures
from geo.layers.ties import ties
from geo.layers.zones import line_geometry
from geo.maps.print.artists import dots, hatch, lines_of, path_of, stroked
from geo.maps.print.graticule import DEGREES_PX, degrees, graticule_px
from geo.maps.print.labels import Box, halo, placed
from geo.maps.print.sheet import (
    DPI,
    FigureView,
    corner_box,
    draw_corner,
    draw_divider,
    draw_legend,
    draw_scale_bar,
    draw_words,
    scale_bar_box,
    sheet,
)
from geo.maps.style.tokens import FILLS, STRENGTHS, claimant_colour, mixed, tint
from geo.maps.web.documents import COARSE_BELOW_ZOOM

Format = Literal["png", "svg", "pdf"]
MEDIA_TYPES: Mapping[Format, str] = {
    "png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf",
}  # fmt: skip

# Whole TrueType fonts in a PDF, and letters as shapes in an SVG: both look alike everywhere.
rcParams.update({"pdf.fonttype": 42, "svg.fonttype": "path", "svg.hashsalt": "kavkaz-atlas"})
# A dollar in a name is a dollar.
rcParams["text.parse_math"] = False

_BAND_ZOOMS: tuple[tuple[float, Band], ...] = (
    (COARSE_BELOW_ZOOM, "coarse"), (6.5, "medium"), (99.0, "fine"),
)  # fmt: skip


def render(atlas: Atlas, view: FigureView, form: Format = "png", scale: float = 1) -> bytes:
    """The figure as a file: map or maps, title above, legend, credit and disclaimer below.

    `scale` multiplies the pixels of a PNG; SVG and PDF are vectors with embedded fonts.
    """
    figure, every = sheet(view)
    for axes, shown in zip(every, view.maps, strict=True):
        _draw_map(axes, atlas, shown, finished=bool(view.legend))
    for axes in every[1:]:
        draw_divider(axes, view)
    if view.legend:
        draw_legend(figure, view)
    draw_words(figure, view)
    FigureCanvasAgg(figure)
    buffer = io.BytesIO()
    metadata = {"Date": None} if form == "svg" else {"CreationDate": None} if form == "pdf" else {}
    figure.savefig(buffer, format=form, dpi=DPI * scale, metadata=metadata)
    return buffer.getvalue()


def render_small(atlas: Atlas, view: FigureView, colours: int = 160) -> bytes:
    """The figure as a PNG of few colours: a third of the bytes, for previews."""
    picture = Image.open(io.BytesIO(render(atlas, view))).convert("RGB")
    buffer = io.BytesIO()
    few = picture.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(buffer, format="png", optimize=True)
    return buffer.getvalue()


def _draw_map(axes: Axes, atlas: Atlas, view: FigureView, finished: bool) -> None:
    if "graticule" in view.layers:
        axes.add_collection(
            lines_of(graticule_px(view.frame), "graticule", view.colours), autolim=False
        )
    _draw_coasts(axes, atlas, view)
    _draw_land(axes, atlas, view)
    for layer, draw in (("water", _draw_water), ("borders", _draw_borders)):
        with _faded(axes, view, layer):
            draw(axes, atlas, view)
    _draw_ties(axes, atlas, view)
    _draw_selection(axes, atlas, view)
    with _faded(axes, view, "places"):
        _draw_places(axes, atlas, view)
    reserved = [corner_box(view)] if view.corner else []
    if finished:
        reserved.append(scale_bar_box(view.frame))
        draw_scale_bar(axes, view)
        reserved += _draw_degrees(axes, view, reserved)
    _draw_labels(axes, view, reserved)
    if view.corner:
        draw_corner(axes, view)


@contextmanager
def _faded(axes: Axes, view: FigureView, layer: str) -> Iterator[None]:
    """What is drawn within has the opacity of that layer."""
    before = set(axes.get_children())
    yield
    share = view.opacity.get(layer, 1.0)
    for artist in axes.get_children() if share < 1 else ():
        if artist not in before:
            artist.set_alpha((artist.get_alpha() or 1.0) * share)


def _draw_degrees(axes: Axes, view: FigureView, reserved: Sequence[Box]) -> list[Box]:
    """Writes the degrees of the graticule where nothing else stands; returns their boxes."""
    if "graticule" not in view.layers:
        return []
    written = [word for word in degrees(view.frame) if word.is_clear_of(reserved)]
    for word in written:
        axes.text(word.x, word.y, word.text, fontsize=DEGREES_PX, color=view.colours["ink-soft"],
                  ha="center", va="center", family="DejaVu Sans",
                  path_effects=halo(view.colours["halo"]))  # fmt: skip
    return [word.box for word in written]


def _band(view: FigureView) -> Band:
    return next(band for largest, band in _BAND_ZOOMS if view.frame.zoom < largest)


@lru_cache(maxsize=3)
def _faces(atlas: Atlas, band: Band) -> gpd.GeoDataFrame:
    return atlas.faces(band)


def _near(frame: gpd.GeoDataFrame, view: FigureView) -> gpd.GeoDataFrame:
    west, south, east, north = view.frame.extent
    return frame.iloc[frame.sindex.query(shapely.box(west, south, east, north))]


def _draw_coasts(axes: Axes, atlas: Atlas, view: FigureView) -> None:
    """Draws the edges of all land, wide; land covers all but those along the coasts."""
    for face in _near(_faces(atlas, _band(view)), view).itertuples():
        axes.add_patch(stroked(path_of(face.geometry, view.frame), "coast-glow", view.colours))


def _draw_land(axes: Axes, atlas: Atlas, view: FigureView) -> None:
    holders = _by_member(view.scene["holders"])
    hatches = _by_member(view.scene["hatches"])
    moved, unfound = set(view.scene["moved"]), set(view.scene["unfound"])
    for face in _near(_faces(atlas, _band(view)), view).itertuples():
        holder = _holder(holders, face)
        path = path_of(face.geometry, view.frame)
        axes.add_patch(PathPatch(path, fc=_land_colour(view, holder), ec=view.colours["water-edge"],
                                 lw=0.4))  # fmt: skip
        with _faded(axes, view, "zones"):
            if face.face in unfound and "zones" in view.layers:
                dots(axes, path, view.colours["ink-soft"])
            elif face.face in hatches and "zones" in view.layers:
                codes = hatches[face.face].removeprefix("hatch-").split("-")
                hatch(axes, path, [claimant_colour(code, view.theme) for code in codes],
                      view.colours["land"])  # fmt: skip
            if face.face in moved:
                axes.add_patch(stroked(path, "moved", view.colours))


def _land_colour(view: FigureView, holder: str) -> str:
    if "states" not in view.layers:
        return view.colours["land"]
    colour = tint(holder, view.theme)
    if view.paint is not None:
        colour = view.colours[FILLS.get(view.paint.get(holder, ""), "land")]
    return mixed(colour, view.colours["land"], view.opacity.get("states", 1.0))


def _draw_water(axes: Axes, atlas: Atlas, view: FigureView) -> None:
    if "water" not in view.layers:
        return
    for lake in _near(reference.lakes(atlas), view).itertuples():
        path = path_of(lake.geometry, view.frame)
        axes.add_patch(
            PathPatch(path, fc=view.colours["water"], ec=view.colours["water-edge"], lw=0.5)
        )
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
            with _faded(axes, view, "ties" if chosen else f"ties-{tie.group}"):
                width = STRENGTHS[tie.confidence]
                _draw_lines(axes, [tie.geometry], f"tie-{tie.group}", view, width)


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
        edge = view.colours["selected" if chosen else "accent"]
        axes.plot(x, y, "o", ms=11 if chosen else 9, mfc=view.colours["panel"], mec=edge, mew=1.8)
        axes.plot(x, y, "o", ms=4, mfc=view.colours["accent"], mec="none")


def _draw_labels(axes: Axes, view: FigureView, reserved: Iterable[Box]) -> None:
    for label in placed(view.labels, view.frame, reserved):
        axes.text(
            label.x, label.y, label.text, fontsize=label.size_px, color=view.colours[label.colour],
            weight=label.weight, style=label.slant, va="top", ha="left", family="DejaVu Sans",
            path_effects=halo(view.colours["halo"]), clip_on=True,
        )  # fmt: skip


def _draw_lines(
    axes: Axes,
    geometries: Iterable[BaseGeometry],
    style: str,
    view: FigureView,
    widened: float = 1.0,
) -> None:
    parts = shapely.get_parts(list(geometries))
    lines = [view.frame.pixels(shapely.get_coordinates(part)) for part in parts]
    if lines:
        axes.add_collection(lines_of(lines, style, view.colours, widened), autolim=False)


def _holder(holders: Mapping[str, str], face: Any) -> str:
    """The state that a face is drawn as: that of its scene, else of undisputed land its own."""
    return holders.get(face.face, "" if face.zones else face.state)


def _by_member(groups: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {member: group for group, members in groups.items() for member in members}
