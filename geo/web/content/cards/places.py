"""Cards of places: what stands there, who runs it, how closely its position is known."""

import re
from collections.abc import Iterator, Mapping

from geo.dossier import Place, Site
from geo.dossier.dates import day_title, span, when
from geo.dossier.feature_id import feature_id
from geo.dossier.records import SitePart
from geo.i18n.formats import LengthUnit, degrees, length_words
from geo.i18n.languages import N_, _, capital, commas, number, spelled, together
from geo.layers.atlas import Atlas
from geo.layers.frames.measures import measures
from geo.layers.frames.places import other_time, place_name
from geo.layers.gazetteer import dispute_feature
from geo.layers.worldview import current_state
from geo.web.content.cards.card import Card, Fact, Link, doubt_of, in_section
from geo.web.content.cards.measures import cited_by_measure
from geo.web.view.model import View

_CODE = re.compile(r"\b[A-Z]{3}\b")
_PARTS: Mapping[SitePart, str] = {
    "main": N_("A main site of the exercise"),
    "side": N_("Site of the exercise by other reports"),
    "preparation": N_("Site of preparations"),
    "reference": N_("Used by press reports to say where the exercise was"),
    "mentioned": N_("Mentioned in reports of the exercise"),
}
# Of parts that states themselves name, whose words they are.
_NAMED: Mapping[SitePart, str] = {
    "main": N_("Named as a site of the exercise by statements of {states}"),
    "side": N_("Site of the exercise by statements of {states}"),
}


def place_card(atlas: Atlas, name: str, view: View) -> Card:
    """The card of a place by its id in places.csv."""
    place = atlas.dossier.places[name]
    kicker = f"{capital(spelled(place.kind))} · {_where(atlas, place, view)}"
    facts = (
        *_on_the_day(place, view),
        *_about(atlas, place),
        *_position(place, view.unit),
        *in_section(_("Distances"), _distances(atlas, name, view)),
    )
    title = place_name(atlas, name, view.day)
    return Card(feature_id("place", name), title, kicker, facts, _links(atlas, place))


def _where(atlas: Atlas, place: Place, view: View) -> str:
    """In which state of the day a place lies, or that it lies at sea."""
    if place.country == "XSEA":
        return _("at sea")
    return atlas.state_name(current_state(atlas, place.country, view.day))


def _about(atlas: Atlas, place: Place) -> Iterator[Fact]:
    doubt = doubt_of(place)
    if place.summary:
        yield Fact(_("Summary"), place.summary, place.sources, doubt=doubt)
    site = atlas.dossier.site_of(place.id)
    if site is not None:
        label = _("In {exercise}", exercise=atlas.dossier.subject_name)
        then = when(atlas.dossier.about.judged_for)
        yield Fact(label, _part(atlas, site), site.sources, then, doubt_of(site))
    if place.operator:
        held = span(place.valid_from, place.valid_to)
        yield Fact(_("Operator"), _operators(atlas, place.operator), place.sources, held, doubt)
    if place.status:
        yield Fact(_("Status"), place.status, place.sources, doubt=doubt)
    if place.runway_m:
        length = _("{length} m", length=number(place.runway_m))
        yield Fact(_("Runway"), length, place.sources, doubt=doubt)
    if place.alt_names:
        yield Fact(_("Also called"), commas(place.alt_names), place.sources)


def _part(atlas: Atlas, site: Site) -> str:
    """The part of a place in the exercise, and whose statements say so where states do."""
    words = _NAMED.get(site.part) if site.named_by else None
    if words is None:
        return _(_PARTS[site.part])
    return _(words, states=together(atlas.state_name(code) for code in site.named_by))


def _operators(atlas: Atlas, written: str) -> str:
    """Who runs a place, as places.csv writes it, with names of states instead of codes."""
    return _CODE.sub(lambda code: atlas.state_name(code[0]), written)


def _on_the_day(place: Place, view: View) -> Iterator[Fact]:
    """That the row does not hold on the day of the view, where it does not."""
    doubt = doubt_of(place)
    if other_time(place, view.day):
        known = span(place.valid_from, place.valid_to)
        text = _("What follows holds for another time: {when}.", when=known)
        yield Fact(_("On {day}", day=day_title(view.day)), text, place.sources, doubt=doubt)


def _position(place: Place, unit: LengthUnit) -> Iterator[Fact]:
    precision = length_words(place.coord_precision_m / 1000, unit)
    yield Fact(
        _("Position"),
        _(
            "{position}, known to within {distance}",
            position=degrees(place.lat, place.lon),
            distance=precision,
        ),
        place.sources,
        note=_("Coordinates after: {source}.", source=place.coord_source),
        doubt=doubt_of(place),
    )


def _distances(atlas: Atlas, name: str, view: View) -> Iterator[Fact]:
    for measure in measures(atlas, view.look).values():
        if feature_id("place", name) in (measure.start, measure.end):
            yield Fact(
                measure.name,
                length_words(measure.gap.distance_km, view.unit),
                cited_by_measure(atlas, measure),
                note=_("Geodesic on the WGS 84 ellipsoid."),
            )


def _links(atlas: Atlas, place: Place) -> tuple[Link, ...]:
    links = [Link(feature_id("state", place.country), atlas.state_name(place.country))]
    if place.country == "XSEA":
        links = []
    links += [
        Link(dispute_feature(atlas.dossier.disputes[zone]), atlas.dossier.disputes[zone].name)
        for zone in place.dispute_ids
    ]
    links += [
        Link(measure.feature, measure.name)
        for measure in measures(atlas).values()
        if place.feature in (measure.start, measure.end)
    ]
    return tuple(links)
