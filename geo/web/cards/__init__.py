"""The card of each kind of feature: its facts from the dossier and the measurements."""

from collections.abc import Callable, Mapping

from geo.layers.atlas import Atlas
from geo.web.card import Card
from geo.web.cards.cities import city_card
from geo.web.cards.disputes import line_card, zone_card
from geo.web.cards.measures import measure_card
from geo.web.cards.places import place_card
from geo.web.cards.states import state_card
from geo.web.view import View

CARDS: Mapping[str, Callable[[Atlas, str, View], Card]] = {
    "state": state_card,
    "zone": zone_card,
    "line": line_card,
    "place": place_card,
    "measure": measure_card,
    "city": city_card,
}


def card_of(atlas: Atlas, feature: str, view: View) -> Card:
    """The card of a feature of the gazetteer, `kind:id`, for the viewer and day of `view`.

    Raises KeyError for any other feature.
    """
    kind, _, name = feature.partition(":")
    return CARDS[kind](atlas, name, view)
