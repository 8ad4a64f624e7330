"""Cards of states: role by the article and by other sources, contingent, memberships, ties."""

from collections.abc import Iterator

from geo.dossier import Relation, State
from geo.layers.atlas import Atlas
from geo.layers.gazetteer import dispute_feature
from geo.layers.states import article_role, sourced_role
from geo.layers.worldview import absent_states, land_area_km2, zones_held
from geo.maps.scene import day_title, viewer_title
from geo.web.card import Card, Fact, Link, doubt_of, span, square_kilometres
from geo.web.cards.disputes import DRAWN_FROM, ON_THE_ELLIPSOID
from geo.web.view import View

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


def state_card(atlas: Atlas, code: str, view: View) -> Card:
    """The card of a state or entity by its code, with its land and memberships in `view`."""
    state = atlas.dossier.states.get(code)
    if state is None:
        return _bare_card(atlas, code, view)
    facts = (
        *_role_facts(state),
        *_land(atlas, code, view),
        *_memberships(atlas, code, view),
        *_ties(atlas, code),
    )
    kicker = f"{ENTITIES[state.entity_type]} · {ROLES[sourced_role(state)]}"
    return Card(f"state:{code}", state.name, kicker, facts, _links(atlas, code))


def _bare_card(atlas: Atlas, code: str, view: View) -> Card:
    fact = Fact(
        "In this story",
        "No part in the exercise and no mention in the article; shown for orientation.",
        (BORDERS,),
    )
    return Card(
        f"state:{code}",
        atlas.state_name(code),
        "State or territory",
        (fact, *_land(atlas, code, view)),
    )


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


def _land(atlas: Atlas, code: str, view: View) -> Iterator[Fact]:
    """The land that the view draws as the state's, with the disputed zones in it."""
    area_km2 = land_area_km2(atlas, code, *view.look)
    zones = zones_held(atlas, code, *view.look)
    label = f"Land · {viewer_title(atlas, view.as_)}"
    if area_km2:
        names = ", ".join(atlas.dossier.disputes[zone].name for zone in zones)
        words = f"{square_kilometres(area_km2)}" + (f", with {names}" if names else "")
        yield Fact(label, words, DRAWN_FROM, str(view.on), note=ON_THE_ELLIPSOID)
    elif zones or code not in absent_states(atlas, view.on):
        yield Fact(label, "None of its own alone.", DRAWN_FROM, str(view.on))
    else:
        yield Fact(label, f"No state of that name on {day_title(view.on)}.", DRAWN_FROM)


def _memberships(atlas: Atlas, code: str, view: View) -> Iterator[Fact]:
    for membership in atlas.dossier.memberships_of(code, view.on):
        organisation = atlas.dossier.organisations[membership.organisation]
        words = f"{membership.status} of the {organisation.full_name}"
        yield Fact(
            organisation.name,
            words[0].upper() + words[1:] + f" on {day_title(view.on)}",
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
