"""The handout of a view: what a class or a meeting gets on one page of paper."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from geo.dossier import Source
from geo.dossier.sourcing import best_first
from geo.dossier.work import work_words
from geo.i18n.languages import _, commas, number
from geo.layers.atlas import Atlas
from geo.maps.print.handout.page import Handout
from geo.web.content.cards import card_of
from geo.web.content.cards.card import Card, Fact
from geo.web.content.figure_spec import figure_view, finish
from geo.web.content.graphics.named import chart_of
from geo.web.content.steps.model import Step
from geo.web.content.story import step_shown
from geo.web.content.summary import summary
from geo.web.html.phrases import without_marks
from geo.web.view.model import View
from geo.web.view.pages import PageText

# Paper that no printer reaches, on each side.
_MARGIN_MM = 10.0
_MM_PX, _MM_PT = 96 / 25.4, 72 / 25.4
_MOST_SOURCES = 8
# A map is no lower, whatever else there is to say.
_LEAST_MAP_PX = 260


class Upright(NamedTuple):
    """A page that stands, by its width and height in millimetres."""

    width_mm: float
    height_mm: float


HANDOUTS: Mapping[str, Upright] = {
    "handout-a4": Upright(210, 297),
    "handout-letter": Upright(215.9, 279.4),
}


def handout(atlas: Atlas, page: PageText, view: View, size: str, link: str) -> Handout:
    """The handout of a view on a paper of HANDOUTS, light whatever theme the view has.

    It has the map of the view, its key, three lines (what is in view, what is told, whose sources),
    its numbers where it has such, and its link.
    """
    paper = HANDOUTS[size]
    width_px = round((paper.width_mm - 2 * _MARGIN_MM) * _MM_PX)
    height_px = round((paper.height_mm - 2 * _MARGIN_MM) * _MM_PX)
    light = replace(view, theme="light")
    # Who has selected something else at a step wants that on paper.
    step = step_shown(atlas, view)

    def on(map_px: int) -> Handout:
        shown = figure_view(atlas, page, light, width_px, map_px)
        shown = finish(atlas, page, light, shown, "")
        in_view = summary(atlas, page, light)
        title = step.title if step else shown.title
        rights = replace(shown.rights, source=link)
        return Handout(
            figure=replace(shown, title=title, described=in_view, rights=rights),
            lines=(in_view, *_paragraphs(atlas, page, light, step)),
            chart=chart_of(atlas, page, light, step.graphic if step else "", "light"),
            link=link,
            width_px=width_px,
            height_px=height_px,
            width_pt=(paper.width_mm - 2 * _MARGIN_MM) * _MM_PT,
            margin_pt=_MARGIN_MM * _MM_PT,
        )

    # A taller map has more in its key, which leaves less room for it.
    made = on(int(on(height_px // 2).map_px))
    while made.figure.frame.height_px > made.map_px > _LEAST_MAP_PX:
        made = on(int(made.map_px))
    return made


def _paragraphs(atlas: Atlas, page: PageText, view: View, step: Step | None) -> Iterator[str]:
    """What is told of the step, of what is selected or of the page; and by which sources."""
    if step:
        yield without_marks(step.text)
        claims = (atlas.dossier.claims[name] for name in step.claims)
        yield _sources(atlas, (name for claim in claims for name in claim.sources))
    elif view.selection:
        card = card_of(atlas, view.selection, view)
        yield " ".join(f"{fact.label}: {fact.text}" for fact in _first_facts(card))
        yield _sources(atlas, card.sources)
    else:
        yield " ".join(page.lede.split())
        yield _sources(atlas, page.sources)


def _first_facts(card: Card) -> tuple[Fact, ...]:
    """What a card says first; of a claim what the work says, and the verdict."""
    if card.feature.startswith("claim:"):
        return tuple(fact for fact in card.facts[:3] if fact.label != card.facts[1].label)
    return card.facts[:2]


def _sources(atlas: Atlas, names: Iterable[str]) -> str:
    """Who publishes the sources, the best first and each once."""
    sources = best_first(atlas.dossier.sources[name] for name in dict.fromkeys(names))
    publishers = list(dict.fromkeys(_publisher(atlas, source) for source in sources))
    more = len(publishers) - _MOST_SOURCES
    if more > 0:
        publishers[_MOST_SOURCES:] = [_("and {count} more", count=number(more))]
    return f"{_('Sources:')} {commas(publishers)}"


def _publisher(atlas: Atlas, source: Source) -> str:
    if source.id == atlas.dossier.work.id:
        return _(work_words(atlas.dossier.about).name)
    return source.cited_as
