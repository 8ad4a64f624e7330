"""Cards of claims: what the work says, what others say, the verdict, and what is measured."""

from collections.abc import Iterator, Mapping

from geo.dossier import Claim
from geo.dossier.dates import day_title, when
from geo.dossier.work import work_words
from geo.i18n.formats import kilometres
from geo.i18n.languages import N_, _, capital, ngettext, number, semicolons, spelled
from geo.layers.atlas import Atlas
from geo.layers.computed import Computed, computed
from geo.maps.web.scene import viewer_title
from geo.web.content.cards.card import Card, Fact, doubt_of, said_by_work
from geo.web.content.cards.disputes import DRAWN_FROM
from geo.web.view.model import View

VERDICTS: Mapping[str, str] = {
    "supported": N_("Supported"),
    "partly": N_("Partly supported"),
    "contested": N_("Contested"),
    "contradicted": N_("Contradicted"),
    "opinion": N_("Opinion"),
    "unverifiable": N_("Unverified"),
}

VERDICT_RULES: Mapping[str, str] = {
    "opinion": N_(
        "A judgement, an intention, a hope or a mere possibility: no source can decide "
        "it; the facts beside it are given."
    ),
    "unverifiable": N_(
        "A statement of fact or a forecast for or against which no first-hand or second- "
        "hand source was found."
    ),
    "contested": N_(
        "Sources with knowledge of their own answer differently and nothing settles it, "
        "or they use the word on which it hangs in different senses."
    ),
    "contradicted": N_(
        "Those who acted or measured, or all sources that would know, say otherwise; of a "
        "forecast: what it foretold did not happen."
    ),
    "partly": N_(
        "A part that can be named holds and another does not, or all of it holds only in "
        "a weaker form."
    ),
    "supported": N_(
        "The sources agree with the statement as it was made; of a forecast: what it "
        "foretold happened."
    ),
}


def claim_card(atlas: Atlas, name: str, view: View) -> Card:
    """The card of a claim by its id in claims.yaml; distances to the borders of `view`."""
    claim = atlas.dossier.claims[name]
    facts = (
        *_values_text(atlas, claim),
        *_others(claim),
        *_figures(claim),
        *_measured_values(atlas, claim, view),
    )
    verdict = _(VERDICTS[claim.verdict])
    kicker = " · ".join((_("Claim"), spelled(claim.topic), verdict))
    return Card(f"claim:{name}", claim.question, kicker, facts, citable=True)


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


def _figures(claim: Claim) -> Iterator[Fact]:
    for figure in claim.values:
        value = f"{number(figure.value)}: {figure.what}"
        yield Fact(_("Figure"), value, figure.sources, when(figure.date))


def _measured_values(atlas: Atlas, claim: Claim, view: View) -> Iterator[Fact]:
    for figure in computed(atlas, claim.id, view.look):
        if figure.distance_km is None:
            yield Fact(_("Computed"), _days(figure), claim.sources)
            continue
        note = _(
            "Shortest geodesic on the WGS 84 ellipsoid. Borders: {viewer}, {day}.",
            viewer=viewer_title(atlas, view.viewer),
            day=day_title(view.day),
        )
        words = f"{figure.what}: {kilometres(figure.distance_km)}"
        yield Fact(_("Measured"), words, (*claim.sources[:1], *DRAWN_FROM), note=note)


def _days(figure: Computed) -> str:
    days = ngettext("{count} day", "{count} days", figure.days or 0)
    return f"{figure.what}: {days}"
