"""Cards of disputed zones and lines: who administers, who claims, since when, how large."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import reduce

from geo.dossier import Dispute, Predecessor, in_force
from geo.dossier.dates import day_title, span, when
from geo.dossier.feature_id import feature_id
from geo.i18n.formats import (
    LengthUnit,
    kilometres,
    length_words,
    square_kilometres,
    whole_area_words,
)
from geo.i18n.languages import N_, _, capital, commas, number, semicolons, spelled, together
from geo.layers.atlas import Atlas
from geo.layers.frames.boundaries import BOUNDARY_WORDS, boundary_types
from geo.layers.frames.geometry_sources import BORDERS
from geo.layers.frames.zones import (
    faces_of,
    holder_codes,
    mapped_lines,
    measured_area_km2,
    measured_length_km,
)
from geo.layers.gazetteer import dispute_feature
from geo.layers.notes import zone_note
from geo.layers.worldview import DE_FACTO, UN, holdings
from geo.maps.web.scene import viewer_title
from geo.web.content.cards.card import Card, Fact, Link, doubt_of, in_section
from geo.web.content.cards.names import former_names
from geo.web.content.parties import names_of
from geo.web.view.model import View

POSITIONS = N_("Positions")
LINES_AND_SIZE = N_("Lines and size")
# A name, and the codes of those who use it.
_PARTIES = re.compile(r"(.+) \(([A-Z]{3}(?:, [A-Z]{3})*)\)")
ON_THE_ELLIPSOID = N_("Measured here on the WGS 84 ellipsoid from Natural Earth, 1:10 million.")


def zone_card(atlas: Atlas, zone: str, view: View) -> Card:
    """The card of a disputed zone or sea by its id in disputes.csv, for the look of `view`."""
    dispute = atlas.dossier.disputes[zone]
    facts = (
        *_fact_of_viewer(atlas, dispute, view),
        *_about(atlas, dispute),
        *_holders(atlas, dispute, view),
        *in_section(_(POSITIONS), _positions(atlas, dispute, view)),
        *in_section(_("Names"), _names(atlas, dispute)),
        *in_section(_(LINES_AND_SIZE), _lines_around(atlas, dispute, view)),
        *in_section(_(LINES_AND_SIZE), _areas(atlas, dispute, view.unit)),
        *in_section(_("Events"), _story(dispute)),
    )
    kicker = " · ".join((_("Disputed zone"), spelled(dispute.type)))
    return Card(dispute_feature(dispute), dispute.name, kicker, facts, _links(atlas, dispute))


def line_card(atlas: Atlas, line: str, view: View) -> Card:
    """The card of a disputed line by its id in disputes.csv, for the look of `view`."""
    dispute = atlas.dossier.disputes[line]
    facts = (
        *_about(atlas, dispute),
        *in_section(_(POSITIONS), _positions(atlas, dispute, view)),
        *in_section(_("Names"), _party_names(atlas, dispute)),
        *in_section(_(LINES_AND_SIZE), _lengths(atlas, dispute, view.unit)),
        *in_section(_("Events"), _story(dispute)),
    )
    kicker = " · ".join((_("Disputed line"), spelled(dispute.type)))
    return Card(feature_id("line", line), dispute.name, kicker, facts, _links(atlas, dispute))


def _fact_of_viewer(atlas: Atlas, dispute: Dispute, view: View) -> Iterator[Fact]:
    """What the chosen viewer makes of the zone; its parts may differ."""
    if view.viewer == DE_FACTO:
        return
    held = holdings(atlas, view.look)
    faces = faces_of(atlas, dispute.id)
    drawn = dict.fromkeys(holder_codes(held[face]) for face in faces)
    words = capital(_holders_in_parts(names_of(atlas, holders) for holders in drawn))
    positions = [held[face].position for face in faces]
    cited = dict.fromkeys(source for row in positions if row for source in row.sources)
    title = viewer_title(atlas, view.viewer)
    missing = any(held[face].status == "unknown" for face in faces)
    note = _("The atlas found no statement, vote or map of this viewer on it.") if missing else ""
    if faces:
        yield Fact(title, words, tuple(cited) or BORDERS, when(view.day), note=note)


def _holders_in_parts(each: Iterable[str]) -> str:
    """Those as whom a zone is drawn, and as whom parts of it are."""
    first, *others = list(each) or [""]
    return reduce(
        lambda said, part: _("{holders}; in part {others}", holders=said, others=part),
        others,
        first,
    )


def _holders(atlas: Atlas, dispute: Dispute, view: View) -> Iterator[Fact]:
    """Who administers the zone on the day, and then who did and will at other times."""
    day = day_title(view.day)
    earlier = _state_before(atlas, dispute, view.day)
    if earlier is not None:
        words = atlas.state_name(earlier.predecessor)
        until = span(None, earlier.until)
        doubt = doubt_of(earlier)
        yield Fact(_("Administered on {day} by", day=day), words, earlier.sources, until, doubt)
    rows = atlas.dossier.control_of(dispute.id)
    for row in sorted(rows, key=lambda row: not in_force(row, view.day)):
        now = in_force(row, view.day) and earlier is None
        words = atlas.state_name(row.administrator) if row.administrator else _("nobody")
        yield Fact(
            _("Administered on {day} by", day=day) if now else _("At other times administered by"),
            f"{words}: {row.note}" if row.note else words,
            row.sources,
            span(row.valid_from, row.valid_to),
            doubt_of(row),
        )


def _state_before(atlas: Atlas, dispute: Dispute, day: date) -> Predecessor | None:
    """The ended state that held the zone on a day, before those of today began."""
    faces = atlas.full_faces
    mine = faces[[dispute.id in zones for zones in faces["zones"]]]
    rows = atlas.dossier.predecessors.values()
    found = (row for row in rows if row.successor in set(mine["state"]) and day < row.until.first)
    return next(found, None)


def _positions(atlas: Atlas, dispute: Dispute, view: View) -> Iterator[Fact]:
    """Each position on the day in one sentence; those of its parts stand on their cards."""
    for row in atlas.dossier.innermost_positions(dispute.id, view.day):
        label = {UN: _("United Nations maps"), DE_FACTO: _("On the ground")}.get(row.state)
        yield Fact(
            label or _("Position of {state}", state=atlas.state_name(row.state)),
            row.words,
            row.sources,
            span(row.valid_from, row.valid_to),
            doubt_of(row),
        )


def _lines_around(atlas: Atlas, dispute: Dispute, view: View) -> Iterator[Fact]:
    """The types of the lines that bound the zone in this view, by what they part it from."""
    faces = {face for face, zones in atlas.full_faces["zones"].items() if dispute.id in zones}
    kinds = boundary_types(atlas, view.look)
    found: dict[str, list[str]] = {}
    for border, kind in kinds.items():
        left, right = border.split("|")
        if (left in faces) != (right in faces):
            beyond = right if left in faces else left
            found.setdefault(_(BOUNDARY_WORDS[kind]), []).append(_face_name(atlas, beyond))
    if found:
        rows = (f"{kind}: {commas(dict.fromkeys(names))}" for kind, names in found.items())
        words = semicolons(rows)
        yield Fact(_("Lines around it in this view"), words, BORDERS, when(view.day))


def _face_name(atlas: Atlas, face: str) -> str:
    disputes = atlas.dossier.disputes
    return disputes[face].name if face in disputes else atlas.state_name(face)


def _about(atlas: Atlas, dispute: Dispute) -> Iterator[Fact]:
    doubt = doubt_of(dispute)
    yield Fact(_("Summary"), dispute.summary, dispute.sources, doubt=doubt)
    zone = atlas.dossier.zones.get(dispute.id)
    if zone is not None:
        label = _("In {exercise}", exercise=atlas.dossier.subject_name)
        yield Fact(label, zone.says, zone.sources, doubt=doubt_of(zone))
    if dispute.line_kind:
        yield Fact(_("Line"), dispute.line_kind, dispute.sources, doubt=doubt)


def _names(atlas: Atlas, dispute: Dispute) -> Iterator[Fact]:
    yield from _party_names(atlas, dispute)
    yield from former_names(atlas, dispute_feature(dispute))


def _party_names(atlas: Atlas, dispute: Dispute) -> Iterator[Fact]:
    doubt = doubt_of(dispute)
    for words in dispute.party_names:
        named, parties = _party_name(atlas, words)
        label = _("Name used by {parties}", parties=parties) if parties else _("Name used")
        yield Fact(label, named, dispute.sources, doubt=doubt)


def _party_name(atlas: Atlas, words: str) -> tuple[str, str]:
    """A name as disputes.csv writes it, `Doklam (BTN, IND)`, and those who use it by name."""
    match = _PARTIES.fullmatch(words)
    if match is None:
        return words, ""
    return match[1], together(atlas.state_name(code) for code in match[2].split(", "))


def _areas(atlas: Atlas, dispute: Dispute, unit: LengthUnit) -> Iterator[Fact]:
    if dispute.id in atlas.mapped_zones:
        measured = measured_area_km2(atlas, dispute.id)
        note = " ".join(part for part in (_(ON_THE_ELLIPSOID), zone_note(dispute.id)) if part)
        area = whole_area_words(measured, unit)
        yield Fact(_("Area of the polygon"), area, BORDERS, note=note)
        if dispute.area_km2:
            difference = (measured / dispute.area_km2 - 1) * 100
            percent = number(difference, "+0.0;−0.0")
            yield _published_area(dispute, percent)
    elif dispute.geometry_kind == "area":
        yield Fact(_("Polygon"), _("Not drawn: {why}", why=zone_note(dispute.id)), BORDERS)
        if dispute.area_km2:
            yield _published_area(dispute)
    elif dispute.area_km2:
        yield _published_area(dispute)
    if dispute.area_other:
        yield Fact(_("Other published area"), dispute.area_other, dispute.sources)


def _published_area(dispute: Dispute, percent: str = "") -> Fact:
    """The area that a source gives, and by how much that of the polygon differs, where it is."""
    cited = (dispute.area_source,) if dispute.area_source else dispute.sources
    area = square_kilometres(dispute.area_km2 or 0)
    if percent:
        area = _("{area}; the polygon differs by {percent} %", area=area, percent=percent)
    return Fact(_("Published area"), area, cited, doubt=doubt_of(dispute))


def _lengths(atlas: Atlas, dispute: Dispute, unit: LengthUnit) -> Iterator[Fact]:
    if dispute in mapped_lines(atlas):
        length = length_words(measured_length_km(atlas, dispute.id), unit)
        yield Fact(_("Length as drawn"), length, BORDERS, note=_(ON_THE_ELLIPSOID))
    if dispute.length_km:
        cited = (dispute.length_source,) if dispute.length_source else dispute.sources
        yield Fact(_("Published length"), kilometres(dispute.length_km), cited)


def _story(dispute: Dispute) -> Iterator[Fact]:
    for day, words in dispute.dated_incidents:
        yield Fact(_("Event"), capital(words), dispute.sources, when(day), doubt_of(dispute))


def _links(atlas: Atlas, dispute: Dispute) -> tuple[Link, ...]:
    disputes = atlas.dossier.disputes
    related = list(atlas.dossier.parts_of(dispute.id))
    if dispute.part_of:
        related.insert(0, disputes[dispute.part_of])
    held = atlas.dossier.administrators_of(dispute.id, atlas.dossier.about.home)
    codes = dict.fromkeys((*dispute.claimants, *(row.administrator for row in held)))
    return tuple(
        [Link(dispute_feature(other), other.name) for other in related]
        + [Link(feature_id("state", code), atlas.state_name(code)) for code in codes]
        + [
            Link(place.feature, place.name)
            for place in atlas.dossier.places.values()
            if dispute.id in place.dispute_ids
        ]
    )
