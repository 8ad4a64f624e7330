"""Cards of points that a reader chose: how they are written, whose land they are, what is near."""

from collections.abc import Iterator, Sequence

from geo.dossier import Event
from geo.dossier.dates import span
from geo.dossier.feature_id import FeatureId, feature_id
from geo.dossier.served import first_day
from geo.i18n.formats import LengthUnit, degrees, length_words
from geo.i18n.languages import N_, _, capital, commas, full_stop
from geo.layers.atlas import Atlas
from geo.layers.frames.geometry_sources import BORDERS
from geo.layers.gazetteer import entry_of
from geo.layers.points.land_at import Spell, spells
from geo.layers.points.near import NEAR_KM, Near, near
from geo.layers.points.notations import decimal_degrees, mgrs, plus_code, sexagesimal
from geo.layers.points.point_id import KIND, Point
from geo.web.content.cards.card import Card, Fact, Link, Related, in_section
from geo.web.content.cards.point_land import (
    Land,
    drawn_facts,
    land_facts,
    land_of_point,
    land_words,
)
from geo.web.content.parties import names_of
from geo.web.view.model import View

_NEAR = {
    "place": N_("Places within {distance}"),
    "zone": N_("Zones within {distance}"),
    "line": N_("Disputed lines within {distance}"),
    "city": N_("Cities within {distance}"),
}


def point_card(atlas: Atlas, name: str, view: View) -> Card:
    """The card of a point by its degrees, `37.4700,69.3800`, for the look of `view`.

    Raises KeyError where the map has no such point.
    """
    point = Point.parse(str(FeatureId(KIND, name)))
    if point is None:
        raise KeyError(name)
    land = land_of_point(atlas, point, view.look)
    since = _("Who administered it since {year}", year=first_day().year)
    facts = (
        *land_facts(atlas, land, view.unit),
        *_notation_facts(point),
        *in_section(_("As drawn by each viewer"), drawn_facts(atlas, land)),
        *in_section(since, _changes(atlas, land.face)),
    )
    return Card(
        str(point),
        degrees(point.lat, point.lon, "0.0000"),
        " · ".join((_("Point on the map"), land_words(atlas, land))),
        facts,
        links=tuple(_beneath(atlas, land)),
        links_title=_("At this spot"),
        related=tuple(_near(atlas, land, view.unit)),
    )


def _notation_facts(point: Point) -> Iterator[Fact]:
    """The point in each notation, to be copied."""
    notations = {
        _("Degrees"): decimal_degrees(point),
        _("Degrees, minutes, seconds"): sexagesimal(point),
        _("MGRS, to 10 metres"): mgrs(point),
        _("Plus code"): plus_code(point),
    }
    for label, text in notations.items():
        yield Fact(label, text, copied=True)


def _changes(atlas: Atlas, face: str | None) -> Iterator[Fact]:
    """Each time in which the same administered the land, with what happened as it began."""
    own = spells(atlas, face) if face else ()
    if not any(spell.sources for spell in own):
        return
    for spell in own:
        names = names_of(atlas, spell.administrators) if spell.administrators else _("nobody")
        events = _events(atlas, face or "", spell)
        cited = (*spell.sources, *(source for event in events for source in event.sources))
        lasts = span(spell.since, spell.until) or _("on every day of the atlas")
        sentences = (*map(_sentence, spell.notes), *(_sentence(event.title) for event in events))
        yield Fact(
            capital(lasts),
            capital(names),
            tuple(dict.fromkeys(cited)) or BORDERS,
            note=" ".join(sentences),
        )


def _sentence(words: str) -> str:
    return capital(words.rstrip(f".{full_stop()}")) + full_stop()


def _events(atlas: Atlas, face: str, spell: Spell) -> Sequence[Event]:
    """The dated events about a zone of the land that happened on the first day of a spell."""
    _state, zones = atlas.zones_of_face[face]
    return [
        event
        for event in atlas.dossier.timeline.values()
        if spell.since is not None
        and event.date == spell.since
        and set(zones) & set(event.disputes)
    ]


def _beneath(atlas: Atlas, land: Land) -> Iterator[Link]:
    """The features that lie under the point: zones, the innermost first, and the land's holders."""
    if land.face is None or land.held is None:
        return
    zones = (feature_id("zone", zone) for zone in atlas.zones_of_face[land.face][1])
    holders = land.by_viewer[land.look.viewer].holders or land.held.administrators
    for feature in (*zones, *(feature_id("state", code) for code in holders)):
        yield Link(feature, entry_of(atlas, feature).name)


def _near(atlas: Atlas, land: Land, unit: LengthUnit) -> Iterator[Related]:
    """What is near by its kind, with distances; what lies beneath is not near."""
    zones = atlas.zones_of_face[land.face][1] if land.face else ()
    beneath = {feature_id("zone", zone) for zone in zones}
    found = [one for one in near(atlas, land.around) if one.feature not in beneath]
    reach = length_words(NEAR_KM, unit)
    for kind, title in _NEAR.items():
        own = (one for one in found if FeatureId.parse(one.feature).kind == kind)
        links = tuple(_far(atlas, one, unit) for one in own)
        related = Related(_(title, distance=reach), links)
        if related.links:
            yield related


def _far(atlas: Atlas, one: Near, unit: LengthUnit) -> Link:
    """A way to what is near, its distance beside its name."""
    name = entry_of(atlas, one.feature).name
    return Link(one.feature, commas((name, length_words(one.distance_km, unit))))
