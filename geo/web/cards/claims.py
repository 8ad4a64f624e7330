"""Cards of claims: what the article says, what others say, the verdict, and what is measured."""

from collections.abc import Iterator, Mapping

from geo.dossier import Claim
from geo.dossier.dates import day_title, when
from geo.dossier.languages import N_, _, capital, ngettext, number, semicolons, spelled
from geo.layers.atlas import Atlas
from geo.layers.computed import Computed, computed
from geo.maps.scene import viewer_title
from geo.web.card import Card, Fact, doubt_of, kilometres
from geo.web.cards.disputes import DRAWN_FROM
from geo.web.view import View

ARTICLE = "article"
VERDICTS: Mapping[str, str] = {
    "supported": N_("Supported"),
    "partly": N_("Partly supported"),
    "contested": N_("Contested"),
    "contradicted": N_("Contradicted"),
    "opinion": N_("Opinion"),
    "unverifiable": N_("Could not be checked"),
}

VERDICT_RULES: Mapping[str, str] = {
    "supported": N_("Sources agree with the statement as made."),
    "partly": N_("A part holds, or it holds only in a weaker form."),
    "contested": N_("Credible sources give different answers."),
    "contradicted": N_("Sources that would know say otherwise, or, for a forecast, events did."),
    "opinion": N_("Judgement, intent or hope; facts beside it are given."),
    "unverifiable": N_("Nothing was found for or against."),
}


def claim_card(atlas: Atlas, name: str, view: View) -> Card:
    """The card of a claim by its id in claims.yaml; distances to the borders of `view`."""
    claim = atlas.dossier.claims[name]
    facts = (
        *_said(atlas, claim),
        *_others(claim),
        *_figures(claim),
        *_measured(atlas, claim, view),
    )
    verdict = _(VERDICTS[claim.verdict])
    kicker = " · ".join((_("Claim"), spelled(claim.topic), verdict))
    return Card(f"claim:{name}", claim.article_says, kicker, facts, citable=True)


def _said(atlas: Atlas, claim: Claim) -> Iterator[Fact]:
    sentences = semicolons(
        _("sentence {which}, {about}", which=which, about=atlas.dossier.sentences[which])
        for which in claim.article_sentences
    )
    yield Fact(_("In the article"), capital(sentences), (ARTICLE,), when("2025-04-13"))
    verdict = _(
        "{verdict}. {explanation}",
        verdict=_(VERDICTS[claim.verdict]),
        explanation=claim.explanation,
    )
    yield Fact(_("Verdict"), verdict, claim.sources, doubt=doubt_of(claim))


def _others(claim: Claim) -> Iterator[Fact]:
    for said in claim.others_say:
        yield Fact(_("Others say"), said.text, said.sources, doubt=doubt_of(claim))


def _figures(claim: Claim) -> Iterator[Fact]:
    for figure in claim.values:
        value = f"{number(figure.value)}: {figure.what}"
        yield Fact(_("Figure"), value, figure.sources, when(figure.date))


def _measured(atlas: Atlas, claim: Claim, view: View) -> Iterator[Fact]:
    for figure in computed(atlas, claim.id, *view.look):
        if figure.distance_km is None:
            yield Fact(_("Computed"), _days(figure), claim.sources, note=_("Counted in days."))
            continue
        note = _(
            "Shortest geodesic on the WGS 84 ellipsoid. Borders: {viewer}, {day}.",
            viewer=viewer_title(atlas, view.as_),
            day=day_title(view.on),
        )
        words = f"{figure.what}: {kilometres(figure.distance_km)}"
        yield Fact(_("Measured"), words, (*claim.sources[:1], *DRAWN_FROM), note=note)


def _days(figure: Computed) -> str:
    days = ngettext("{count} day", "{count} days", figure.days or 0)
    return f"{figure.what}: {days}"
