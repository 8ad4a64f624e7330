"""Charts on paper: a stack of parts with their key, and bars beside their names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from geo.i18n.languages import language
from geo.maps.print.handout.charts import Bars, Part, Stack
from geo.maps.print.lettering import Anchor, text_width_px, wrap_text
from geo.maps.print.paper.sheet import Words
from geo.maps.print.svg import Attributes, element

_TEXT_PX, _TITLE_PX, _LINE_PX = 11.0, 13.0, 15.5
_BAR_PX, _SWATCH_PX, _BETWEEN_PX = 14.0, 9.0, 14.0
# The part of the width that the names of bars take, and the room for the number of the longest.
_NAMES, _NUMBER_PX = 0.46, 60.0


@dataclass
class Drawing:
    """A chart that is being drawn, from the top down; lengths are pixels of the sheet.

    Across it is measured from the side where the language begins.
    """

    width_px: float
    y: float
    colours: Mapping[str, str]
    shapes: list[str] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    def bar(self, start: float, width: float, height: float, colour: str) -> None:
        """A box with a thin edge, from the height that the drawing has reached."""
        left = self.width_px - start - width if _from_right() else start
        edge: Attributes = {"stroke": self.colours["ink-soft"], "stroke-width": 0.6}
        box: Attributes = {"x": left, "y": self.y, "width": width, "height": height}
        self.shapes.append(element("rect", {**box, "fill": colour, **edge}))

    def write(
        self,
        text: str,
        at: float,
        *,
        anchor: Anchor = "start",
        bold: bool = False,
        size_px: float = _TEXT_PX,
    ) -> None:
        """A line of words just below the height that the drawing has reached."""
        turned: Mapping[Anchor, Anchor] = {"start": "end", "end": "start", "middle": "middle"}
        self.words.append(
            Words(
                lines=(text,),
                x=self.width_px - at if _from_right() else at,
                y=self.y + 0.95 * size_px,
                size_px=size_px,
                colour=self.colours["ink"],
                anchor=turned[anchor] if _from_right() else anchor,
                bold=bold,
            )
        )


def draw_chart(
    chart: Stack | Bars, width_px: float, top: float, colours: Mapping[str, str]
) -> Drawing:
    """A chart of that width from `top` down; its `y` is where it ends."""
    drawing = Drawing(width_px, top, colours)
    if isinstance(chart, Bars):
        _draw_bars(drawing, chart)
    else:
        _draw_stack(drawing, chart)
    return drawing


def _draw_bars(drawing: Drawing, chart: Bars) -> None:
    drawing.write(chart.title, 0, bold=True, size_px=_TITLE_PX)
    drawing.y += _LINE_PX + 4
    names_px = _NAMES * drawing.width_px
    room = drawing.width_px - names_px - _NUMBER_PX
    for part in chart.parts:
        (name, *_rest) = wrap_text(part.name, names_px - 8, _TEXT_PX)
        drawing.write(name, 0)
        length = room * part.value / chart.most
        drawing.bar(names_px, max(length, 0.8), _SWATCH_PX + 2, part.colour)
        drawing.write(part.figure, names_px + length + 5, bold=True)
        drawing.y += _LINE_PX


def _draw_stack(drawing: Drawing, chart: Stack) -> None:
    if chart.ends != ("", ""):
        drawing.write(chart.ends[0], 0)
        drawing.write(chart.ends[1], drawing.width_px, anchor="end")
        drawing.write(
            chart.title.partition(":")[0],
            drawing.width_px / 2,
            anchor="middle",
            bold=True,
            size_px=_TITLE_PX,
        )
        drawing.y += _LINE_PX + 2
    else:
        drawing.write(chart.title, 0, bold=True, size_px=_TITLE_PX)
        drawing.y += _LINE_PX + 4
    for start, width, part in _places(chart, drawing.width_px):
        drawing.bar(start, width, _BAR_PX, part.colour)
    drawing.y += _BAR_PX + 4
    _draw_key(drawing, chart.parts)
    if chart.beside is not None:
        length = drawing.width_px * chart.beside.value / chart.whole
        drawing.bar(0, max(length, 0.8), _SWATCH_PX + 1, chart.beside.colour)
        drawing.write(f"{chart.beside.figure} {chart.beside.name}", max(length, 0.8) + 5)
        drawing.y += _LINE_PX


def _places(chart: Stack, width_px: float) -> Iterator[tuple[float, float, Part]]:
    """Where each part begins, and how wide it is."""
    start = 0.0
    for part in chart.parts:
        width = width_px * part.value / chart.whole
        yield start, width, part
        start += width


def _draw_key(drawing: Drawing, parts: tuple[Part, ...]) -> None:
    """The parts in words, one after the other in as many lines as it takes."""
    at = 0.0
    for part in parts:
        words = f"{part.name} {part.figure}"
        width = _SWATCH_PX + 5 + text_width_px(words, _TEXT_PX)
        if at and at + width > drawing.width_px:
            at = 0.0
            drawing.y += _LINE_PX
        drawing.bar(at, _SWATCH_PX, _SWATCH_PX, part.colour)
        drawing.write(words, at + _SWATCH_PX + 5)
        at += width + _BETWEEN_PX
    drawing.y += _LINE_PX


def _from_right() -> bool:
    return language().direction == "rtl"
