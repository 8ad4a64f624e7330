"""The legend: the switches of the map's layers, each with the marks that it shows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from geo.i18n.languages import N_, _, commas, spelled
from geo.layers.atlas import Atlas
from geo.layers.boundaries import BOUNDARY_WORDS, boundary_types
from geo.layers.states import roles
from geo.layers.ties import GROUPS as TIE_GROUPS
from geo.layers.worldview import Look, holdings
from geo.maps.style.tokens import NO_POSITION, SYMBOLS, claim_token, strength_class
from geo.maps.web.scene import BOUNDARY_STYLES
from geo.web.content.cards.states import ROLES
from geo.web.content.lists import TIE_TITLES
from geo.web.view.model import View
from geo.web.view.pages import PageText

TITLES: Mapping[str, str] = {
    "states": N_("States"),
    "zones": N_("Disputed zones"),
    "borders": N_("Borders"),
    "places": N_("Places"),
    "extents": N_("Accuracy of locations"),
    "measures": N_("Distances"),
    "rings": N_("Range rings"),
    "cities": N_("Cities"),
    "water": N_("Lakes, rivers, seas"),
    "graticule": N_("Graticule"),
    "ties": N_("Relations"),
    **{f"ties-{group}": title for group, title in TIE_TITLES.items()},
}

# The sign at the name of a state whose role is told differently.
DIFFERS = "differs"
# How closely the sources of a tie were read, as the width of its line says, by `confidence`.
STRENGTHS: Mapping[str, str] = {
    "read": N_("all sources checked"),
    "mixed": N_("some sources checked"),
}


@dataclass(frozen=True)
class Mark:
    """One sample and what it means; `style` sets colours that depend on the data.

    `shows` is the class or sign on the map that it explains: the map hides what is not in view.
    """

    swatch: str
    label: str
    shows: str
    style: str = ""


@dataclass(frozen=True)
class Switch:
    """A layer's switch and its marks; without a name, marks only."""

    name: str
    title: str
    visible: bool
    marks: tuple[Mark, ...]


_Marks = Callable[[Atlas, PageText, View], tuple[Mark, ...]]


def switches(atlas: Atlas, page: PageText, view: View) -> tuple[Switch, ...]:
    """The switches of a page, in its order, with exactly the marks its map can show."""
    shown = view.visible(page.shown)
    every = tuple(
        Switch(name, _(TITLES[name]), name in shown, _marks(atlas, page, view, name))
        for name in page.layers
    )
    return (*every, _strengths()) if page.all_ties else every


def _strengths() -> Switch:
    """What the width of a tie says."""
    marks = (
        Mark(f"line tie-alliances {strength_class(code)}", _(words), strength_class(code))
        for code, words in STRENGTHS.items()
    )
    return Switch("", _("Line width"), True, tuple(marks))


def _marks(atlas: Atlas, page: PageText, view: View, name: str) -> tuple[Mark, ...]:
    make = _MARKS.get(name)
    return make(atlas, page, view) if make else ()


def _states(atlas: Atlas, page: PageText, view: View) -> tuple[Mark, ...]:
    if not page.roles:
        return _tints()
    used = set(roles(atlas, view.roles).values())
    marks = (
        Mark(f"fill-{role}", _(label), f"role-{role}")
        for role, label in ROLES.items()
        if role and role in used
    )
    sign = Mark("sign", _("the article and other sources differ"), DIFFERS)
    return (*marks, sign, *_tints())


def _tints() -> tuple[Mark, ...]:
    """Land of those who have a say in some dispute; who it is stands on the land itself."""
    return (Mark("tint", _("each state has its own tint"), "tint"),)


def _zones(atlas: Atlas, _page: PageText, view: View) -> tuple[Mark, ...]:
    held = [holding for look in _looks(view) for holding in holdings(atlas, look).values()]
    claimants = {code for holding in held if holding.disputed for code in holding.parties}
    marks = (
        Mark(
            "hatch",
            atlas.state_name(code),
            f"claimant-{code}",
            f"--claimant:var({claim_token(code)})",
        )
        for code in sorted(claimants, key=atlas.state_name)
    )
    moved = Mark("moved", _("drawn differently from actual control"), "moved")
    dotted = Mark("dots", _("disputed; no position of this viewer found"), NO_POSITION)
    return (
        Mark("hatch hatch-two", _("stripes: disputed, one colour per party"), "hatch"),
        *((moved,) if any(holding.moved for holding in held) else ()),
        *((dotted,) if any(holding.status == "unknown" for holding in held) else ()),
        *marks,
    )


def _borders(atlas: Atlas, _page: PageText, view: View) -> tuple[Mark, ...]:
    """The types of boundary that the view has, each by its stroke on the map."""
    shown = {kind for look in _looks(view) for kind in boundary_types(atlas, look).values()}
    styles: dict[str, list[str]] = {}
    for kind, words in BOUNDARY_WORDS.items():
        if kind in shown:
            styles.setdefault(BOUNDARY_STYLES[kind], []).append(_(words))
    return tuple(
        Mark(f"line {style}", _(" or ").join(words), style) for style, words in styles.items()
    )


def _looks(view: View) -> tuple[Look, ...]:
    return (view.look,) if view.other_look is None else (view.look, view.other_look)


def _places(atlas: Atlas, page: PageText, _view: View) -> tuple[Mark, ...]:
    symbols: dict[str, list[str]] = {}
    for name in page.places:
        kind = atlas.dossier.places[name].kind
        kinds = symbols.setdefault(SYMBOLS[kind], [])
        if kind not in kinds:
            kinds.append(kind)
    return tuple(
        Mark(
            f"symbol symbol-{symbol}",
            commas(spelled(kind) for kind in kinds),
            f"symbol-{symbol}",
        )
        for symbol, kinds in symbols.items()
    )


def _one(swatch: str, label: str, shows: str) -> _Marks:
    return lambda _atlas, _page, _view: (Mark(swatch, _(label), shows),)


def _kinds(group: str, kinds: Sequence[str]) -> _Marks:
    return lambda _atlas, _page, _view: (
        Mark(f"line tie-{group}", commas(spelled(kind) for kind in kinds), f"tie-{group}"),
    )


_MARKS: Mapping[str, _Marks] = {
    "states": _states,
    "zones": _zones,
    "borders": _borders,
    "places": _places,
    "extents": _one("extent", N_("location known only to within this circle"), "extent"),
    "measures": _one("line line-measure", N_("geodesic, with its length"), "measure"),
    "rings": _one("line line-ring", N_("all points at that distance"), "ring"),
    "ties": _one("line tie-alliances", N_("of what is selected"), "tie"),
    **{f"ties-{group}": _kinds(group, kinds) for group, kinds in TIE_GROUPS.items()},
}
