"""The view: everything a link carries, as one frozen value, and its way to a query string and back.

The grammar is canonical: `format_view` leaves defaults out and writes keys in one order, so a
view has exactly one address, and `parse_view` accepts any string without raising.
"""

import math
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol, get_args
from urllib.parse import quote

GRAMMAR_VERSION = "1"

Roles = Literal["sourced", "article"]

MIN_ZOOM, MAX_ZOOM = 2.0, 13.0
MAX_LATITUDE = 85.0
MAX_RINGS, MAX_RADIUS_KM = 4, 5000
RINGS_WANTED = (
    f"expected up to {MAX_RINGS} whole kilometres from 1 to {MAX_RADIUS_KM}, such as 50,100"
)

_FEATURE_ID = re.compile(r"[a-z]{1,20}:[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


@dataclass(frozen=True)
class Position:
    """Where the map looks: centre in degrees (EPSG:4326) and Web Mercator zoom level."""

    lat: float
    lon: float
    zoom: float


@dataclass(frozen=True)
class View:
    """What the reader sees. `None` or an empty tuple means the page's own default."""

    position: Position | None = None
    layers: tuple[str, ...] | None = None
    selection: str | None = None
    basemap: str = "atlas"
    roles: Roles = "sourced"
    ring_radii_km: tuple[int, ...] | None = None


@dataclass(frozen=True)
class Choices:
    """What a page lets a link choose from: its layers, the basemaps, the features that exist."""

    layers: tuple[str, ...]
    basemaps: tuple[str, ...]
    features: Container[str]


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
            notices.append(f"{key}={_shown(raw)} was set aside: {wanted}.")
        return value

    values = {field: read(key, parse, wanted) for key, field, parse, wanted in _GRAMMAR}
    present = {field: value for field, value in values.items() if value is not None}
    return View(**present), tuple(notices)  # type: ignore[arg-type]


def format_view(view: View) -> str:
    """The canonical query string of `view`, without the question mark; '' for the default view."""
    parts: list[tuple[str, str]] = []
    if view.position is not None:
        parts.append(("at", format_position(view.position)))
    if view.layers is not None:
        parts.append(("layers", ",".join(view.layers)))
    if view.selection is not None:
        parts.append(("sel", view.selection))
    if view.basemap != "atlas":
        parts.append(("base", view.basemap))
    if view.roles != "sourced":
        parts.append(("roles", view.roles))
    if view.ring_radii_km is not None:
        parts.append(("rings", ",".join(str(radius) for radius in view.ring_radii_km)))
    if parts:
        parts.append(("v", GRAMMAR_VERSION))
    return "&".join(f"{key}={quote(value, safe=',:.-')}" for key, value in parts)


def format_position(position: Position) -> str:
    """`lat,lon,zoom` with four decimals (about 10 m) and two for the zoom, zeros left out."""
    lat, lon, zoom = round(position.lat, 4), round(position.lon, 4), round(position.zoom, 2)
    return ",".join(_plain(number) for number in (lat, lon, zoom))


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


def _selection(raw: str, choices: Choices) -> str | None:
    return raw if _FEATURE_ID.fullmatch(raw) and raw in choices.features else None


def _basemap(raw: str, choices: Choices) -> str | None:
    return raw if raw in choices.basemaps else None


def _roles(raw: str, _choices: Choices) -> str | None:
    return raw if raw in get_args(Roles) else None


def _ring_radii_km(raw: str, _choices: Choices) -> tuple[int, ...] | None:
    return parse_radii(raw)


def parse_radii(raw: str) -> tuple[int, ...] | None:
    """The radii in kilometres that `raw` lists, sorted; None where it does not list them."""
    parts = [part.strip() for part in raw.split(",") if part.strip()]
    if len(parts) > MAX_RINGS or not all(re.fullmatch(r"[0-9]{1,4}", part) for part in parts):
        return None
    radii = tuple(sorted({int(part) for part in parts}))
    return radii if all(1 <= radius <= MAX_RADIUS_KM for radius in radii) else None


_GRAMMAR = (
    ("at", "position", _position, "expected lat,lon,zoom, such as 37.47,69.38,9"),
    ("layers", "layers", _layers, "it names a layer that this page does not have"),
    ("sel", "selection", _selection, "no such feature; expected kind:id, such as place:farkhor"),
    ("base", "basemap", _basemap, "no such basemap"),
    ("roles", "roles", _roles, "expected sourced or article"),
    (
        "rings",
        "ring_radii_km",
        _ring_radii_km,
        RINGS_WANTED,
    ),
)
