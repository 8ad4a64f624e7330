"""A poster: many small maps on one page, each below its number, its title and a line of words."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from geo.layers.atlas import Atlas
from geo.maps.layers.registry import names_of_parts
from geo.maps.print.figure import MARGIN_PX, FigureView, draw_map, sheet_of, words_around
from geo.maps.print.grid_svg import SMALL, draw_grid
from geo.maps.print.paper.sheet import Layer, Sheet, Words, align_text, bottom_of
from geo.maps.print.plate import draw_plate
from geo.maps.print.shape_svg import Detail
from geo.maps.print.svg import Attributes, element
from geo.maps.print.typefaces import SERIF

_GAP_PX, _TO_MAP_PX = 16.0, 5.0
_TITLE_PX, _CAPTION_PX = 11.5, 9.5
# How much smaller than on a figure the letters of a map are.
_SCALE = 0.62
_MOST_NAMES = 14
# Of the maps of a grid, how wide a map is for each name on it.
_PX_A_NAME = 35


@dataclass(frozen=True)
class Panel:
    """One map of a poster: its title, what it shows in words, and the map itself."""

    title: str
    caption: str
    shown: FigureView


@dataclass(frozen=True, kw_only=True)
class Poster:
    """A page with the title and credit of `words`, and panels in rows between them.

    `words` is a figure as wide and as tall as the page; its own map is not drawn. With
    `is_grid` all maps are of one frame, and differ in whose the land is.
    """

    words: FigureView
    panels: tuple[Panel, ...]
    columns: int = 3
    is_grid: bool = False

    @property
    def width_px(self) -> int:
        """The width of the page."""
        return self.words.width_px

    @property
    def cell_px(self) -> float:
        """The width of a panel."""
        return (self.width_px - 2 * MARGIN_PX - (self.columns - 1) * _GAP_PX) / self.columns

    @cached_property
    def titles_px(self) -> float:
        """The height of the words above each map: those of the longest."""
        words = (self.words_of(panel, 0, 0) for panel in self.panels)
        return max(bottom_of(own, 0) for own in words) + _TO_MAP_PX

    @property
    def row_px(self) -> float:
        """The height of a row, with the gap below it."""
        rows = math.ceil(len(self.panels) / self.columns)
        room = self.words.height_px - self.words.head_px - self.words.foot_px
        return room / rows

    @property
    def frame_px(self) -> tuple[int, int]:
        """The pixels of each map, before it is made smaller."""
        tall = self.row_px - _GAP_PX - self.titles_px
        return round(self.cell_px / _SCALE), round(tall / _SCALE)

    def words_of(self, panel: Panel, left: float, top: float) -> tuple[Words, Words]:
        """Title and caption of a panel, from there."""
        colours = self.words.colours
        title = align_text(
            panel.title,
            top,
            self.cell_px,
            0,
            size_px=_TITLE_PX,
            colour=colours["ink"],
            family=SERIF,
            bold=True,
        )
        low = bottom_of([title], top)
        caption = align_text(
            panel.caption, low, self.cell_px, 0, size_px=_CAPTION_PX, colour=colours["ink-soft"]
        )
        first, second = (replace(words, x=words.x + left) for words in (title, caption))
        return replace(first, level=2), second

    def place_of(self, at: int) -> tuple[float, float]:
        """The upper left corner of a panel; they follow each other as the language is written."""
        column, row = at % self.columns, at // self.columns
        if self.words.from_right:
            column = self.columns - 1 - column
        left = MARGIN_PX + column * (self.cell_px + _GAP_PX)
        return left, self.words.head_px + row * self.row_px


def compose_poster(atlas: Atlas, poster: Poster) -> Sheet:
    """The poster as a sheet."""
    words = poster.words
    maps = _grid(atlas, poster) if poster.is_grid else _plates(atlas, poster)
    panels = (_panel(poster, at, markup) for at, markup in enumerate(maps))
    title, caption, *below = words_around(words, words.height_px - words.foot_px)
    return sheet_of(words, (title, caption, *panels, *below))


def _plates(atlas: Atlas, poster: Poster) -> Iterator[str]:
    """The map of each panel, with what it refers to."""
    for at, panel in enumerate(poster.panels):
        shown = panel.shown
        detail = replace(shown.detail, most_names=_MOST_NAMES)
        prefix = f"{_name(at)}-"
        if shown.beside is None:
            plate = draw_plate(
                atlas, shown, names_of_parts(atlas, shown), detail=detail, prefix=prefix
            )
            yield plate.definitions + plate.markup
        else:
            yield _beside(atlas, shown, detail, prefix)


def _beside(atlas: Atlas, shown: FigureView, detail: Detail, prefix: str) -> str:
    """The two maps of a comparison in one panel, a thin line between them."""
    second = replace(shown.beside or shown, detail=detail)
    middle = shown.frame.width_px
    line: Attributes = {"stroke": shown.colours["ink"], "stroke-width": 1.2}
    return (
        draw_map(atlas, replace(shown, detail=detail), prefix, (0, 0))
        + draw_map(atlas, second, f"{prefix}second-", (middle, 0))
        + element("path", {"d": f"M{middle} 0v{shown.frame.height_px}", **line})
    )


def _grid(atlas: Atlas, poster: Poster) -> Iterator[str]:
    """The map of each panel; the first one brings what all refer to."""
    most_names = min(SMALL.most_names, round(poster.cell_px / _PX_A_NAME))
    detail = replace(SMALL, most_names=most_names)
    grid = draw_grid(atlas, [panel.shown for panel in poster.panels], detail=detail)
    first, *others = grid.maps
    yield grid.definitions + first
    yield from others


def _name(at: int) -> str:
    return f"step-{at + 1}"


def _panel(poster: Poster, at: int, drawn: str) -> Layer:
    left, top = poster.place_of(at)
    panel, name = poster.panels[at], _name(at)
    shown = panel.shown
    size: Attributes = {"width": shown.width_px, "height": shown.frame.height_px}
    clip = element("clipPath", {"id": f"{name}-frame"}, element("rect", size))
    edge: Attributes = {"fill": "none", "stroke": shown.colours["land-edge"], "stroke-width": 1}
    corner = f"translate({left:g} {top + poster.titles_px:g}) scale({_SCALE})"
    markup = element(
        "g",
        {"transform": corner},
        element("defs", {}, clip),
        element("g", {"clip-path": f"url(#{name}-frame)"}, drawn),
        element("rect", {**size, **edge}),
    )
    # Words stand on the map, however few lines they have.
    spare = poster.titles_px - _TO_MAP_PX - bottom_of(poster.words_of(panel, 0, 0), 0)
    return Layer(name, markup, poster.words_of(panel, left, top + spare))
