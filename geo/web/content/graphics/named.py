"""The graphics that steps of the story name, and the numbers at the head of a page."""

from collections.abc import Callable, Iterator, Mapping

from geo.layers.atlas import Atlas
from geo.layers.measures import measures
from geo.layers.worldview import Look
from geo.web.content.graphics.bars import bars_html
from geo.web.content.graphics.strip import strip_html
from geo.web.content.graphics.verdicts import finding_html
from geo.web.content.key_distances import figures
from geo.web.html.templating import render
from geo.web.view.model import View
from geo.web.view.pages import PageText


def _figures(atlas: Atlas, claim: str, _look: Look) -> str:
    return bars_html(atlas, atlas.dossier.claims[claim])


def _measure(atlas: Atlas, name: str, look: Look) -> str:
    return strip_html(atlas, measures(atlas, look)[name], look)


_GRAPHICS: Mapping[str, Callable[[Atlas, str, Look], str]] = {
    "figures": _figures,
    "measure": _measure,
}
# What a name of a graphic begins with, before its colon and the id of a claim or a measure.
KINDS = tuple(_GRAPHICS)


def graphic_html(atlas: Atlas, named: str, look: Look) -> str:
    """The graphic of a name, such as `figures:CLAIM` or `measure:ID`; '' of no name.

    Raises KeyError where there is none of that name.
    """
    kind, _colon, name = named.partition(":")
    return _GRAPHICS[kind](atlas, name, look) if named else ""


def has_numbers(page: PageText) -> bool:
    """Whether a page has numbers at its head."""
    return bool(page.figures) or "claims" in page.home_of


def numbers_html(atlas: Atlas, page: PageText, view: View) -> str:
    """The numbers at the head of a page: the finding, and the distances that it measures.

    The first distance is a strip; the others are its figures alone.
    """
    return "\n".join(_numbers(atlas, page, view))


def _numbers(atlas: Atlas, page: PageText, view: View) -> Iterator[str]:
    if "claims" in page.home_of:
        yield finding_html(atlas)
    if page.figures:
        first, *others = figures(atlas, page, view)
        yield _measure(atlas, page.figures[0], view.look)
        yield render("figures.html", figures=others or [first])
