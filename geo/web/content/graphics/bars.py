"""The figures that sources give for one claim, as bars from zero; nothing is averaged."""

from dataclasses import dataclass

from geo.dossier import Claim, Source
from geo.dossier.dates import when
from geo.dossier.records.claims import Figure
from geo.dossier.work import work_words
from geo.i18n.languages import _, capital, commas, number
from geo.layers.atlas import Atlas
from geo.maps.print.handout.charts import Bars, Part
from geo.maps.style.colour import palette
from geo.maps.style.palette import Theme
from geo.web.html.templating import render


@dataclass(frozen=True)
class Row:
    """A figure as a bar, the part of the longest that it is, and the sources that give it."""

    part: Part
    percent: float
    sources: tuple[Source, ...]


def contradicting(atlas: Atlas) -> tuple[Claim, ...]:
    """The claims for which sources give at least two different figures."""
    return tuple(claim for claim in atlas.dossier.claims.values() if has_different_figures(claim))


def has_different_figures(claim: Claim) -> bool:
    """Whether sources give at least two different figures for a claim."""
    return len({one.value for one in claim.values}) > 1


def bars(atlas: Atlas, claim: Claim, theme: Theme | None = None) -> Bars:
    """The figures of a claim, the largest first, each with what it counts, when, and who says so.

    Those of the work that is checked have a colour of their own. Colours are as in `palette`.
    """
    parts = tuple(_part(atlas, figure, theme) for figure in _largest_first(claim))
    return Bars(title=claim.question, parts=parts)


def bars_html(atlas: Atlas, claim: Claim) -> str:
    """The figures of a claim as a table whose numbers are bars, below its question."""
    return render("bars.html", title=claim.question, rows=rows(atlas, claim))


def rows(atlas: Atlas, claim: Claim) -> tuple[Row, ...]:
    """The bars of `bars`, with what a page needs to draw them."""
    drawn, sources = bars(atlas, claim), atlas.dossier.sources
    return tuple(
        Row(part, 100 * part.value / drawn.most, tuple(sources[id_] for id_ in figure.sources))
        for part, figure in zip(drawn.parts, _largest_first(claim), strict=True)
    )


def _largest_first(claim: Claim) -> list[Figure]:
    return sorted(claim.values, key=lambda figure: -figure.value)


def _part(atlas: Atlas, figure: Figure, theme: Theme | None) -> Part:
    sources = atlas.dossier.sources
    by_work = atlas.dossier.work.id in figure.sources
    colour = palette(theme)["ink" if by_work else "tie-friend"]
    what = _(work_words(atlas.dossier.about).title) if by_work else capital(figure.what)
    return Part(
        name=commas((what, when(figure.date))),
        value=figure.value,
        figure=number(figure.value),
        colour=colour,
        note="" if by_work else commas(sources[name].cited_as for name in figure.sources),
    )
