"""Pictures of views: the preview that a chat or a post shows beside a link, and finished figures.

One picture is drawn at a time, so that equal requests that come together are drawn once, and no
crowd of different ones can take the machine.
"""

from dataclasses import dataclass, replace

from geo.dossier.dates import today
from geo.i18n.languages import language
from geo.layers.atlas import Atlas, in_language
from geo.maps.print.figure import (
    MEDIA_TYPES,
    Format,
    compose,
    render_small,
    write_sheet,
    written_small,
)
from geo.maps.print.handout.page import compose_handout
from geo.maps.print.paper.poster import compose_poster
from geo.maps.print.paper.sheet import Sheet
from geo.web.content.figure_spec import SIZES, finished_figure, poster_of_story, preview_view
from geo.web.content.pictures.handout import HANDOUTS, handout
from geo.web.content.pictures.worldviews_poster import poster_of_worldviews, worldviews_at_a_glance
from geo.web.content.summary import summary
from geo.web.http.exports import Export, export, tables_workbook, whole_geopackage
from geo.web.http.first_html.first_sight import tables_html, whole_text
from geo.web.http.offline import saved_file
from geo.web.http.render_cache import BusyError as BusyError  # part of what `Pictures` raises
from geo.web.http.render_cache import RenderCache
from geo.web.http.tables import TableRequest, table_file
from geo.web.serving.resources import Resource
from geo.web.view.grammar import format_view
from geo.web.view.model import View
from geo.web.view.pages import PageText

WIDTH_PX, HEIGHT_PX = 1200, 630
FIGURE_SIZES = (*SIZES, *HANDOUTS)


@dataclass(frozen=True)
class FigureRequest:
    """A finished figure that is asked for: its format, its size, and the scale of a PNG."""

    form: Format = "png"
    size: str = "web"
    scale: int = 1


class Pictures:
    """Draws and keeps the pictures of an atlas; shared by all requests."""

    def __init__(self, atlas: Atlas) -> None:
        """Starts with none drawn."""
        self._atlas = atlas
        self.renders = RenderCache()

    @property
    def _spoken(self) -> Atlas:
        return in_language(self._atlas, language().code)

    def preview(self, page: PageText, view: View) -> Resource:
        """The preview of a view of a page. Raises BusyError where too many wait for theirs."""

        def draw() -> Resource:
            atlas = self._spoken
            if page.worldviews:
                poster = worldviews_at_a_glance(atlas, page, view, WIDTH_PX, HEIGHT_PX)
                return Resource(written_small(compose_poster(atlas, poster)), MEDIA_TYPES["png"])
            shown = preview_view(atlas, page, view, WIDTH_PX, HEIGHT_PX)
            shown = replace(shown, described=summary(atlas, page, view))
            return Resource(render_small(atlas, shown), MEDIA_TYPES["png"])

        return self.renders.get_or_make("preview", (page.path, format_view(view)), draw)

    def figure(self, page: PageText, view: View, wanted: FigureRequest, link: str) -> Resource:
        """The finished figure of a view, with its link on it. Raises BusyError as `preview`."""

        def draw() -> Resource:
            sheet = _sheet(self._spoken, page, view, wanted.size, link)
            return Resource(write_sheet(sheet, wanted.form, wanted.scale), MEDIA_TYPES[wanted.form])

        return self.renders.get_or_make(
            "figure", (page.path, format_view(view), wanted, link), draw
        )

    def poster(self, page: PageText, view: View, wanted: FigureRequest, link: str) -> Resource:
        """The steps of the story on one page. Raises BusyError as `preview`."""

        def draw() -> Resource:
            atlas = self._spoken
            sheet = compose_poster(atlas, poster_of_story(atlas, page, view, wanted.size, link))
            content = write_sheet(sheet, wanted.form, wanted.scale)
            return Resource(content, MEDIA_TYPES[wanted.form])

        return self.renders.get_or_make(
            "poster", (page.path, format_view(view), wanted, link), draw
        )

    def offline_copy(self, page: PageText, view: View, link: str) -> Resource:
        """The view as one file that needs no network. Raises BusyError as `preview`."""
        day = today()

        def make() -> Resource:
            return Resource(saved_file(self._spoken, page, view, link, day), "text/html")

        return self.renders.get_or_make("offline", (page.path, format_view(view), link, day), make)

    def text(self, page: PageText, view: View, link: str) -> Resource:
        """All that a page without a map says. Raises BusyError as `preview`."""

        def make() -> Resource:
            return Resource(whole_text(self._spoken, page, view, link).encode(), "text/html")

        return self.renders.get_or_make("text", link, make)

    def whole(self, link: str) -> Resource:
        """All layers as one GeoPackage. Raises BusyError as `preview`."""
        return self.renders.get_or_make("whole", link, lambda: whole_geopackage(self._atlas, link))

    def tables(self, link: str) -> Resource:
        """All tables of records as one workbook. Raises BusyError as `preview`."""
        return self.renders.get_or_make("tables", link, lambda: tables_workbook(self._atlas, link))

    def table(self, page: PageText, view: View, wanted: TableRequest) -> Resource:
        """A table of a page as a file.

        Raises BusyError as `preview`, and NoTableError where the page has no such table or row.
        """

        def make() -> Resource:
            atlas = self._spoken
            return table_file(atlas, page, view, wanted, tables_html(atlas, page, view))

        return self.renders.get_or_make("table", (page.path, format_view(view), wanted), make)

    def export(self, page: PageText, view: View, wanted: Export) -> Resource:
        """The data of a view as a file. Raises BusyError as `preview`."""

        def make() -> Resource:
            return export(self._spoken, page, view, wanted)

        return self.renders.get_or_make("export", (page.path, format_view(view), wanted), make)


def _sheet(atlas: Atlas, page: PageText, view: View, size: str, link: str) -> Sheet:
    """The figure of a view, its handout, or of a page of worldviews all its maps."""
    if page.worldviews:
        paper = size.removeprefix("handout-")
        return compose_poster(atlas, poster_of_worldviews(atlas, page, view, paper, link))
    if size in HANDOUTS:
        return compose_handout(atlas, handout(atlas, page, view, size, link))
    shown = finished_figure(atlas, page, view, size, link)
    return compose(atlas, replace(shown, described=summary(atlas, page, view)))
