"""One upright page of paper: a map between its title and its key, numbers, words, link, credit."""

from dataclasses import dataclass, replace
from functools import cached_property

from geo.layers.atlas import Atlas
from geo.maps.print.figure import FigureView, draw_maps
from geo.maps.print.handout.chart_svg import Drawing, draw_chart
from geo.maps.print.handout.charts import Bars, Stack
from geo.maps.print.handout.qr import draw_qr
from geo.maps.print.legend import draw_legend, legend_of
from geo.maps.print.paper.sheet import Layer, Sheet, Words, align_text, bottom_of
from geo.maps.print.svg import Attributes, element
from geo.maps.print.typefaces import SANS, SERIF

_TITLE_PX, _CAPTION_PX, _TEXT_PX, _CREDIT_PX = 24.0, 12.5, 12.0, 9.5
_GAP_PX, _QR_PX = 11.0, 96.0


@dataclass(frozen=True, kw_only=True)
class Handout:
    """A page of `width_px` by `height_px`, with so much empty paper around it.

    Of `figure` it has title, caption, maps, legend, credit and rights; `lines` are paragraphs below
    its key and its `chart`. The maps fill what all else leaves.
    """

    figure: FigureView
    lines: tuple[str, ...]
    chart: Stack | Bars | None
    link: str
    width_px: float
    height_px: float
    width_pt: float
    margin_pt: float

    @cached_property
    def head(self) -> tuple[Words, Words]:
        """Title and caption."""
        title = self._words(self.figure.title, 0, _TITLE_PX, family=SERIF, bold=True)
        below = bottom_of([title], 0)
        caption = align_text(
            self.figure.caption,
            below,
            self.width_px,
            0,
            size_px=_CAPTION_PX,
            colour=self.figure.colours["ink-soft"],
        )
        return replace(title, level=1), caption

    @property
    def head_px(self) -> float:
        """Where the maps begin."""
        return bottom_of(self.head, 0) + _GAP_PX

    @property
    def map_px(self) -> float:
        """The height that all else leaves for the maps."""
        return self.height_px - self.head_px - self._foot_px

    @cached_property
    def _foot_px(self) -> float:
        """The height of all that stands below the maps."""
        legend = legend_of(self.figure.legend, self.width_px)
        legend_px = legend.height_px + _GAP_PX if self.figure.legend else 0
        chart = self.draw_chart(0)
        chart_px = chart.y + _GAP_PX if chart else 0
        lines_px = sum(bottom_of([words], 0) + 5 for words in self.paragraphs(0))
        return _GAP_PX + legend_px + chart_px + lines_px + _GAP_PX + self.credit_px

    def draw_chart(self, top: float) -> Drawing | None:
        """The chart from there down; None where the page has none."""
        if self.chart is None:
            return None
        return draw_chart(self.chart, self.width_px, top, self.figure.colours)

    def paragraphs(self, top: float) -> tuple[Words, ...]:
        """The lines, each broken to the width; all of them begin at `top`."""
        return tuple(self._words(line, top, _TEXT_PX) for line in self.lines)

    @property
    def credit_px(self) -> float:
        """The height of the last row: of the credit, or of the code beside it."""
        return max(_QR_PX, bottom_of(self.credit(0), 0))

    def credit(self, top: float) -> tuple[Words, ...]:
        """The link and the credit, beside the code."""
        room = self.width_px - _QR_PX - 2 * _GAP_PX
        left = self.width_px - room if self.figure.from_right else 0
        words: list[Words] = []
        for line in (self.link, *self.figure.credit):
            below = bottom_of(words, top)
            one = align_text(
                line, below, room, 0, size_px=_CREDIT_PX, colour=self.figure.colours["ink-soft"]
            )
            words.append(replace(one, x=one.x + left))
        return tuple(words)

    @property
    def qr_at(self) -> tuple[float, float]:
        """The upper left corner of the code: at the end of the last row."""
        left = 0 if self.figure.from_right else self.width_px - _QR_PX
        return left, self.height_px - _QR_PX

    def _words(
        self, text: str, top: float, size_px: float, *, family: str = SANS, bold: bool = False
    ) -> Words:
        return align_text(
            text,
            top,
            self.width_px,
            0,
            size_px=size_px,
            family=family,
            bold=bold,
            colour=self.figure.colours["ink"],
        )


def compose_handout(atlas: Atlas, handout: Handout) -> Sheet:
    """The handout as a sheet; the maps of its figure are as tall as it has room for them."""
    shown, colours = handout.figure, handout.figure.colours
    title, caption = handout.head
    edge: Attributes = {"fill": "none", "stroke": colours["land-edge"], "stroke-width": 1}
    box: Attributes = {"y": handout.head_px, "width": shown.width_px}
    frame = element("rect", {**box, "height": shown.frame.height_px, **edge})
    maps = "".join(draw_maps(atlas, shown, handout.head_px))
    top = handout.head_px + shown.frame.height_px + _GAP_PX
    legend = legend_of(shown.legend, handout.width_px)
    key = draw_legend(legend, shown, top, 0, handout.width_px)
    top += legend.height_px + _GAP_PX if shown.legend else 0
    chart = handout.draw_chart(top)
    top = chart.y + _GAP_PX if chart else top
    code = draw_qr(handout.link, _QR_PX, handout.qr_at, colours["ink"])
    layers = (
        Layer("title", words=(title,)),
        Layer("caption", words=(caption,)),
        Layer("map", maps + frame),
        *([key] if shown.legend else []),
        *([Layer("chart", "".join(chart.shapes), tuple(chart.words))] if chart else []),
        Layer("text", words=tuple(_stack(handout.paragraphs(0), top))),
        Layer("credit", code, handout.credit(handout.height_px - handout.credit_px)),
    )
    return Sheet(
        width_px=handout.width_px,
        height_px=handout.height_px,
        paper=colours["panel"],
        title=shown.title,
        description=shown.described or shown.caption,
        layers=layers,
        rights=shown.rights,
        width_pt=handout.width_pt,
        margin_pt=handout.margin_pt,
    )


def _stack(paragraphs: tuple[Words, ...], top: float) -> list[Words]:
    """The paragraphs one below the other, from `top`."""
    placed: list[Words] = []
    for words in paragraphs:
        placed.append(replace(words, y=words.y + top))
        top += bottom_of([words], 0) + 5
    return placed
