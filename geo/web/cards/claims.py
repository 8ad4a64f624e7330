"""Cards of claims: what the article says, what others say, the verdict, and what is measured."""

from collections.abc import Iterator, Mapping

from babel.numbers import format_decimal

from geo.dossier import Claim
from geo.layers.atlas import Atlas
from geo.layers.computed import Computed, computed
from geo.maps.scene import day_title, viewer_title
from geo.web.card import Card, Fact, doubt_of, kilometres
from geo.web.cards.disputes import DRAWN_FROM
from geo.web.view import View

ARTICLE = "article"
VERDICTS: Mapping[str, str] = {
    "supported": "Supported",
    "partly": "Partly supported",
    "contested": "Contested",
    "contradicted": "Contradicted",
    "opinion": "Opinion",
    "unverifiable": "Could not be checked",
}

VERDICT_RULES: Mapping[str, str] = {
    "supported": "Sources agree with the statement as made.",
    "partly": "A part holds, or it holds only in a weaker form.",
    "contested": "Credible sources give different answers.",
    "contradicted": "Sources that would know say otherwise, or, for a forecast, events did.",
    "opinion": "Judgement, intent or hope; facts beside it are given.",
    "unverifiable": "Nothing was found for or against.",
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
    verdict = VERDICTS[claim.verdict]
    kicker = f"Claim · {claim.topic.replace('-', ' ')} · {verdict}"
    return Card(f"claim:{name}", claim.article_says, kicker, facts, citable=True)


def _said(atlas: Atlas, claim: Claim) -> Iterator[Fact]:
    sentences = "; ".join(
        f"sentence {number}, {atlas.dossier.sentences[number]}"
        for number in claim.article_sentences
    )
    yield Fact("In the article", sentences[0].upper() + sentences[1:], (ARTICLE,), "2025-04-13")
    verdict = f"{VERDICTS[claim.verdict]}. {claim.explanation}"
    yield Fact("Verdict", verdict, claim.sources, doubt=doubt_of(claim))


def _others(claim: Claim) -> Iterator[Fact]:
    for said in claim.others_say:
        yield Fact("Others say", said.text, said.sources, doubt=doubt_of(claim))


def _figures(claim: Claim) -> Iterator[Fact]:
    for figure in claim.values:
        value = format_decimal(figure.value, locale="en")
        yield Fact("Figure", f"{value}: {figure.what}", figure.sources, str(figure.date))


def _measured(atlas: Atlas, claim: Claim, view: View) -> Iterator[Fact]:
    for figure in computed(atlas, claim.id, *view.look):
        if figure.distance_km is None:
            yield Fact("Computed", _days(figure), claim.sources, note="Counted in days.")
            continue
        note = (
            f"Shortest geodesic on the WGS 84 ellipsoid; borders: {viewer_title(atlas, view.as_)}, "
            f"{day_title(view.on)}."
        )
        words = f"{figure.what}: {kilometres(figure.distance_km)}"
        yield Fact("Measured", words, (*claim.sources[:1], *DRAWN_FROM), note=note)


def _days(figure: Computed) -> str:
    days = format_decimal(figure.days or 0, locale="en")
    return f"{figure.what}: {days} day{'' if figure.days == 1 else 's'}"
