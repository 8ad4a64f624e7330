"""The list beside the map: its full twin, the same features by name, in groups."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from geo.dossier import Dispute
from geo.layers.atlas import Atlas
from geo.layers.gazetteer import dispute_feature
from geo.layers.measures import measures
from geo.layers.states import roles
from geo.layers.zones import administrators_on, drawn_as, mapped_lines
from geo.web.card import kilometres
from geo.web.cards.disputes import names_of
from geo.web.cards.states import ROLES
from geo.web.pages import PageText
from geo.web.view import View


@dataclass(frozen=True)
class Item:
    """A feature in the list: its id, its name, and a word about it."""

    id: str
    name: str
    detail: str = ""


@dataclass(frozen=True)
class Group:
    """Features under one heading."""

    title: str
    items: tuple[Item, ...]


def groups(atlas: Atlas, page: PageText, view: View) -> tuple[Group, ...]:
    """The groups that the page's map shows, none of them empty."""
    made = (group for name in page.lists for group in _GROUPS[name](atlas, page, view))
    return tuple(group for group in made if group.items)


def _states(atlas: Atlas, _page: PageText, view: View) -> Iterable[Group]:
    chosen, other = roles(atlas, view.roles), "article" if view.roles == "sourced" else "sourced"
    elsewhere = roles(atlas, other)
    for role, title in ROLES.items():
        items = tuple(
            Item(f"state:{code}", state.name, _difference(role, elsewhere.get(code, ""), other))
            for code, state in atlas.dossier.states.items()
            if chosen.get(code, "") == role and (role or code in elsewhere)
        )
        yield Group(title, items)


def _difference(role: str, elsewhere: str, other: str) -> str:
    account = "article" if other == "article" else "other sources"
    return "" if role == elsewhere else f"{account}: {ROLES[elsewhere].lower()}"


def _zones(atlas: Atlas, _page: PageText, view: View) -> Iterable[Group]:
    zones = [zone for zone in atlas.dossier.disputes.values() if zone.geometry_kind != "line"]
    yield Group("Disputed zones", tuple(_zone(atlas, zone, view) for zone in zones))


def _zone(atlas: Atlas, zone: Dispute, view: View) -> Item:
    feature = dispute_feature(zone)
    name = atlas.dossier.former_name(feature, view.on) or zone.name
    if zone.geometry_kind == "sea":
        return Item(feature, name, "sea")
    administrators = administrators_on(atlas, zone.id, view.on)
    detail = f"administered by {names_of(atlas, administrators)}"
    drawn = drawn_as(atlas, zone.id, *view.look)
    if zone.id in atlas.mapped_zones and set(drawn) != set(administrators):
        detail += f", drawn as {names_of(atlas, drawn)}"
    return Item(feature, name, detail)


def _lines(atlas: Atlas, _page: PageText, _view: View) -> Iterable[Group]:
    drawn = {line.id for line in mapped_lines(atlas)}
    items = tuple(
        Item(
            dispute_feature(line),
            line.name,
            line.type.replace("-", " ") + ("" if line.id in drawn else ", not drawn"),
        )
        for line in atlas.dossier.disputes.values()
        if line.geometry_kind == "line"
    )
    yield Group("Disputed lines", items)


def _places(atlas: Atlas, page: PageText, _view: View) -> Iterable[Group]:
    records = (atlas.dossier.places[name] for name in page.places)
    items = tuple(
        Item(f"place:{place.id}", place.name, place.kind.replace("-", " ")) for place in records
    )
    yield Group("Places", items)


def _measures(atlas: Atlas, page: PageText, view: View) -> Iterable[Group]:
    known = measures(atlas, *view.look)
    items = tuple(
        Item(f"measure:{name}", known[name].name, kilometres(known[name].gap.distance_km))
        for name in page.measures
    )
    yield Group("Distances", items)


_GROUPS: Mapping[str, Callable[[Atlas, PageText, View], Iterable[Group]]] = {
    "states": _states,
    "zones": _zones,
    "lines": _lines,
    "places": _places,
    "measures": _measures,
}
