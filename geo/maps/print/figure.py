"""Figures of a view: its map or maps between title and credit, as SVG, PNG or PDF."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from PIL import Image

from geo.i18n.languages import language
from geo.layers.atlas import Atlas
from geo.maps.drawing.picture import Picture
from geo.maps.layers.registry import names_of_parts
from geo.maps.print.furniture import (
    corner_box,
    draw_corner,
    draw_degrees,
    draw_locator,
    draw_scale_bar,
    locator_box,
    scale_bar_box,
)
from geo.maps.print.graticule import DegreesWord, degrees
from geo.maps.print.handout.chart_svg import Drawing, draw_chart
from geo.maps.print.handout.charts import Bars, Stack
from geo.maps.print.legend import Group, Legend, draw_legend, legend_of
from geo.maps.print.naming.boxes import Box
from geo.maps.print.paper import typeset
from geo.maps.print.paper.sheet import DPI, Layer, Rights, Sheet, Words, align_text, bottom_of
from geo.maps.print.plate import FINISHED, draw_plate
from geo.maps.print.shape_svg import Detail
from geo.maps.print.svg import Attributes, element
from geo.maps.print.typefaces import SERIF

Format = Literal["png", "svg", "pdf"]
MEDIA_TYPES: Mapping[Format, str] = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
}

MARGIN_PX = 20.0
_TITLE_PX, _CAPTION_PX, _CREDIT_PX = 22.0, 13.5, 10.5
_ABOVE_PX, _BELOW_PX = 12.0, 10.0


@dataclass(frozen=True, kw_only=True)
class FigureView(Picture):
    """What a figure shows: a picture, and the words around it.

    `finished` figures have a legend, a scale bar and degrees, and say where in the world they lie;
    previews do not. `beside` is the map on the right of a comparison, with its own scene; `corner`
    says what each one shows. Words and legend are those of the left one. `described` is the view
    in a sentence, `chart` its numbers, which stand below the legend, `detail` how closely its maps
    are drawn. With `page_px` the whole is so tall, whatever the map leaves, and with `page_pt` so
    wide on paper.
    """

    title: str
    caption: str
    credit: tuple[str, ...] = ()
    legend: tuple[Group, ...] = ()
    finished: bool = False
    corner: str = ""
    beside: "FigureView | None" = None
    detail: Detail = FINISHED
    described: str = ""
    rights: Rights = field(default_factory=Rights)
    chart: Stack | Bars | None = None
    page_px: float = 0
    page_pt: float = 0

    @property
    def from_right(self) -> bool:
        """Whether its words begin on the right."""
        return language().direction == "rtl"

    @property
    def maps(self) -> tuple["FigureView", ...]:
        """The maps of the figure, left to right."""
        return (self,) if self.beside is None else (self, self.beside)

    @property
    def width_px(self) -> int:
        """The width of the whole: of all its maps."""
        return sum(shown.frame.width_px for shown in self.maps)

    @cached_property
    def head(self) -> tuple[Words, ...]:
        """Title and caption, above the maps."""
        ink, soft = self.colours["ink"], self.colours["ink-soft"]
        title = align_text(
            self.title,
            _ABOVE_PX,
            self.width_px,
            MARGIN_PX,
            size_px=_TITLE_PX,
            colour=ink,
            family=SERIF,
            bold=True,
        )
        title = replace(title, level=1)
        top = bottom_of([title], _ABOVE_PX)
        caption = align_text(
            self.caption, top, self.width_px, MARGIN_PX, size_px=_CAPTION_PX, colour=soft
        )
        return title, caption

    @property
    def head_px(self) -> int:
        """The height of title and caption."""
        return round(bottom_of(self.head, _ABOVE_PX) + _BELOW_PX)

    @cached_property
    def placed_legend(self) -> Legend:
        """The legend in its columns."""
        return legend_of(self.legend, self.width_px - 2 * MARGIN_PX)

    @property
    def legend_px(self) -> float:
        """The height of the legend, with the room about it."""
        return self.placed_legend.height_px + 20 if self.legend else 0

    def credit_words(self, top: float) -> tuple[Words, ...]:
        """The credit, from there downwards."""
        words: list[Words] = []
        for line in self.credit:
            words.append(
                align_text(
                    line,
                    bottom_of(words, top),
                    self.width_px,
                    MARGIN_PX,
                    size_px=_CREDIT_PX,
                    colour=self.colours["ink-soft"],
                )
            )
        return tuple(words)

    @property
    def credit_px(self) -> float:
        """The height of the credit, with the room about it."""
        return bottom_of(self.credit_words(0), 0) + 2 * _BELOW_PX

    @property
    def chart_px(self) -> float:
        """The height of the chart, with the room about it."""
        chart = self.draw_chart(0)
        return chart.y + _BELOW_PX if chart else 0

    def draw_chart(self, top: float) -> Drawing | None:
        """The chart from there down, from margin to margin; None where the figure has none."""
        if self.chart is None:
            return None
        return draw_chart(self.chart, self.width_px - 2 * MARGIN_PX, top, self.colours)

    @property
    def foot_px(self) -> int:
        """The height of what is below the maps: the legend, the chart and the credit."""
        return round(self.legend_px + self.chart_px + self.credit_px)

    @property
    def height_px(self) -> float:
        """The height of the whole."""
        return self.page_px or self.head_px + self.frame.height_px + self.foot_px


def render(atlas: Atlas, view: FigureView, form: Format = "png", scale: float = 1) -> bytes:
    """The figure as a file; `scale` multiplies the pixels of a PNG."""
    return write_sheet(compose(atlas, view), form, scale)


def write_sheet(sheet: Sheet, form: Format, scale: float = 1) -> bytes:
    """A sheet as a file; `scale` multiplies the pixels of a PNG."""
    if form == "png":
        return typeset.png(sheet, scale)
    return sheet.svg().encode() if form == "svg" else typeset.pdf(sheet)


def render_small(atlas: Atlas, view: FigureView, colours: int = 160) -> bytes:
    """The figure as a PNG of few colours: a third of the bytes, for previews."""
    return written_small(compose(atlas, view), colours)


def written_small(sheet: Sheet, colours: int = 160) -> bytes:
    """A sheet as a PNG of few colours."""
    picture = Image.open(io.BytesIO(typeset.png(sheet))).convert("RGB")
    few = picture.quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    few.save(buffer, format="png")
    return typeset.with_words(buffer.getvalue(), DPI, typeset.metadata_of(sheet))


def compose(atlas: Atlas, view: FigureView) -> Sheet:
    """The figure as a sheet: title, maps, legend, credit."""
    title, caption, *below = words_around(view)
    maps = Layer("map", "".join(draw_maps(atlas, view, view.head_px)))
    return sheet_of(view, (title, caption, maps, *below))


def sheet_of(words: FigureView, layers: tuple[Layer, ...]) -> Sheet:
    """The sheet with the size, the paper and the words about it of a figure."""
    return Sheet(
        width_px=words.width_px,
        height_px=words.height_px,
        paper=words.colours["panel"],
        title=words.title,
        description=words.described or words.caption,
        layers=layers,
        rights=words.rights,
        width_pt=words.page_pt,
    )


def words_around(view: FigureView, legend_px: float | None = None) -> tuple[Layer, ...]:
    """Title, caption, legend, chart and credit, which stand around the maps.

    The legend begins at `legend_px`, or else below the map of the figure.
    """
    title, caption = view.head
    if legend_px is None:
        legend_px = view.head_px + view.frame.height_px + _ABOVE_PX
    legend = draw_legend(view.placed_legend, view, legend_px, MARGIN_PX, view.width_px)
    return (
        Layer("title", words=(title,)),
        Layer("caption", words=(caption,)),
        *([legend] if view.legend else []),
        *_chart_layers(view, legend_px + view.legend_px),
        Layer("credit", words=view.credit_words(view.height_px - view.credit_px + _BELOW_PX)),
    )


def _chart_layers(view: FigureView, top: float) -> Iterator[Layer]:
    """The chart as a layer, from there down, where the figure has one."""
    chart = view.draw_chart(top)
    if chart:
        shapes = element("g", {"transform": f"translate({MARGIN_PX:g} 0)"}, *chart.shapes)
        yield Layer(
            "chart", shapes, tuple(replace(one, x=one.x + MARGIN_PX) for one in chart.words)
        )


def draw_maps(atlas: Atlas, view: FigureView, top: float) -> list[str]:
    """Each map from there down, its ids by a prefix of its own; a thin line between two."""
    maps, left = [], 0
    for prefix, shown in zip(("", "second-"), view.maps, strict=False):
        maps.append(draw_map(atlas, shown, prefix, (left, top)))
        left += shown.frame.width_px
    if view.beside is not None:
        x = view.frame.width_px
        line: Attributes = {"stroke": view.colours["ink"], "stroke-width": 1.2}
        maps.append(element("path", {"d": f"M{x} {top:g}v{view.frame.height_px}", **line}))
    return maps


def draw_map(atlas: Atlas, view: FigureView, prefix: str, at: tuple[float, float]) -> str:
    """One map of a sheet, its upper left corner there."""
    obstacles, furniture = _furniture(atlas, view)
    names = names_of_parts(atlas, view)
    plate = draw_plate(atlas, view, names, detail=view.detail, obstacles=obstacles, prefix=prefix)
    frame = view.frame
    area = element("rect", {"width": frame.width_px, "height": frame.height_px})
    clip = element("clipPath", {"id": f"{prefix}frame"}, area)
    attributes = {"transform": f"translate({at[0]:g} {at[1]:g})"}
    inside = element("g", {"clip-path": f"url(#{prefix}frame)"}, plate.markup, *furniture)
    return element("g", attributes, element("defs", {}, clip), plate.definitions, inside)


def _furniture(atlas: Atlas, view: FigureView) -> tuple[list[Box], list[str]]:
    """What stands on a map above its layers, and the boxes in which no name may stand."""
    boxes: list[Box] = []
    drawn: list[str] = []
    if view.corner:
        boxes.append(corner_box(view.corner))
        drawn.append(draw_corner(view.corner, view.colours))
    if view.finished:
        locator = locator_box(view.frame)
        if locator is not None and not view.corner:
            boxes.append(locator)
            drawn.append(draw_locator(atlas, view, locator))
        boxes.append(scale_bar_box(view.frame))
        drawn.append(draw_scale_bar(view.frame, view.colours, view.unit))
        written = _degrees(view, boxes)
        boxes += [word.box for word in written]
        drawn.append(draw_degrees(written, view.colours))
    return boxes, drawn


def _degrees(view: FigureView, boxes: list[Box]) -> list[DegreesWord]:
    """The degrees of the graticule that stand clear of all else."""
    if "graticule" not in view.layers:
        return []
    return [word for word in degrees(view.frame) if word.is_clear_of(boxes)]
