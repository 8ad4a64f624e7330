"""Cards of cities: their names and population."""

from babel.numbers import format_decimal

from geo.layers import reference
from geo.layers.atlas import Atlas
from geo.web.card import Card, Fact, Link, degrees
from geo.web.view import View

SOURCE = ("geonames",)


def city_card(atlas: Atlas, name: str, _view: View) -> Card:
    """The card of a city by its id in cities.parquet."""
    city = reference.city(atlas, name)
    point = city.geometry
    facts = [
        Fact("Population", format_decimal(int(city["population"]), locale="en"), SOURCE),
        Fact("Position", degrees(point.y, point.x), SOURCE),
    ]
    if city["names"]:
        facts.append(Fact("Also called", str(city["names"]).replace(";", ", "), SOURCE))
    kicker = "Capital" if city["capital"] else "City"
    state = str(city["state"])
    links = (Link(f"state:{state}", atlas.state_name(state)),)
    kicker = f"{kicker} · {atlas.state_name(state)}"
    return Card(f"city:{name}", str(city["name"]), kicker, tuple(facts), links)
