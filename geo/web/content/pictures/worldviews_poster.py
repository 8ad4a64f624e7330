"""The maps of all worldviews on one page: as a figure, and as a preview."""

import math
from dataclasses import replace

from geo.layers.atlas import Atlas
from geo.maps.print.figure import FigureView
from geo.maps.print.legend import Group
from geo.maps.print.paper.poster import Panel, Poster
from geo.web.content.alike import worldviews
from geo.web.content.figure_spec import PAPERS, figure_view, finish
from geo.web.content.worldviews import Worldviews
from geo.web.view.model import View
from geo.web.view.pages import PageText

# A figure for screens is so wide, with as many columns at most; its maps have this shape.
_SCREEN_PX, _SCREEN_COLUMNS = 1400, 6
_SHAPE = 290 / 400
_MOST_COLUMNS = 9


def poster_of_worldviews(atlas: Atlas, page: PageText, view: View, size: str, link: str) -> Poster:
    """The maps of a view as a figure to print; on paper they fill the page."""
    if size in PAPERS:
        width_px, height_px, width_pt = PAPERS[size]
        poster = _poster(atlas, page, view, (width_px, height_px), link)
        return replace(poster, words=replace(poster.words, page_pt=width_pt))
    return _poster(atlas, page, view, (_SCREEN_PX, 0), link)


def worldviews_at_a_glance(
    atlas: Atlas, page: PageText, view: View, width_px: int, height_px: int
) -> Poster:
    """The maps of a view as a preview of that size."""
    return _poster(atlas, page, view, (width_px, height_px), "", at_a_glance=True)


def _poster(
    atlas: Atlas,
    page: PageText,
    view: View,
    size_px: tuple[int, int],
    link: str,
    *,
    at_a_glance: bool = False,
) -> Poster:
    width_px, height_px = size_px
    known = worldviews(atlas, page, view, 400, 290)
    plain = figure_view(atlas, page, replace(view, compare=None), width_px, width_px // 2)
    content = plain if at_a_glance else finish(atlas, page, view, plain, link)
    words = replace(
        content,
        title=page.heading,
        caption=f"{known.sentence} {known.silent}".strip(),
        described=known.sentence,
        legend=() if at_a_glance else (Group("", known.samples),),
        page_px=height_px,
    )
    poster = _in_columns(Poster(words=words, panels=_panels(known, words), is_grid=True))
    shown = worldviews(atlas, page, view, *poster.frame_px)
    return replace(poster, panels=_panels(shown, words))


def _in_columns(poster: Poster) -> Poster:
    """The poster with as many columns as make its maps largest, or as tall as its maps make it."""
    if poster.words.page_px:
        choices = (replace(poster, columns=columns) for columns in range(1, _MOST_COLUMNS + 1))
        return max(choices, key=_map_px)
    columns = min(_SCREEN_COLUMNS, len(poster.panels))
    wide = replace(poster, columns=columns)
    rows = math.ceil(len(poster.panels) / columns)
    row_px = wide.titles_px + _SHAPE * wide.cell_px + 16
    height_px = wide.words.head_px + rows * row_px + wide.words.foot_px
    return replace(wide, words=replace(wide.words, page_px=round(height_px)))


def _map_px(poster: Poster) -> float:
    """How wide a map of the usual shape is in a panel."""
    _width, tall = poster.frame_px
    return min(poster.frame_px[0], tall / _SHAPE)


def _panels(shown: Worldviews, words: FigureView) -> tuple[Panel, ...]:
    return tuple(
        Panel(
            shown.short_title(group),
            shown.share_words(group),
            replace(words, **group.picture.given),
        )
        for group in shown.groups
    )
