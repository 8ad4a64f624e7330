"""Figures of the pages that have a map, and the same without names."""

from dataclasses import replace

from geo.maps.print.figure import FigureView
from geo.web.view.pages import read_pages

PAGES = {name: page for name, page in read_pages().items() if page.layers}


def bare(shown: FigureView) -> FigureView:
    """The same without names on its maps."""
    beside = shown.beside and bare(shown.beside)
    return replace(shown, detail=replace(shown.detail, most_names=0), beside=beside)
