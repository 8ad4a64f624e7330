"""Finished figures of addresses, for tests of their files."""

from dataclasses import replace
from functools import cache

from geo.i18n.languages import use_language
from geo.layers.atlas import in_language
from geo.maps.print.figure import FigureView
from geo.web.content.figure_spec import finished_figure
from geo.web.content.page_view import view_of
from geo.web.content.shared_atlas import english_atlas
from geo.web.view.pages import read_pages

LINK = "https://atlas.example/farkhor?as=IND"


@cache
def figure(name: str, size: str = "web", **query: str) -> FigureView:
    """The finished figure of an address of a page, in the language that it asks for."""
    view = view_of(english_atlas(), read_pages()[name], query)
    with use_language(view.lang):
        atlas = in_language(english_atlas(), view.lang)
        shown = finished_figure(atlas, read_pages()[name], view, size, LINK)
        return replace(shown, described="12 sites in view.")
