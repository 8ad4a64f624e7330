"""Pictures of views: the preview that a chat or a post shows beside a link, and finished figures.

Pictures are kept in a bounded cache. One is drawn at a time, so that equal requests that come
together are drawn once, and no crowd of different ones can take the machine.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from geo.layers.atlas import Atlas
from geo.layers.gazetteer import gazetteer
from geo.layers.worldview import viewers
from geo.maps.figure import MEDIA_TYPES, Format, render, render_small
from geo.maps.sheet import BAR_PX
from geo.web.figure_view import figure_view, finished_figure
from geo.web.filters import filter_values
from geo.web.pages import PageText
from geo.web.resources import Resource
from geo.web.saved import saved_file
from geo.web.story import story, with_step
from geo.web.view import Choices, View, format_view, parse_view

WIDTH_PX, HEIGHT_PX = 1200, 630
_MOST_KEPT = 100
_MOST_WAITING = 8


class BusyError(Exception):
    """Too many pictures are asked for at once."""


@dataclass(frozen=True)
class Wanted:
    """A finished figure that is asked for: its format, its size, and the scale of a PNG."""

    form: Format = "png"
    size: str = "web"
    scale: int = 1


class Pictures:
    """Draws and keeps the pictures of an atlas; shared by all requests."""

    def __init__(self, atlas: Atlas) -> None:
        """Starts with none drawn."""
        self._atlas = atlas
        self._kept: OrderedDict[tuple[object, ...], Resource] = OrderedDict()
        self._drawing = threading.Lock()
        self._places = threading.BoundedSemaphore(_MOST_WAITING)
        self.drawn = 0

    def preview(self, page: PageText, view: View) -> Resource:
        """The preview of a view of a page. Raises BusyError where too many wait for theirs."""

        def draw() -> Resource:
            shown = figure_view(self._atlas, page, view, WIDTH_PX, HEIGHT_PX - 2 * BAR_PX)
            return Resource(render_small(self._atlas, shown), MEDIA_TYPES["png"])

        return self._of((page.path, format_view(view)), draw)

    def figure(self, page: PageText, view: View, wanted: Wanted, link: str) -> Resource:
        """The finished figure of a view, with its link on it. Raises BusyError as `preview`."""

        def draw() -> Resource:
            shown = finished_figure(self._atlas, page, view, wanted.size, link)
            content = render(self._atlas, shown, wanted.form, wanted.scale)
            return Resource(content, MEDIA_TYPES[wanted.form])

        return self._of((page.path, format_view(view), wanted, link), draw)

    def saved(self, page: PageText, view: View, link: str) -> Resource:
        """The view as one file that needs no network. Raises BusyError as `preview`."""
        today = date.today()

        def make() -> Resource:
            return Resource(saved_file(self._atlas, page, view, link, today), "text/html")

        return self._of((page.path, format_view(view), link, today), make)

    def _of(self, key: tuple[object, ...], draw: Callable[[], Resource]) -> Resource:
        kept = self._kept.get(key)
        if kept is not None:
            return kept
        if not self._places.acquire(blocking=False):
            raise BusyError
        try:
            with self._drawing:
                return self._kept.get(key) or self._draw(key, draw)
        finally:
            self._places.release()

    def _draw(self, key: tuple[object, ...], draw: Callable[[], Resource]) -> Resource:
        self.drawn += 1
        self._kept[key] = draw()
        picture = self._kept[key]
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return picture


def choices_of(atlas: Atlas, page: PageText) -> Choices:
    """What an address of a page may choose from."""
    return Choices(
        page.layers,
        ("atlas",),
        gazetteer(atlas),
        viewers(atlas),
        last_day=date.today(),
        steps=len(story(atlas)) if page.story else 0,
        filters=filter_values(atlas) if page.filters else (),
    )


def view_of(atlas: Atlas, page: PageText, query: Mapping[str, str]) -> View:
    """The view that an address of a page shows; values that are no good are left out."""
    view, _ = parse_view(query, choices_of(atlas, page))
    return with_step(atlas, view, query)
