"""The legend of a figure: groups of samples in columns, whose words have the room they take."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geo.i18n.languages import language
from geo.maps.drawing.courtesy import give_way
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.samples import Sample
from geo.maps.drawing.shapes import Dots, Hatching, Pattern, SoftEdge
from geo.maps.print.definitions import Definitions
from geo.maps.print.lettering import wrap_text
from geo.maps.print.paper.sheet import LINE_HEIGHT, Layer, Words
from geo.maps.print.shape_svg import draw_symbol, stroke_attributes
from geo.maps.print.svg import Attributes, element
from geo.maps.style.bundles import LINES
from geo.maps.style.colour import claimant_colour, tint
from geo.maps.style.tokens import (
    FILLS,
    STRENGTHS,
    STROKES,
    Stroke,
    symbol_token,
)

TEXT_PX, _ROW_PX = 11.0, 18.0
_SAMPLE_PX, _HALF_PX, _TO_TEXT_PX = 26.0, 6.0, 34.0
_BETWEEN_COLUMNS_PX, _BETWEEN_GROUPS_PX = 24.0, 7.0
_NARROWEST_PX, _MOST_COLUMNS = 150.0, 8


@dataclass(frozen=True)
class Group:
    """Samples that belong together, and what they are called."""

    title: str
    samples: tuple[Sample, ...]


@dataclass(frozen=True)
class Entry:
    """A sample with its words, or the title of a group, in its place.

    `x` is how far it lies from the side where the language begins, `y` where it begins below.
    """

    lines: tuple[str, ...]
    sample: Sample | None
    x: float = 0.0
    y: float = 0.0

    @property
    def height_px(self) -> float:
        """The height of all its lines."""
        return _ROW_PX + LINE_HEIGHT * TEXT_PX * (len(self.lines) - 1)


@dataclass(frozen=True)
class Legend:
    """Entries in their places, and what room they take."""

    entries: tuple[Entry, ...] = ()
    column_px: float = 0.0
    height_px: float = 0.0


def legend_of(groups: Sequence[Group], width_px: float) -> Legend:
    """The groups in as many columns of one width as make the legend lowest."""
    found = Legend()
    for columns in range(1, _MOST_COLUMNS + 1):
        column_px = (width_px - _BETWEEN_COLUMNS_PX * (columns - 1)) / columns
        if columns > 1 and column_px < _NARROWEST_PX:
            break
        legend = _in_columns([_entries(group, column_px) for group in groups], columns, column_px)
        if not found.entries or legend.height_px < found.height_px:
            found = legend
    return found


def _entries(group: Group, column_px: float) -> list[Entry]:
    """The samples of a group below its title; one alone says itself what it is."""
    title = wrap_text(group.title, column_px, TEXT_PX, bold=True)
    head = [Entry(title, None)] if len(group.samples) > 1 and group.title else []
    room = column_px - _TO_TEXT_PX
    return [*head, *(Entry(wrap_text(one.label, room, TEXT_PX), one) for one in group.samples)]


def _in_columns(groups: Sequence[list[Entry]], columns: int, column_px: float) -> Legend:
    """The entries in so many columns, as low as they can be."""
    whole = sum(entry.height_px for group in groups for entry in group)
    height = math.ceil(whole / columns)
    last_x = (columns - 1) * (column_px + _BETWEEN_COLUMNS_PX)
    while True:
        give_way()
        placed = tuple(_place_in_columns(groups, height, column_px))
        if max((entry.x for entry in placed), default=0) <= last_x + 1:
            break
        height += 2
    lowest = max((entry.y + entry.height_px for entry in placed), default=0.0)
    return Legend(placed, column_px, lowest)


def _place_in_columns(
    groups: Sequence[list[Entry]], height: float, column_px: float
) -> Iterator[Entry]:
    x = y = 0.0
    for group in groups:
        y += _BETWEEN_GROUPS_PX if y else 0
        for at, entry in enumerate(group):
            # A title does not stand alone at the end of a column.
            kept = group[at : at + 2] if entry.sample is None else [entry]
            if y and y + sum(one.height_px for one in kept) > height:
                x, y = x + column_px + _BETWEEN_COLUMNS_PX, 0.0
            yield replace(entry, x=x, y=y)
            y += entry.height_px


def draw_legend(
    legend: Legend, picture: Picture, top: float, margin_px: float, width_px: float
) -> Layer:
    """The legend as a layer of a sheet that is so wide, below `top`."""
    definitions = Definitions("legend-", picture.colours)
    places = [_Place(entry, top, margin_px, width_px) for entry in legend.entries]
    samples = (
        element(
            "g",
            {"transform": f"translate({place.sample_x:g} {place.middle:g})"},
            _SAMPLES[place.entry.sample.kind](place.entry.sample, picture, definitions),
        )
        for place in places
        if place.entry.sample is not None
    )
    markup = "".join(samples)
    words = tuple(place.words(picture.colours) for place in places)
    return Layer("legend", markup, words, definitions.markup)


@dataclass(frozen=True)
class _Place:
    """An entry on a sheet, from the side where the language begins."""

    entry: Entry
    top: float
    margin_px: float
    width_px: float

    @property
    def sample_x(self) -> float:
        """Where the sample begins on the left."""
        start = self.margin_px + self.entry.x
        return self.width_px - start - _SAMPLE_PX if _from_right() else start

    @property
    def middle(self) -> float:
        """The middle of the first line."""
        return self.top + self.entry.y + _ROW_PX / 2

    def words(self, colours: Mapping[str, str]) -> Words:
        """What the sample means, or the title of the group."""
        is_title = self.entry.sample is None
        start = self.margin_px + self.entry.x + (0 if is_title else _TO_TEXT_PX)
        return Words(
            lines=self.entry.lines,
            x=self.width_px - start if _from_right() else start,
            y=self.middle + 0.36 * TEXT_PX,
            size_px=TEXT_PX,
            colour=colours["ink" if is_title else "ink-soft"],
            anchor="end" if _from_right() else "start",
            bold=is_title,
        )


def _from_right() -> bool:
    return language().direction == "rtl"


def _symbol(sample: Sample, picture: Picture, definitions: Definitions) -> str:
    colour = picture.colours[symbol_token(sample.symbol)]
    drawn = draw_symbol(definitions, sample.symbol, colour, 0.75)
    return element("g", {"transform": f"translate({_SAMPLE_PX / 2:g} 0)"}, drawn)


def _sign(_sample: Sample, picture: Picture, _definitions: Definitions) -> str:
    sign = Words(
        lines=("≠",),
        x=_SAMPLE_PX / 2,
        y=4.5,
        size_px=13,
        anchor="middle",
        colour=picture.colours["ink"],
    )
    return sign.svg()


def _circle(_sample: Sample, picture: Picture, definitions: Definitions) -> str:
    fill = definitions.pattern(SoftEdge(picture.colours["extent"]))
    around = stroke_attributes(STROKES["extent"], picture.colours[STROKES["extent"].colour])
    return element("circle", {"cx": _SAMPLE_PX / 2, "r": _HALF_PX + 1, "fill": fill, **around})


def _line(sample: Sample, picture: Picture, _definitions: Definitions) -> str:
    return "".join(
        _stroke_sample(LINES[name], sample, picture)
        for name in (sample.stroke, sample.over)
        if name
    )


def _stroke_sample(stroke: Stroke, sample: Sample, picture: Picture) -> str:
    width_px = stroke.width_px * STRENGTHS.get(sample.strength, 1.0)
    drawn = Stroke(stroke.colour, width_px, stroke.dashes_px, stroke.opacity)
    attributes = stroke_attributes(drawn, picture.colours[stroke.colour])
    return element("path", {"d": f"M0 0H{_SAMPLE_PX:g}", "fill": "none", **attributes})


def _area(sample: Sample, picture: Picture, definitions: Definitions) -> str:
    edge: Attributes = {"stroke": picture.colours["land-edge"], "stroke-width": 0.6}
    if sample.kind == "changed":
        stroke = STROKES["changed"]
        edge = {"stroke": picture.colours[stroke.colour], "stroke-width": stroke.width_px}
    box: Attributes = {"y": -_HALF_PX, "width": _SAMPLE_PX, "height": 2 * _HALF_PX}
    parts = [element("rect", {**box, "fill": _fill(sample, picture), **edge})]
    if sample.kind in ("tint", "changed"):
        half: Attributes = {**box, "x": _SAMPLE_PX / 2, "width": _SAMPLE_PX / 2}
        parts.append(element("rect", {**half, "fill": _tint(sample, 1, picture), **edge}))
    pattern = _pattern(sample, picture)
    if pattern is not None:
        parts.append(element("rect", {**box, "fill": definitions.pattern(pattern)}))
    return "".join(parts)


_SAMPLES = {
    "symbol": _symbol,
    "sign": _sign,
    "extent": _circle,
    "line": _line,
    "moved": _line,
    "fill": _area,
    "tint": _area,
    "mixed": _area,
    "hatch": _area,
    "hatch-two": _area,
    "dots": _area,
    "changed": _area,
}


def _fill(sample: Sample, picture: Picture) -> str:
    if sample.kind in ("tint", "changed"):
        return _tint(sample, 0, picture)
    if sample.kind == "mixed":
        return tint("-".join(sample.examples), picture.theme)
    return picture.colours[FILLS.get(sample.fill, "land")]


def _tint(sample: Sample, at: int, picture: Picture) -> str:
    return tint(sample.examples[at], picture.theme, changed=sample.kind == "changed")


def _pattern(sample: Sample, picture: Picture) -> Pattern | None:
    colours, theme = picture.colours, picture.theme
    if sample.kind == "hatch":
        return Hatching((claimant_colour(sample.claimant, theme),), colours["halo"])
    if sample.kind == "hatch-two":
        two = tuple(claimant_colour(code, theme) for code in sample.examples)
        return Hatching(two, colours["halo"])
    if sample.kind == "dots":
        return Dots(colours["ink-soft"])
    return None
