"""The graphics that steps of the story name, and the numbers at the head of a page."""

from collections.abc import Callable, Iterator, Mapping

from geo.i18n.formats import LengthUnit
from geo.layers.atlas import Atlas
from geo.layers.frames.measures import measures
from geo.layers.worldview import Look
from geo.maps.print.handout.charts import Bars, Stack
from geo.maps.style.palette import Theme
from geo.web.content.graphics.bars import bars, bars_html, has_different_figures
from geo.web.content.graphics.strip import strip, strip_html
from geo.web.content.graphics.verdicts import finding, finding_html
from geo.web.content.panels.key_distances import figures
from geo.web.html.templating import render
from geo.web.view.model import View
from geo.web.view.pages import PageText


def _figures(atlas: Atlas, claim: str, _look: Look, _unit: LengthUnit) -> str:
    return bars_html(atlas, atlas.dossier.claims[claim])


def _measure(atlas: Atlas, name: str, look: Look, unit: LengthUnit) -> str:
    return strip_html(atlas, measures(atlas, look)[name], look, unit)


_GRAPHICS: Mapping[str, Callable[[Atlas, str, Look, LengthUnit], str]] = {
    "figures": _figures,
    "measure": _measure,
}
_FINDING = "finding"
# A name of a graphic: a kind, a colon and the id of a claim or a measure; or the finding.
PATTERN = rf"^({_FINDING}|({'|'.join(_GRAPHICS)}):[a-z0-9-]+)?$"


def graphic_html(atlas: Atlas, named: str, look: Look, unit: LengthUnit = "km") -> str:
    """The graphic of a name, such as `figures:CLAIM`, `measure:ID` or `finding`; '' of none.

    Raises KeyError where there is none of that name.
    """
    if named == _FINDING:
        # The story has explained it where it begins.
        return finding_html(atlas, explained=False)
    kind, _colon, name = named.partition(":")
    return _GRAPHICS[kind](atlas, name, look, unit) if named else ""


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
        yield _measure(atlas, page.figures[0], view.look, view.unit)
        yield render("figures.html", figures=others or [first])


def chart_of(
    atlas: Atlas, page: PageText, view: View, named: str, theme: Theme
) -> Stack | Bars | None:
    """The chart of a view in the colours of a theme: that of its step, which is `named`.

    Else it is that of what is selected, or of the page; None where they have no numbers.
    """
    kind, _colon, name = (named or view.selection or "").partition(":")
    if kind == "measure":
        return strip(atlas, measures(atlas, view.look)[name], theme, view.unit)
    if kind in ("claim", "figures"):
        claim = atlas.dossier.claims[name]
        return bars(atlas, claim, theme) if has_different_figures(claim) else None
    if kind == _FINDING:
        return finding(atlas, theme)
    return None if kind else _chart_of_page(atlas, page, view, theme)


def _chart_of_page(atlas: Atlas, page: PageText, view: View, theme: Theme) -> Stack | None:
    if page.figures:
        return strip(atlas, measures(atlas, view.look)[page.figures[0]], theme, view.unit)
    return finding(atlas, theme) if "claims" in page.home_of or page.story else None
