"""Static figures of a view: the same features, colours and lines as the web map, by Matplotlib.

One renderer for previews and for figures to print: it walks the layers of the web map and draws
them in the strokes and colours of the cartographic style.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Literal

from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from geo.layers.atlas import Atlas
from geo.maps.layers.registry import PRINTED, opacity_of, parts_on
from geo.maps.print.artists import Ink, add_shapes, close_group, open_group, symbol_boxes
from geo.maps.print.graticule import DEGREES_PX, degrees
from geo.maps.print.labels import Box, halo, placed
from geo.maps.print.lettering import DPI, SANS
from geo.maps.print.names import add_label
from geo.maps.print.sheet import (
    WORDS_ZORDER,
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

Format = Literal["png", "svg", "pdf"]
MEDIA_TYPES: Mapping[Format, str] = {
    "png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf",
}  # fmt: skip

# Whole TrueType fonts in a PDF, and letters as shapes in an SVG: both look alike everywhere.
rcParams.update({"pdf.fonttype": 42, "svg.fonttype": "path", "svg.hashsalt": "kavkaz-atlas"})
# A dollar in a name is a dollar.
rcParams["text.parse_math"] = False


def render(atlas: Atlas, view: FigureView, form: Format = "png", scale: float = 1) -> bytes:
    """The figure as a file: map or maps, title above, legend, credit and disclaimer below.

    `scale` multiplies the pixels of a PNG; SVG and PDF are vectors with embedded fonts.
    """
    figure, every = sheet(view)
    for prefix, axes, shown in zip(("", "second-"), every, view.maps, strict=False):
        _draw_map(axes, atlas, shown, bool(view.legend), prefix)
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


def _draw_map(axes: Axes, atlas: Atlas, view: FigureView, finished: bool, prefix: str) -> None:
    on = parts_on(view.layers)
    parts = [part for part in PRINTED if part.name in on]
    drawn = [(part, tuple(part.shapes(atlas, view))) for part in parts]
    for zorder, (part, shapes) in enumerate(drawn, start=1):
        ink = Ink(view, opacity_of(part.name, view), zorder)
        name = f"{prefix}layer-{part.name}"
        open_group(axes, name, zorder)
        add_shapes(axes, shapes, ink)
        close_group(axes, name, zorder)
    reserved = [corner_box(view)] if view.corner else []
    if finished:
        reserved.append(scale_bar_box(view.frame))
        draw_scale_bar(axes, view)
        reserved += _draw_degrees(axes, view, reserved)
    symbols = [box for _part, shapes in drawn for box in symbol_boxes(shapes, view.frame)]
    _draw_labels(axes, view, [*reserved, *symbols], prefix)
    if view.corner:
        draw_corner(axes, view)


def _draw_degrees(axes: Axes, view: FigureView, reserved: Sequence[Box]) -> list[Box]:
    """Writes the degrees of the graticule where nothing else stands; returns their boxes."""
    if "graticule" not in view.layers:
        return []
    written = [word for word in degrees(view.frame) if word.is_clear_of(reserved)]
    for word in written:
        axes.text(word.x, word.y, word.text, fontsize=DEGREES_PX, color=view.colours["ink-soft"],
                  ha="center", va="center", family=SANS, zorder=WORDS_ZORDER,
                  path_effects=halo(view.colours["halo"]))  # fmt: skip
    return [word.box for word in written]


def _draw_labels(axes: Axes, view: FigureView, reserved: Iterable[Box], prefix: str) -> None:
    """Writes the names, those of a layer in a group of its own."""
    labels = sorted(placed(view.labels, view.frame, reserved), key=lambda one: one.name.layer)
    zorder = float(len(PRINTED) + 1)
    for layer, own in groupby(labels, key=lambda one: one.name.layer):
        name = f"{prefix}names-{layer}"
        open_group(axes, name, zorder)
        for label in own:
            add_label(axes, label, Ink(view, opacity_of(layer, view), zorder))
        close_group(axes, name, zorder)
