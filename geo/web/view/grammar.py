"""The view: everything a link carries, as one frozen value, and its way to a query string and back.

The grammar is canonical: `format_view` leaves defaults out and writes keys in one order, so a
view has exactly one address, and `parse_view` accepts any string without raising.
"""

import math
import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, Protocol, get_args
from urllib.parse import parse_qsl, quote

from geo.i18n.languages import ENGLISH, N_, _, languages
from geo.layers.atlas import EXERCISE_DAY
from geo.layers.worldview import DE_FACTO, FIRST_DAY
from geo.maps.style.tokens import Theme

GRAMMAR_VERSION = "2"

Roles = Literal["sourced", "article"]
Split = Literal["swipe", "side"]

MIN_ZOOM, MAX_ZOOM = 2.0, 13.0
MAX_LATITUDE = 85.0
MAX_RINGS, MAX_RADIUS_KM = 4, 5000
_RINGS_WANTED = N_("expected up to {rings} whole kilometres from 1 to {radius_km}, such as 50,100")
_LIMITS = {"first_day": FIRST_DAY, "rings": MAX_RINGS, "radius_km": MAX_RADIUS_KM}

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# A layer, and from 5 to 95 per cent; what is drawn in full is not named.
_OPACITY = re.compile(r"([a-z-]+):([5-9]|[1-8][0-9]|9[0-5])")
_FEATURE_ID = re.compile(r"[a-z]{1,20}:[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


@dataclass(frozen=True)
class Position:
    """Where the map looks: centre in degrees (EPSG:4326) and Web Mercator zoom level."""

    lat: float
    lon: float
    zoom: float


@dataclass(frozen=True)
class Comparison:
    """The second map of a comparison: another viewer, another day, or both.

    None stands for what the first map shows; one of the two differs from it.
    """

    as_: str | None = None
    on: date | None = None


@dataclass(frozen=True)
class View:
    """What the reader sees. `None` or an empty tuple means the page's own default.

    `opacity` gives, by layer, the percentage of those that are not drawn in full. `as_` is the
    viewer as drawn by whom the borders are shown, `on` the day, `step` that of the story, `only`
    the filters of the claims, such as `verdict:contested`. Without a `theme` a page follows the
    system of its reader, and a picture is light.
    """

    position: Position | None = None
    layers: tuple[str, ...] | None = None
    opacity: tuple[tuple[str, int], ...] = ()
    as_: str = DE_FACTO
    on: date = EXERCISE_DAY
    compare: Comparison | None = None
    split: Split = "swipe"
    step: str | None = None
    only: tuple[str, ...] = ()
    selection: str | None = None
    basemap: str = "atlas"
    roles: Roles = "sourced"
    ring_radii_km: tuple[int, ...] | None = None
    theme: Theme | None = None
    lang: str = ENGLISH

    def visible(self, at_first: tuple[str, ...]) -> tuple[str, ...]:
        """The layers that are on; those of the page at first, where the reader chose none."""
        return at_first if self.layers is None else self.layers

    @property
    def look(self) -> tuple[str, date]:
        """The viewer and the day of the first map."""
        return self.as_, self.on

    @property
    def other_look(self) -> tuple[str, date] | None:
        """The viewer and the day of the second map; None where nothing is compared."""
        if self.compare is None:
            return None
        return self.compare.as_ or self.as_, self.compare.on or self.on


@dataclass(frozen=True)
class Choices:
    """What a page lets a link choose from: its layers, the basemaps, the features that exist.

    `viewers` are those by whom borders can be drawn; days run from FIRST_DAY to `last_day`. `steps`
    are those of the story; `filters` are those that claims can be filtered by.
    """

    layers: tuple[str, ...]
    basemaps: tuple[str, ...]
    features: Container[str]
    viewers: Container[str]
    last_day: date
    steps: Container[str] = ()
    filters: Container[str] = ()


def read_query(text: str) -> dict[str, str]:
    """The keys and values of a query string; of a key that is given twice, the last value."""
    return dict(parse_qsl(text, keep_blank_values=True))


class _Parser(Protocol):
    def __call__(self, raw: str, choices: Choices, /) -> object: ...


def parse_view(query: Mapping[str, str], choices: Choices) -> tuple[View, tuple[str, ...]]:
    """The view that `query` asks for, and a sentence for each value that had to be set aside.

    Unknown keys are ignored. A bad value falls back to its default; nothing raises.
    """
    notices: list[str] = []

    def read(key: str, parse: _Parser, wanted: str) -> object:
        raw = query.get(key)
        if raw is None:
            return None
        value = parse(raw, choices)
        if value is None:
            notices.append(set_aside(key, raw, wanted))
        return value

    values = {field: read(key, parse, wanted) for key, field, parse, wanted in GRAMMAR}
    present = {field: value for field, value in values.items() if value is not None}
    view = _without_own_comparison(View(**present), notices)  # type: ignore[arg-type]
    return view, tuple(notices)


def set_aside(key: str, raw: str, wanted: str = _RINGS_WANTED) -> str:
    """The sentence that says which value was set aside, and what was expected instead."""
    value, expected = f"{key}={_shown(raw)}", _(wanted, **_LIMITS)
    return _("{value} cannot be used: {wanted}.", value=value, wanted=expected)


def _without_own_comparison(view: View, notices: list[str]) -> View:
    """Leaves out of a comparison what is the same on both maps, and one that is all the same."""
    if view.compare is None:
        return replace(view, split="swipe")
    as_ = view.compare.as_ if view.compare.as_ != view.as_ else None
    on = view.compare.on if view.compare.on != view.on else None
    if as_ is None and on is None:
        notices.append(_("cmp cannot be used: both maps would be the same; choose another."))
        return replace(view, compare=None, split="swipe")
    return replace(view, compare=Comparison(as_, on))


def format_view(view: View) -> str:
    """The canonical query string of `view`, without the question mark; '' for the default view."""
    pairs = [(key, write(view)) for key, write in _WRITERS]
    given = [(key, value) for key, value in pairs if value is not None]
    if given:
        given.append(("v", GRAMMAR_VERSION))
    return "&".join(f"{key}={quote(value, safe=',:.-')}" for key, value in given)


def _unless(default: str, value: str) -> str | None:
    return None if value == default else value


def _joined(values: tuple[object, ...] | None) -> str | None:
    return None if values is None else ",".join(str(value) for value in values)


# The keys of an address in their order, and how each is written; None leaves it out.
_WRITERS: tuple[tuple[str, Callable[[View], str | None]], ...] = (
    ("at", lambda view: format_position(view.position) if view.position else None),
    ("layers", lambda view: _joined(view.layers)),
    (
        "opacity",
        lambda view: _joined(tuple(f"{name}:{share}" for name, share in view.opacity)) or None,
    ),
    ("as", lambda view: _unless(DE_FACTO, view.as_)),
    ("on", lambda view: _unless(EXERCISE_DAY.isoformat(), view.on.isoformat())),
    ("cmp", lambda view: format_comparison(view.compare) if view.compare else None),
    ("split", lambda view: _unless("swipe", view.split) if view.compare else None),
    ("step", lambda view: view.step),
    ("only", lambda view: _joined(view.only) if view.only else None),
    ("sel", lambda view: view.selection),
    ("base", lambda view: _unless("atlas", view.basemap)),
    ("roles", lambda view: _unless("sourced", view.roles)),
    ("rings", lambda view: _joined(view.ring_radii_km)),
    ("theme", lambda view: view.theme),
    ("lang", lambda view: _unless(ENGLISH, view.lang)),
)


def format_position(position: Position) -> str:
    """`lat,lon,zoom` with four decimals (about 10 m) and two for the zoom, zeros left out."""
    lat, lon, zoom = round(position.lat, 4), round(position.lon, 4), round(position.zoom, 2)
    return ",".join(_plain(number) for number in (lat, lon, zoom))


def format_comparison(comparison: Comparison) -> str:
    """The viewer and the day of a comparison, as far as given, joined by a comma."""
    day = comparison.on.isoformat() if comparison.on else ""
    return ",".join(part for part in (comparison.as_ or "", day) if part)


def _plain(number: float) -> str:
    return f"{number + 0.0:.4f}".rstrip("0").rstrip(".")


def _shown(raw: str) -> str:
    return f"“{raw[:40]}…”" if len(raw) > 40 else f"“{raw}”"


def _position(raw: str, _choices: Choices) -> Position | None:
    try:
        lat, lon, zoom = (float(part) for part in raw.split(","))
    except ValueError:
        return None
    if not all(math.isfinite(number) for number in (lat, lon, zoom)):
        return None
    if abs(lat) > MAX_LATITUDE or abs(lon) > 180 or not MIN_ZOOM <= zoom <= MAX_ZOOM:
        return None
    # Adding zero turns -0.0 into 0.0, so that equal views have equal addresses.
    return Position(round(lat, 4) + 0.0, round(lon, 4) + 0.0, round(zoom, 2))


def _layers(raw: str, choices: Choices) -> tuple[str, ...] | None:
    names = tuple(dict.fromkeys(name for name in raw.split(",") if name))
    return names if all(name in choices.layers for name in names) else None


def _opacity(raw: str, choices: Choices) -> tuple[tuple[str, int], ...] | None:
    found = [_OPACITY.fullmatch(part) for part in raw.split(",") if part]
    shares = {match[1]: int(match[2]) for match in found if match}
    good = len(shares) == len(found) and all(name in choices.layers for name in shares)
    return tuple(sorted(shares.items())) if good else None


def _selection(raw: str, choices: Choices) -> str | None:
    return raw if _FEATURE_ID.fullmatch(raw) and raw in choices.features else None


def _viewer(raw: str, choices: Choices) -> str | None:
    return raw if raw in choices.viewers else None


def _day(raw: str, choices: Choices) -> date | None:
    try:
        # The year is written with four digits, so that a day has one spelling.
        day = date.fromisoformat(raw) if _DAY.fullmatch(raw) else None
    except ValueError:
        return None
    return day if day and FIRST_DAY <= day <= choices.last_day else None


def _comparison(raw: str, choices: Choices) -> Comparison | None:
    first, comma, second = raw.partition(",")
    if comma:
        as_, on = _viewer(first, choices), _day(second, choices)
        return Comparison(as_, on) if as_ and on else None
    as_, on = _viewer(first, choices), _day(first, choices)
    return Comparison(as_, on) if as_ or on else None


def _split(raw: str, _choices: Choices) -> str | None:
    return raw if raw in get_args(Split) else None


def _step(raw: str, choices: Choices) -> str | None:
    return raw if raw in choices.steps else None


def _only(raw: str, choices: Choices) -> tuple[str, ...] | None:
    wanted = tuple(dict.fromkeys(part for part in raw.split(",") if part))
    kinds = {part.partition(":")[0] for part in wanted}
    good = all(part in choices.filters for part in wanted) and len(kinds) == len(wanted)
    return tuple(sorted(wanted)) if good else None


def _basemap(raw: str, choices: Choices) -> str | None:
    return raw if raw in choices.basemaps else None


def _roles(raw: str, _choices: Choices) -> str | None:
    return raw if raw in get_args(Roles) else None


def _theme(raw: str, _choices: Choices) -> str | None:
    return raw if raw in get_args(Theme) else None


def _lang(raw: str, _choices: Choices) -> str | None:
    return raw if raw in languages() else None


def _ring_radii_km(raw: str, _choices: Choices) -> tuple[int, ...] | None:
    return parse_radii(raw)


def parse_radii(raw: str) -> tuple[int, ...] | None:
    """The radii in kilometres that `raw` lists, sorted; None where it does not list them."""
    parts = [part.strip() for part in raw.split(",") if part.strip()]
    if len(parts) > MAX_RINGS or not all(re.fullmatch(r"[0-9]{1,4}", part) for part in parts):
        return None
    radii = tuple(sorted({int(part) for part in parts}))
    return radii if all(1 <= radius <= MAX_RADIUS_KM for radius in radii) else None


# Each key of an address: the field of the view, how it is read, and what is expected of it.
GRAMMAR = (
    ("at", "position", _position, N_("expected lat,lon,zoom, such as 37.47,69.38,9")),
    ("layers", "layers", _layers, N_("it names a layer that this page does not have")),
    (
        "opacity",
        "opacity",
        _opacity,
        N_("expected layers of this page with 5 to 95 per cent, such as zones:50"),
    ),
    (
        "as",
        "as_",
        _viewer,
        N_("unknown point of view; expected defacto, UN or a state such as IND"),
    ),
    ("on", "on", _day, N_("expected a day from {first_day} to today, such as 2020-09-21")),
    ("cmp", "compare", _comparison, N_("expected a viewer, a day or both, such as PAK,2024-01-01")),
    ("split", "split", _split, N_("expected swipe or side")),
    ("step", "step", _step, N_("the story has no such step")),
    ("only", "only", _only, N_("expected one topic, verdict or state, such as verdict:contested")),
    (
        "sel",
        "selection",
        _selection,
        N_("no such feature; expected kind:id, such as place:farkhor"),
    ),
    ("base", "basemap", _basemap, N_("no such basemap")),
    ("roles", "roles", _roles, N_("expected sourced or article")),
    (
        "rings",
        "ring_radii_km",
        _ring_radii_km,
        _RINGS_WANTED,
    ),
    ("theme", "theme", _theme, N_("expected light, dark or contrast")),
    ("lang", "lang", _lang, N_("the atlas does not speak it; expected en, ru or ur")),
)
