"""The frame of a map page: heading, controls, map, details, list, legend, table and share."""

import streamlit as st

from geo.dossier.covered import is_covered
from geo.dossier.dates import today
from geo.i18n.languages import _
from geo.layers.not_told import not_told_on
from geo.web.content.changes import changes
from geo.web.content.graphics.contradictions import contradictions_html
from geo.web.content.graphics.marks import marks_html
from geo.web.content.graphics.named import has_numbers, numbers_html
from geo.web.content.panels import tables
from geo.web.content.panels.legend import switches
from geo.web.content.panels.matrix import matrix_html
from geo.web.content.panels.table_files import table_files
from geo.web.content.panels.timeline import axis_html
from geo.web.content.panels.written import list_html, table_html
from geo.web.content.shared_atlas import atlas
from geo.web.content.story import story_html, tells_story
from geo.web.content.visibility import unseen
from geo.web.html.templating import render
from geo.web.html.viewpoint import look_controls
from geo.web.serving.base_path import at
from geo.web.ui.controls import show_controls
from geo.web.ui.corrections import show_changes
from geo.web.ui.embed import PARTS, is_embedded, parts_of, show_embed
from geo.web.ui.map_panel import details_panel, map_panel
from geo.web.ui.session import current_view, forget_other_pages, use_session_language
from geo.web.ui.sources import show_sources
from geo.web.ui.worldviews import show_worldviews
from geo.web.view.model import View
from geo.web.view.pages import (
    PageText,
    name_of,
    path_of_home,
    path_to_worldviews,
    read_pages,
)


def show_page(name: str) -> None:
    """Draws the page of that name: of the sources, the corrections, all worldviews, or a map."""
    use_session_language()
    page = read_pages()[name]
    forget_other_pages(page)
    if "sources" in page.home_of:
        show_sources(page)
    elif "changes" in page.home_of:
        show_changes(page)
    elif page.worldviews:
        show_worldviews(page)
    else:
        _show_live(page)


def _show_live(page: PageText) -> None:
    """Draws a page with a live map: inside another site's page, with the story, or as it is."""
    view, notices = current_view(page)
    if is_embedded():
        show_embed(page, view, notices, parts_of(st.query_params.to_dict()))
    elif tells_story(atlas(), page):
        _show_story(page, view, notices)
    else:
        _show_map(page, view, notices)


def _show_story(page: PageText, view: View, notices: tuple[str, ...]) -> None:
    """Draws the story: the map fills the window, and its cards stand over it; all else is below.

    The map is sent first here too.
    """
    st.html(render("languages.html"))
    _notices(page, view, notices)
    with st.container(key="telling"):
        story = st.container(key="story")
        with st.container(key="map"):
            map_panel(page, view)
        with st.container(key="details"):
            details_panel(page)
    story.html(story_html(atlas(), view.unit))
    with st.container(key="beyond"):
        _lede(page, view)
        with st.container(key="features"):
            _features(page, view, titled=True)
        with st.container(key="legend"):
            st.html(render("legend.html", switches=switches(atlas(), page, view)))
        _below(page, view)


def _show_map(page: PageText, view: View, notices: tuple[str, ...]) -> None:
    """Draws a page with a map for the view that its address asks for.

    The places of all parts are laid out first, so that the map, which takes the browser longest,
    can be sent before the words around it: the map and its controls stand beside a panel.
    """
    with st.container(key="page"):
        head = st.container(key="head")
        stage = st.container(key="stage")
        panel = st.container(key="panel")
    controls = stage.container(key="controls")
    with stage, st.container(key="map"):
        map_panel(page, view)
    with stage:
        layers = st.container(key="legend")
    with head:
        st.html(render("heading.html", page=page))
        _notices(page, view, notices)
    with controls:
        st.html(look_controls(atlas(), today(), path_to_worldviews(page)))
    with panel:
        _panel(page, view)
    with layers:
        st.html(render("legend.html", switches=switches(atlas(), page, view)))
    _below(page, view)


def _notices(page: PageText, view: View, notices: tuple[str, ...]) -> None:
    if notices:
        st.html(render("notices.html", notices=notices))
    missing = unseen(atlas(), page, view)
    if missing:
        st.html(render("unseen.html", unseen=missing))


def _lede(page: PageText, view: View) -> None:
    sources = atlas().dossier.sources
    head = render("head.html", page=page, sources=[sources[source] for source in page.sources])
    st.html(head + marks_html(atlas(), view))


def _panel(page: PageText, view: View) -> None:
    """What stands beside the map: words, choices, the card of what is selected, and the list."""
    _lede(page, view)
    if has_numbers(page):
        with st.container(key="figures"):
            st.html(numbers_html(atlas(), page, view))
    if page.roles or page.filters or page.rings_about:
        with st.container(key="choices"):
            show_controls(page)
    with st.container(key="details"):
        details_panel(page)
    between = matrix_html(atlas(), page, view, table_files(page, view))
    if between:
        with st.container(key="matrix"):
            st.html(between)
    with st.container(key="features"):
        _features(page, view)


def _features(page: PageText, view: View, *, titled: bool = False) -> None:
    st.html(list_html(atlas(), page, view, titled=titled))


def _below(page: PageText, view: View) -> None:
    if page.axis:
        st.html(axis_html(atlas()))
    files = table_files(page, view)
    for change in changes(atlas(), view):
        path = path_of_home("sources")
        st.html(render("changes.html", change=change, sources_path=path, files=files))
    if page.contradictions:
        st.html(contradictions_html(atlas()))
    for table in tables.tables(atlas(), page, view):
        st.html(table_html(page, view, table))
    if "zones" in page.tables:
        rows = [
            row
            for row in not_told_on(atlas(), view.day)
            if is_covered(atlas().dossier, "not_told", row)
        ]
        st.html(render("not_told.html", rows=rows, sources=atlas().dossier.sources))
    with st.container(key="share"):
        st.html(_share(name_of(page)))


def _share(name: str) -> str:
    data = (
        ("GeoJSON", "geojson"),
        ("GeoPackage", "gpkg"),
        ("KML", "kml"),
        ("CSV", "csv"),
        ("XLSX", "xlsx"),
    )
    handouts = (("A4", "handout-a4"), ("Letter", "handout-letter"))
    return render(
        "share.html", name=name, figures=_figures(name), handouts=handouts, data=data, parts=PARTS
    )


def _figures(name: str) -> tuple[tuple[str, str], ...]:
    """The figures of a page by what they are called; the map adds the view to their address."""
    kinds = (
        ("PNG", "png"),
        ("PNG 2×", "png?scale=2"),
        ("PNG 3×", "png?scale=3"),
        ("SVG", "svg"),
        ("PDF A4", "pdf?size=a4"),
        ("PDF Letter", "pdf?size=letter"),
    )
    figures = ((label, at(f"/figure/{name}.{path}")) for label, path in kinds)
    story = (
        [(_("all steps as a poster"), at("/figure/story.pdf"))] if read_pages()[name].story else []
    )
    return (*figures, *story)
