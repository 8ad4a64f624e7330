"""The verdicts on claims: what each is called, and the rule by which it is given."""

from collections.abc import Mapping

from geo.i18n.languages import N_

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
        "A statement of fact or a forecast for or against which no first-hand or "
        "second-hand source was found."
    ),
    "contested": N_(
        "Sources that know for themselves disagree and nothing settles it, or they use the "
        "word that decides it in different senses."
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
