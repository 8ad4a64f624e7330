"""Cards of claims: what the work says, what others say, the verdict, and what is measured."""

from collections.abc import Iterator

from geo.dossier import Claim
from geo.dossier.dates import day_title
from geo.dossier.feature_id import feature_id
from geo.dossier.work import work_words
from geo.i18n.formats import length_words
from geo.i18n.languages import _, capital, commas, ngettext, semicolons, spelled
from geo.layers.atlas import Atlas
from geo.layers.frames.geometry_sources import BORDERS
from geo.layers.measuring.computed import Computed, compute_figures
from geo.maps.web.scene import viewer_title
from geo.web.content.cards.card import Card, Fact, doubt_of, said_by_work
from geo.web.content.cards.verdicts import VERDICTS
from geo.web.content.graphics.bars import bars, bars_html
from geo.web.view.model import View


def claim_card(atlas: Atlas, name: str, view: View) -> Card:
    """The card of a claim by its id in claims.yaml; distances to the borders of `view`."""
    claim = atlas.dossier.claims[name]
    facts = (
        *_values_text(atlas, claim),
        *_others(claim),
        *_figures(atlas, claim),
        *_measured_values(atlas, claim, view),
    )
    verdict = _(VERDICTS[claim.verdict])
    kicker = " · ".join((_("Claim"), spelled(claim.topic), verdict))
    return Card(feature_id("claim", name), claim.question, kicker, facts, citable=True)


def _values_text(atlas: Atlas, claim: Claim) -> Iterator[Fact]:
    sentences = semicolons(
        _("sentence {which}, {about}", which=which, about=atlas.dossier.sentences[which])
        for which in claim.article_sentences
    )
    about = atlas.dossier.about
    yield said_by_work(atlas.dossier, claim.article_says)
    yield Fact(_(work_words(about).within), capital(sentences), (about.work.source,))
    verdict = _(
        "{verdict}. {explanation}",
        verdict=_(VERDICTS[claim.verdict]),
        explanation=claim.explanation,
    )
    yield Fact(_("Verdict"), verdict, claim.sources, doubt=doubt_of(claim))


def _others(claim: Claim) -> Iterator[Fact]:
    for said in claim.others_say:
        yield Fact(_("Other accounts"), said.text, said.sources, doubt=doubt_of(claim))


def _figures(atlas: Atlas, claim: Claim) -> Iterator[Fact]:
    if not claim.values:
        return
    words = (
        f"{part.figure} ({commas(filter(None, (part.name, part.note)))})"
        for part in bars(atlas, claim).parts
    )
    sources = tuple(dict.fromkeys(name for one in claim.values for name in one.sources))
    yield Fact(_("Figures"), semicolons(words), sources, graphic=bars_html(atlas, claim))


def _measured_values(atlas: Atlas, claim: Claim, view: View) -> Iterator[Fact]:
    for figure in compute_figures(atlas, claim.id, view.look):
        if figure.distance_km is None:
            yield Fact(_("Computed"), _days(figure), claim.sources)
            continue
        note = _(
            "Shortest geodesic on the WGS 84 ellipsoid. Borders: {viewer}, {day}.",
            viewer=viewer_title(atlas, view.viewer),
            day=day_title(view.day),
        )
        words = f"{figure.what}: {length_words(figure.distance_km, view.unit)}"
        yield Fact(_("Measured"), words, (*claim.sources[:1], *BORDERS), note=note)


def _days(figure: Computed) -> str:
    days = ngettext("{count} day", "{count} days", figure.days or 0)
    return f"{figure.what}: {days}"
