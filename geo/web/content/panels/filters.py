"""The filters of the claims: by topic, by verdict, and by a state that a claim is about."""

from collections.abc import Mapping

from geo.i18n.languages import N_, _, capital, spelled
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.web.content.cards.verdicts import VERDICTS

KINDS: Mapping[str, str] = {
    "topic": N_("Topic"),
    "verdict": N_("Verdict"),
    "state": N_("State"),
}


@cache_by_atlas
def filters(atlas: Atlas) -> Mapping[str, Mapping[str, str]]:
    """For each kind of filter its values with their words, those that some claim has."""
    claims = atlas.dossier.claims.values()
    topics = dict.fromkeys(claim.topic for claim in claims)
    states = {code for claim in claims for code in claim.where.states}
    return {
        "topic": {topic: capital(spelled(topic)) for topic in topics},
        "verdict": {verdict: _(title) for verdict, title in VERDICTS.items()},
        "state": {code: atlas.state_name(code) for code in atlas.by_name(states)},
    }


@cache_by_atlas
def filter_values(atlas: Atlas) -> frozenset[str]:
    """All filters as an address writes them, such as `verdict:contested`."""
    return frozenset(f"{kind}:{value}" for kind, own in filters(atlas).items() for value in own)
