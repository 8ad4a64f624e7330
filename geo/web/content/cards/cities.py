"""Cards of cities: their names and population."""

from geo.dossier.feature_id import feature_id
from geo.i18n.formats import degrees
from geo.i18n.languages import _, commas, number
from geo.layers.atlas import Atlas
from geo.layers.frames import reference
from geo.layers.frames.geometry_sources import CITIES
from geo.web.content.cards.card import Card, Fact, Link
from geo.web.content.cards.names import former_names
from geo.web.view.model import View

SOURCE = (CITIES,)


def city_card(atlas: Atlas, name: str, view: View) -> Card:
    """The card of a city by its id in cities.parquet, titled as it was called on the day."""
    city = reference.city(atlas, name)
    point = city.geometry
    facts = [
        Fact(_("Population"), number(city.population), SOURCE),
        Fact(_("Position"), degrees(point.y, point.x), SOURCE),
    ]
    facts.extend(former_names(atlas, feature_id("city", name)))
    if city.names:
        facts.append(Fact(_("Also called"), commas(city.names.split(";")), SOURCE))
    kicker = _("Capital") if city.capital else _("City")
    state = atlas.state_name(city.state)
    links = (Link(feature_id("state", city.state), state),)
    kicker = f"{kicker} · {state}"
    title = atlas.dossier.former_name(feature_id("city", name), view.day) or _(city.name)
    return Card(feature_id("city", name), title, kicker, tuple(facts), links)
