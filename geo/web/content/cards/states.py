"""Cards of states: role by the work and by other sources, contingent, memberships, ties."""

from collections.abc import Iterator

from geo.dossier import Relation, Role
from geo.dossier.dates import day_title, span, when
from geo.dossier.feature_id import feature_id
from geo.dossier.work import work_words
from geo.i18n.formats import whole_area_words
from geo.i18n.languages import N_, _, capital, commas, spelled
from geo.layers.atlas import Atlas
from geo.layers.frames.geometry_sources import BORDERS, COUNTRIES
from geo.layers.frames.states import role_titles, sourced_role, work_role
from geo.layers.gazetteer import dispute_feature
from geo.layers.not_told import not_told_on
from geo.layers.worldview import absent_states, land_area_km2, zones_held
from geo.maps.web.scene import viewer_title
from geo.web.content.cards.card import Card, Fact, Link, doubt_of, in_section
from geo.web.content.cards.disputes import ON_THE_ELLIPSOID
from geo.web.content.cards.names import former_names
from geo.web.view.model import View
from geo.web.view.pages import read_pages

ENTITIES = {
    "un-member": N_("Member of the United Nations"),
    "partly-recognised": N_("Partly recognised entity"),
    "unrecognised": N_("Unrecognised state"),
    "former": N_("Former state"),
}


def state_card(atlas: Atlas, code: str, view: View) -> Card:
    """The card of a state or entity by its code, with its land and memberships in `view`."""
    state = atlas.dossier.states.get(code)
    if state is None:
        return _bare_card(atlas, code, view)
    facts = (
        *_role_facts(atlas, code),
        *_land(atlas, code, view),
        *_not_told(atlas, code, view),
        *in_section(_("Memberships"), _memberships(atlas, code, view)),
        *in_section(_("Ties between states"), _ties(atlas, code)),
        *in_section(_("Names"), former_names(atlas, feature_id("state", code))),
    )
    kicker = f"{_(ENTITIES[state.entity_type])} · {role_titles(atlas)[sourced_role(atlas, code)]}"
    return Card(feature_id("state", code), state.name, kicker, facts, _links(atlas, code))


def _bare_card(atlas: Atlas, code: str, view: View) -> Card:
    has_story = any(page.story for page in read_pages().values())
    fact = Fact(
        _("In this story") if has_story else _("In this atlas"),
        _(work_words(atlas.dossier.about).no_part),
        (COUNTRIES,),
    )
    return Card(
        feature_id("state", code),
        atlas.state_name(code),
        _("State or territory"),
        (fact, *_land(atlas, code, view), *_not_told(atlas, code, view)),
    )


def _role_facts(atlas: Atlas, code: str) -> Iterator[Fact]:
    work = atlas.dossier.about.work.source
    own = atlas.dossier.role_of(code, work)
    if own is not None:
        part = role_titles(atlas)[work_role(atlas, code)]
        said = f"{part}: {own.says}" if own.says else part
    else:
        said = _("not mentioned")
    yield Fact(_(work_words(atlas.dossier.about).within), said, (work,))
    role = atlas.dossier.role_of(code)
    if role is not None:
        yield from _sourced_facts(atlas, role)


def _sourced_facts(atlas: Atlas, role: Role) -> Iterator[Fact]:
    details = f" ({spelled(role.detail)})" if role.detail else ""
    sourced = f"{role_titles(atlas)[sourced_role(atlas, role.state)]}{details}"
    if role.says:
        sourced += f": {role.says}"
    doubt, then = doubt_of(role), when(atlas.dossier.about.judged_for)
    yield Fact(_("Role according to other sources"), sourced, role.sources, then, doubt)
    if role.contingent:
        yield Fact(_("Contingent"), role.contingent, role.sources, then, doubt)
    if role.later:
        yield Fact(_("Later"), role.later, role.sources, doubt=doubt)


def _land(atlas: Atlas, code: str, view: View) -> Iterator[Fact]:
    """The land that the view draws as the state's, with the disputed zones in it."""
    area_km2 = land_area_km2(atlas, code, view.look)
    zones = zones_held(atlas, code, view.look)
    label = " · ".join((_("Land"), viewer_title(atlas, view.viewer)))
    if area_km2:
        names = commas(atlas.dossier.disputes[zone].name for zone in zones)
        area = whole_area_words(area_km2, view.unit)
        words = _("{area}, with {zones}", area=area, zones=names) if names else area
        yield Fact(label, words, BORDERS, when(view.day), note=_(ON_THE_ELLIPSOID))
    elif zones or code not in absent_states(atlas, view.day):
        yield Fact(label, _("No land that it holds alone."), BORDERS, when(view.day))
    else:
        words = _("No state of that name on {day}.", day=day_title(view.day))
        yield Fact(label, words, BORDERS)


def _not_told(atlas: Atlas, code: str, view: View) -> Iterator[Fact]:
    """What differed on the day in or about a state, and is not drawn."""
    for row in not_told_on(atlas, view.day):
        if code in row.states:
            words = _("{name}. {why}", name=row.name, why=row.why)
            when_ = span(row.valid_from, row.valid_to)
            yield Fact(_("Not drawn here"), words, row.sources, when_, doubt_of(row))


def _memberships(atlas: Atlas, code: str, view: View) -> Iterator[Fact]:
    for membership in atlas.dossier.memberships_of(code, view.day):
        organisation = atlas.dossier.organisations[membership.organisation]
        words = _(
            "{status} of the {organisation} on {day}",
            status=membership.status,
            organisation=organisation.full_name,
            day=day_title(view.day),
        )
        yield Fact(
            organisation.name,
            capital(words),
            membership.sources,
            span(membership.valid_from, membership.valid_to),
            doubt_of(membership),
            membership.note,
        )


def _ties(atlas: Atlas, code: str) -> Iterator[Fact]:
    for relation in atlas.dossier.relations_of(code):
        other = _other_end(relation, code)
        if _is_told(atlas, code, other):
            kind = spelled(relation.kind)
            yield Fact(
                f"{atlas.state_name(other)}: {kind}",
                relation.summary,
                relation.sources,
                span(relation.valid_from, relation.valid_to),
                doubt_of(relation),
            )


def _is_told(atlas: Atlas, *ends: str) -> bool:
    """Whether the dossier tells about the ties of one of two states."""
    protagonists = atlas.dossier.about.protagonists
    return not protagonists or any(end in protagonists for end in ends)


def _other_end(relation: Relation, code: str) -> str:
    return relation.to_state if relation.from_state == code else relation.from_state


def _links(atlas: Atlas, code: str) -> tuple[Link, ...]:
    ties = (_other_end(relation, code) for relation in atlas.dossier.relations_of(code))
    states = tuple(
        Link(feature_id("state", tie), atlas.state_name(tie)) for tie in dict.fromkeys(ties)
    )
    zones = tuple(
        Link(dispute_feature(dispute), dispute.name)
        for dispute in atlas.dossier.disputes.values()
        if code in dispute.claimants and not dispute.part_of
    )
    places = tuple(
        Link(place.feature, place.name)
        for place in atlas.dossier.places.values()
        if place.country == code and atlas.dossier.part_in_subject(place.id) in ("main", "side")
    )
    return states + zones + places
