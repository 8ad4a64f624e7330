"""Cards of states: role by the article and by other sources, contingent, memberships, ties."""

from collections.abc import Iterator

from geo.dossier import Relation, State
from geo.layers.atlas import EXERCISE_DAY, Atlas
from geo.layers.gazetteer import dispute_feature
from geo.layers.states import article_role, sourced_role
from geo.web.card import Card, Fact, Link, doubt_of, span

ARTICLE = "article"
BORDERS = "naturalearth-countries"

ROLES = {
    "host": "Host",
    "participant": "Participant",
    "observer": "Observer",
    "withdrew": "Withdrew",
    "mentioned": "Mentioned only",
    "": "Not at the exercise",
}
ENTITIES = {
    "un-member": "Member of the United Nations",
    "partly-recognised": "Partly recognised entity",
    "unrecognised": "Entity without recognition by UN members",
    "former": "Former state",
}

# The states about whose ties the article speaks.
_PROTAGONISTS = ("PAK", "IND", "RUS")


def state_card(atlas: Atlas, code: str) -> Card:
    """The card of a state or entity by its code."""
    state = atlas.dossier.states.get(code)
    if state is None:
        return _bare_card(atlas, code)
    facts = (*_role_facts(state), *_memberships(atlas, code), *_ties(atlas, code))
    kicker = f"{ENTITIES[state.entity_type]} · {ROLES[sourced_role(state)]}"
    return Card(f"state:{code}", state.name, kicker, facts, _links(atlas, code))


def _bare_card(atlas: Atlas, code: str) -> Card:
    fact = Fact(
        "In this story",
        "No part in the exercise and no mention in the article; shown for orientation.",
        (BORDERS,),
    )
    return Card(f"state:{code}", atlas.state_name(code), "State or territory", (fact,))


def _role_facts(state: State) -> Iterator[Fact]:
    article = ROLES[article_role(state)] if article_role(state) else "Does not name it"
    said = f"{article}: {state.article_says}" if state.article_says else f"{article}."
    yield Fact("Role by the article", said, (ARTICLE,))
    details = f" ({state.role_detail.replace('-', ' ')})" if state.role_detail else ""
    sourced = f"{ROLES[sourced_role(state)]}{details}"
    if state.sourced_says:
        sourced += f": {state.sourced_says}"
    doubt = doubt_of(state)
    yield Fact("Role by other sources", sourced, state.sources, "2020-09", doubt)
    if state.contingent:
        yield Fact("Contingent", state.contingent, state.sources, "2020-09", doubt)
    if state.later_changes:
        yield Fact("Later", state.later_changes, state.sources, doubt=doubt)


def _memberships(atlas: Atlas, code: str) -> Iterator[Fact]:
    for membership in atlas.dossier.memberships_of(code, EXERCISE_DAY):
        organisation = atlas.dossier.organisations[membership.organisation]
        words = f"{membership.status} of the {organisation.full_name}"
        yield Fact(
            organisation.name,
            words[0].upper() + words[1:] + " on 21 September 2020",
            membership.sources,
            span(membership.valid_from, membership.valid_to),
            doubt_of(membership),
            membership.note,
        )


def _ties(atlas: Atlas, code: str) -> Iterator[Fact]:
    for relation in atlas.dossier.relations_of(code):
        other = _other_end(relation, code)
        if code in _PROTAGONISTS or other in _PROTAGONISTS:
            kind = relation.kind.replace("-", " ")
            yield Fact(
                f"{atlas.state_name(other)}: {kind}",
                relation.summary,
                relation.sources,
                span(relation.valid_from, relation.valid_to),
                doubt_of(relation),
            )


def _other_end(relation: Relation, code: str) -> str:
    return relation.to_state if relation.from_state == code else relation.from_state


def _links(atlas: Atlas, code: str) -> tuple[Link, ...]:
    ties = (_other_end(relation, code) for relation in atlas.dossier.relations_of(code))
    states = tuple(Link(f"state:{tie}", atlas.state_name(tie)) for tie in dict.fromkeys(ties))
    zones = tuple(
        Link(dispute_feature(dispute), dispute.name)
        for dispute in atlas.dossier.disputes.values()
        if code in dispute.claimants and not dispute.part_of
    )
    places = tuple(
        Link(f"place:{place.id}", place.name)
        for place in atlas.dossier.places.values()
        if place.country == code and place.in_kavkaz_2020 in ("main", "side")
    )
    return states + zones + places
