"""Lists and tables as HTML: their first rows in a page, all of them at another address."""

from geo.i18n.languages import _
from geo.layers.atlas import Atlas
from geo.web.content.panels.lists import groups
from geo.web.content.panels.rows import MOST_ROWS
from geo.web.content.panels.table_files import table_files
from geo.web.content.panels.tables import Table
from geo.web.html.templating import render
from geo.web.serving.base_path import at
from geo.web.view.grammar import format_view
from geo.web.view.model import View
from geo.web.view.pages import PageText, name_of


def list_html(
    atlas: Atlas,
    page: PageText,
    view: View,
    *,
    titled: bool = False,
    most: int | None = MOST_ROWS,
) -> str:
    """The list beside the map, with at most so many rows in each of its groups."""
    return render(
        "features.html",
        title=_("Features of the map: {page}", page=page.title),
        groups=groups(atlas, page, view),
        selection=view.selection or "",
        titled=titled,
        most=most,
        whole=whole_address(page, view),
    )


def table_html(page: PageText, view: View, table: Table, most: int | None = MOST_ROWS) -> str:
    """A table of a page with its tools, with at most so many rows."""
    return render(
        "table.html",
        table=table,
        name=name_of(page),
        files=table_files(page, view),
        most=most,
        whole=whole_address(page, view),
    )


def whole_address(page: PageText, view: View) -> str:
    """The address of all that a page says but its map, its lists and tables whole."""
    query = format_view(as_told(view))
    return at(f"/text/{name_of(page)}.html") + (f"?{query}" if query else "")


def as_told(view: View) -> View:
    """The view with only what lists and tables depend on."""
    return View(
        viewer=view.viewer,
        day=view.day,
        only=view.only,
        roles=view.roles,
        lang=view.lang,
        ring_radii_km=view.ring_radii_km,
        unit=view.unit,
    )
