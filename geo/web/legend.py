"""The legend: the switches of the map's layers, each with the marks that it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geo.layers.atlas import Atlas
from geo.layers.states import roles
from geo.layers.worldview import claimant_sets
from geo.maps.style import SYMBOLS, claimant_colour
from geo.web.cards.states import ROLES
from geo.web.pages import PageText
from geo.web.view import View

TITLES: Mapping[str, str] = {
    "states": "States",
    "zones": "Disputed zones",
    "borders": "Borders",
    "places": "Places",
    "extents": "Precision",
    "measures": "Distances",
    "rings": "Range rings",
    "cities": "Cities",
    "water": "Lakes, rivers, seas",
    "graticule": "Graticule",
}


@dataclass(frozen=True)
class Mark:
    """One sample and what it means; `style` sets colours that depend on the data."""

    swatch: str
    label: str
    style: str = ""


@dataclass(frozen=True)
class Switch:
    """A layer's switch and its marks."""

    name: str
    title: str
    visible: bool
    marks: tuple[Mark, ...]


def switches(atlas: Atlas, page: PageText, view: View) -> tuple[Switch, ...]:
    """The switches of a page, in its order, with exactly the marks its map can show."""
    shown = page.shown if view.layers is None else view.layers
    return tuple(
        Switch(name, TITLES[name], name in shown, _marks(atlas, page, view, name))
        for name in page.layers
    )


def _marks(atlas: Atlas, page: PageText, view: View, name: str) -> tuple[Mark, ...]:
    make = _MARKS.get(name)
    return make(atlas, page, view) if make else ()


def _states(atlas: Atlas, page: PageText, view: View) -> tuple[Mark, ...]:
    if not page.roles:
        return ()
    used = set(roles(atlas, view.roles).values())
    marks = (Mark(f"fill-{role}", label) for role, label in ROLES.items() if role and role in used)
    return (*marks, Mark("sign", "the article and other sources differ"))


def _zones(atlas: Atlas, _page: PageText, _view: View) -> tuple[Mark, ...]:
    claimants = dict.fromkeys(code for codes in claimant_sets(atlas) for code in codes)
    marks = (
        Mark("hatch", atlas.state_name(code), f"--claimant:{claimant_colour(code)}")
        for code in claimants
    )
    return (Mark("hatch hatch-two", "stripes in the claimants’ colours"), *marks)


def _borders(_atlas: Atlas, _page: PageText, _view: View) -> tuple[Mark, ...]:
    return (
        Mark("line line-international", "international"),
        Mark("line line-disputed", "not recognised by one side"),
        Mark("line line-undelimited", "not delimited"),
        Mark("line line-control", "line of control"),
        Mark("line line-claim", "between administrations in a dispute"),
        Mark("line line-zone", "edge of a zone"),
    )


def _places(atlas: Atlas, page: PageText, _view: View) -> tuple[Mark, ...]:
    symbols: dict[str, list[str]] = {}
    for name in page.places:
        kind = atlas.dossier.places[name].kind
        kinds = symbols.setdefault(SYMBOLS[kind], [])
        if kind not in kinds:
            kinds.append(kind)
    return tuple(
        Mark(f"symbol symbol-{symbol}", ", ".join(kind.replace("-", " ") for kind in kinds))
        for symbol, kinds in symbols.items()
    )


def _one(swatch: str, label: str) -> Callable[[Atlas, PageText, View], tuple[Mark, ...]]:
    return lambda _atlas, _page, _view: (Mark(swatch, label),)


_MARKS: Mapping[str, Callable[[Atlas, PageText, View], tuple[Mark, ...]]] = {
    "states": _states,
    "zones": _zones,
    "borders": _borders,
    "places": _places,
    "extents": _one("extent", "the place lies within"),
    "measures": _one("line line-measure", "geodesic, with its length"),
    "rings": _one("line line-ring", "all points at that distance"),
}
