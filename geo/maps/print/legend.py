"""The legend of a figure: samples and their words in columns, as wide as the words are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from geo.maps.layers.picture import Picture
from geo.maps.layers.samples import Sample
from geo.maps.layers.shapes import Dots, Hatching, Pattern, Rows, SoftEdge
from geo.maps.print.artists import Ink, lines_of
from geo.maps.print.lettering import SANS, text_width_px
from geo.maps.print.patterns import add_pattern
from geo.maps.print.symbols import add_symbol
from geo.maps.style.colour import claimant_colour, mixed, tint
from geo.maps.style.tokens import FILLS, STRENGTHS, STROKES, WITHDREW_SHARE, Stroke

ROW_PX = 19.0
_TEXT_PX = 10.5
_SAMPLE_PX, _HALF_PX = 26.0, 6.0
_TO_TEXT_PX, _BETWEEN_PX = 34.0, 22.0
_MOST_COLUMNS = 8
_ELLIPSIS = "…"


@dataclass(frozen=True)
class Place:
    """Where a sample of the legend stands, and its words as far as they have room."""

    sample: Sample
    words: str
    x: float
    row: int


def legend_places(samples: Sequence[Sample], width_px: float) -> tuple[Place, ...]:
    """The samples row by row, in as many columns as have room in that width."""
    words = [_within(sample.label, width_px - _TO_TEXT_PX) for sample in samples]
    lefts: list[float] = []
    for columns in range(min(_MOST_COLUMNS, len(words)), 0, -1):
        widths = [_column_px(words[at::columns]) for at in range(columns)]
        lefts = [0.0, *np.cumsum(widths[:-1])]
        if lefts[-1] + widths[-1] - _BETWEEN_PX <= width_px:
            break
    return tuple(
        Place(sample, text, float(lefts[at % len(lefts)]), at // len(lefts))
        for at, (sample, text) in enumerate(zip(samples, words, strict=True))
    )


def _column_px(words: Sequence[str]) -> float:
    return _TO_TEXT_PX + max(text_width_px(text, _TEXT_PX) for text in words) + _BETWEEN_PX


def _within(text: str, width_px: float) -> str:
    """The text, or as much of its beginning as has room."""
    if text_width_px(text, _TEXT_PX) <= width_px:
        return text
    while text and text_width_px(text + _ELLIPSIS, _TEXT_PX) > width_px:
        text = text[:-1]
    return text.rstrip() + _ELLIPSIS


def add_legend(axes: Axes, places: Sequence[Place], picture: Picture, x: float, y: float) -> None:
    """Draws samples and words; `x` and `y` are those of the first sample's left and middle."""
    ink = Ink(picture)
    for place in places:
        left, middle = x + place.x, y + place.row * ROW_PX
        _add_sample(axes, place.sample, ink, left, middle)
        axes.text(left + _TO_TEXT_PX, middle, place.words, fontsize=_TEXT_PX, va="center",
                  family=SANS, color=picture.colours["ink"])  # fmt: skip


def _add_sample(axes: Axes, sample: Sample, ink: Ink, x: float, y: float) -> None:
    colours = ink.picture.colours
    centre = (x + _SAMPLE_PX / 2, y)
    if sample.kind == "symbol":
        add_symbol(axes, centre, sample.symbol, colours, scale=0.75)
    elif sample.kind == "sign":
        axes.text(*centre, "≠", fontsize=13, ha="center", va="center", family=SANS,
                  color=colours["ink"])  # fmt: skip
    elif sample.kind == "extent":
        _add_circle(axes, ink, *centre)
    elif sample.kind in ("line", "moved"):
        stroke = _stroke(sample)
        ends = np.array([[x, y], [x + _SAMPLE_PX, y]])
        axes.add_collection(lines_of([ends], stroke, ink), autolim=False)
    else:
        _add_area(axes, sample, ink.picture, x, y)


def _stroke(sample: Sample) -> Stroke:
    stroke = STROKES[sample.stroke]
    width_px = stroke.width_px * STRENGTHS.get(sample.strength, 1.0)
    return Stroke(stroke.colour, width_px, stroke.dashes_px, stroke.opacity)


def _add_circle(axes: Axes, ink: Ink, x: float, y: float) -> None:
    circle = Path.circle((x, y), _HALF_PX + 1)
    add_pattern(axes, circle, SoftEdge(ink.picture.colours["extent"]))
    edge = lines_of([np.asarray(ring) for ring in circle.to_polygons()], STROKES["extent"], ink)
    axes.add_collection(edge, autolim=False)


def _add_area(axes: Axes, sample: Sample, picture: Picture, x: float, y: float) -> None:
    top, low, right = y - _HALF_PX, y + _HALF_PX, x + _SAMPLE_PX
    box = Path([(x, top), (right, top), (right, low), (x, low), (x, top)])
    edge = picture.colours["land-edge"]
    axes.add_artist(PathPatch(box, fc=_fill(sample, picture), ec=edge, lw=0.6))
    if sample.kind == "tint":
        other = tint(sample.examples[1], picture.theme)
        middle = x + _SAMPLE_PX / 2
        half = Path([(middle, top), (right, top), (right, low), (middle, low), (middle, top)])
        axes.add_artist(PathPatch(half, fc=other, ec="none"))
    pattern = _pattern(sample, picture)
    if pattern is not None:
        add_pattern(axes, box, pattern)


def _fill(sample: Sample, picture: Picture) -> str:
    if sample.kind == "tint":
        return tint(sample.examples[0], picture.theme)
    return picture.colours[FILLS.get(sample.fill, "land")]


def _pattern(sample: Sample, picture: Picture) -> Pattern | None:
    colours, theme = picture.colours, picture.theme
    if sample.kind == "hatch":
        return Hatching((claimant_colour(sample.claimant, theme),))
    if sample.kind == "hatch-two":
        return Hatching(tuple(claimant_colour(code, theme) for code in sample.examples))
    if sample.kind == "dots":
        return Dots(colours["ink-soft"])
    if sample.fill == "role-withdrew":
        return Rows(mixed(colours["role-withdrew"], colours["land"], WITHDREW_SHARE))
    return None
