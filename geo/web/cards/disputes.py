"""Cards of disputed zones and lines: who administers, who claims, since when, how large."""

from collections.abc import Iterator

from geo.dossier import Dispute
from geo.layers.atlas import EXERCISE_DAY, Atlas
from geo.layers.gazetteer import dispute_feature
from geo.layers.notes import zone_note
from geo.layers.zones import mapped_lines, measured_area_km2, measured_length_km
from geo.web.card import Card, Fact, Link, doubt_of, kilometres, span, square_kilometres

DRAWN_FROM = ("naturalearth-countries", "naturalearth-disputed")
ON_THE_ELLIPSOID = "Measured here on the WGS 84 ellipsoid from Natural Earth, 1:10 million."


def zone_card(atlas: Atlas, zone: str) -> Card:
    """The card of a disputed zone or sea by its id in disputes.csv."""
    dispute = atlas.dossier.disputes[zone]
    facts = (*_holders(atlas, dispute), *_about(atlas, dispute), *_areas(atlas, dispute))
    kicker = f"Disputed zone · {dispute.type.replace('-', ' ')}"
    feature = dispute_feature(dispute)
    return Card(feature, dispute.name, kicker, (*facts, *_story(dispute)), _links(atlas, dispute))


def line_card(atlas: Atlas, line: str) -> Card:
    """The card of a disputed line by its id in disputes.csv."""
    dispute = atlas.dossier.disputes[line]
    facts = (*_about(atlas, dispute), *_lengths(atlas, dispute), *_story(dispute))
    kicker = f"Disputed line · {dispute.type.replace('-', ' ')}"
    return Card(f"line:{line}", dispute.name, kicker, facts, _links(atlas, dispute))


def _holders(atlas: Atlas, dispute: Dispute) -> Iterator[Fact]:
    holders = atlas.dossier.administrators_of(dispute.id, EXERCISE_DAY)
    for holder in holders:
        name = atlas.state_name(holder.administrator)
        yield Fact(
            "Administered on 21 September 2020 by",
            f"{name}: {holder.note}" if holder.note else name,
            holder.sources,
            span(holder.valid_from, holder.valid_to),
            doubt_of(holder),
        )
    for change in atlas.dossier.control_of(dispute.id):
        if change.valid_from.first > EXERCISE_DAY and change.administrator:
            yield Fact(
                "Later administered by",
                atlas.state_name(change.administrator)
                + (f": {change.note}" if change.note else ""),
                change.sources,
                span(change.valid_from, change.valid_to),
                doubt_of(change),
            )


def _about(atlas: Atlas, dispute: Dispute) -> Iterator[Fact]:
    claimants = ", ".join(atlas.state_name(code) for code in dispute.claimants)
    doubt = doubt_of(dispute)
    yield Fact("Claimed by", claimants, dispute.sources, doubt=doubt)
    yield Fact("In short", dispute.summary, dispute.sources, doubt=doubt)
    if dispute.line_kind:
        yield Fact("Line", dispute.line_kind, dispute.sources, doubt=doubt)
    for words in dispute.party_names:
        yield Fact("Name used", words, dispute.sources, doubt=doubt)


def _areas(atlas: Atlas, dispute: Dispute) -> Iterator[Fact]:
    if dispute.id in atlas.mapped_zones:
        measured = measured_area_km2(atlas, dispute.id)
        note = " ".join(part for part in (ON_THE_ELLIPSOID, zone_note(dispute.id)) if part)
        yield Fact("Area of the polygon", square_kilometres(measured), DRAWN_FROM, note=note)
        if dispute.area_km2:
            difference = (measured / dispute.area_km2 - 1) * 100
            yield _published_area(dispute, f"; the polygon differs by {difference:+.1f} %")
    elif dispute.geometry_kind == "area":
        yield Fact("Polygon", "Not drawn: " + zone_note(dispute.id), DRAWN_FROM)
        if dispute.area_km2:
            yield _published_area(dispute)
    elif dispute.area_km2:
        yield _published_area(dispute)
    if dispute.area_other:
        yield Fact("Other published area", dispute.area_other, dispute.sources)


def _published_area(dispute: Dispute, comparison: str = "") -> Fact:
    cited = (dispute.area_source,) if dispute.area_source else dispute.sources
    area = square_kilometres(dispute.area_km2 or 0)
    return Fact("Published area", area + comparison, cited, doubt=doubt_of(dispute))


def _lengths(atlas: Atlas, dispute: Dispute) -> Iterator[Fact]:
    if dispute in mapped_lines(atlas):
        length = kilometres(measured_length_km(atlas, dispute.id))
        yield Fact("Length as drawn", length, DRAWN_FROM, note=ON_THE_ELLIPSOID)
    if dispute.length_km:
        cited = (dispute.length_source,) if dispute.length_source else dispute.sources
        yield Fact("Published length", kilometres(dispute.length_km), cited)


def _story(dispute: Dispute) -> Iterator[Fact]:
    for when, words in dispute.dated_incidents:
        text = words[:1].upper() + words[1:]
        yield Fact("Event", text, dispute.sources, when, doubt_of(dispute))


def _links(atlas: Atlas, dispute: Dispute) -> tuple[Link, ...]:
    disputes = atlas.dossier.disputes
    related = list(atlas.dossier.parts_of(dispute.id))
    if dispute.part_of:
        related.insert(0, disputes[dispute.part_of])
    codes = dict.fromkeys((*dispute.claimants, *dispute.administered_2020_09_21))
    return tuple(
        [Link(dispute_feature(other), other.name) for other in related]
        + [Link(f"state:{code}", atlas.state_name(code)) for code in codes]
        + [
            Link(f"place:{place.id}", place.name)
            for place in atlas.dossier.places.values()
            if dispute.id in place.dispute_ids
        ]
    )
