"""The card of each kind of feature: its facts from the dossier and the measurements."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from geo.dossier.feature_id import FeatureId
from geo.i18n.languages import N_, _
from geo.layers.atlas import Atlas
from geo.layers.frames.pairs import pair_of_ties
from geo.layers.gazetteer import gazetteer
from geo.layers.members import members, touching
from geo.web.content.cards.card import Card, Link, Related, render_card
from geo.web.content.cards.cities import city_card
from geo.web.content.cards.claims import claim_card
from geo.web.content.cards.disputes import line_card, zone_card
from geo.web.content.cards.measures import measure_card
from geo.web.content.cards.pairs import pair_card
from geo.web.content.cards.places import place_card
from geo.web.content.cards.points import point_card
from geo.web.content.cards.states import state_card
from geo.web.content.cards.stories import event_card, exercise_card, tie_card
from geo.web.view.model import View

CARDS: Mapping[str, Callable[[Atlas, str, View], Card]] = {
    "state": state_card,
    "zone": zone_card,
    "line": line_card,
    "place": place_card,
    "measure": measure_card,
    "city": city_card,
    "point": point_card,
    "claim": claim_card,
    "exercise": exercise_card,
    "event": event_card,
    "tie": tie_card,
    "pair": pair_card,
}

_TITLES = {
    "claim": N_("Claims"),
    "event": N_("Events"),
    "exercise": N_("Exercises"),
    "tie": N_("Relations"),
}


def card_of(atlas: Atlas, feature: str, view: View) -> Card:
    """The card of a point or of a feature of the gazetteer for the viewer and day of `view`.

    Raises KeyError for any other feature.
    """
    kind, name = FeatureId.parse(feature)
    card = CARDS[kind](atlas, name, view)
    return replace(
        card,
        links=card.links or _members(atlas, feature),
        related=card.related or _related_items(atlas, feature),
    )


def card_html(atlas: Atlas, feature: str, view: View) -> str:
    """The card of a feature as HTML. Raises KeyError as `card_of`."""
    return render_card(card_of(atlas, feature, view), atlas.dossier.sources)


def _members(atlas: Atlas, feature: str) -> tuple[Link, ...]:
    own = (*_pair(atlas, feature), *members(atlas).get(feature, ()))
    return tuple(Link(member, gazetteer(atlas)[member].name) for member in own)


def _pair(atlas: Atlas, feature: str) -> tuple[str, ...]:
    """Of a tie, all between its two states."""
    kind, name = FeatureId.parse(feature)
    pair = pair_of_ties(atlas).get(name) if kind == "tie" else None
    return (pair.feature,) if pair else ()


def _related_items(atlas: Atlas, feature: str) -> tuple[Related, ...]:
    """The claims, events, exercises and ties that are about the feature, by kind."""

    def of(kind: str) -> Iterator[Link]:
        for other in touching(atlas).get(feature, ()):
            if FeatureId.parse(other).kind == kind:
                yield Link(other, gazetteer(atlas)[other].name)

    found = (Related(_(title), tuple(of(kind))) for kind, title in _TITLES.items())
    return tuple(related for related in found if related.links)
