"""The keys of an address: KEYS is the only list of them, and of what each one's value looks like.

Python reads and writes addresses by it, `/openapi.json` describes the keys from it, and the map's
script gets it as JSON.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from typing import Any, Generic, TypeVar, get_args

from geo.dossier.dates import day_title
from geo.dossier.served import first_day, home_day
from geo.i18n.languages import N_, _, languages
from geo.layers.feature_id import FEATURE_ID_PATTERN
from geo.layers.marks import MOST_MARKS, Mark
from geo.layers.points.point_id import LATITUDE, LONGITUDE, POINT_PATTERN, Point, fault_of
from geo.maps.style.projections import Projection
from geo.maps.style.tokens import Theme
from geo.web.view.marks import MARK_PATTERN, MOST_SIGNS, read_marks, write_marks
from geo.web.view.model import (
    Comparison,
    Position,
    Roles,
    Split,
    View,
)
from geo.web.view.reading import Letters, Rule

DAY_KEY = "on"
MAX_RINGS = 4
MOST_DAYS = 9
RADIUS_KM = (1, 5000)
OPACITY_PERCENT = (5, 95)
ZOOM = (2.0, 13.0)

# Patterns mean the same in Python and in a browser.
_NUMBER = r"\s*[-+]?(?:[0-9]{1,20}(?:[.][0-9]{0,20})?|[.][0-9]{1,20})\s*"
_VIEWER = "[A-Za-z]{2,9}"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_LAYER = "[a-z][a-z-]*"
# The word for a grid that has a map by every viewer.
_VIEWERS = "as"

T = TypeVar("T")
Bounds = tuple[float | str, float | str | None]


@dataclass(frozen=True)
class Choices:
    """What a page lets a link choose from: its layers, the basemaps, the features that exist.

    `viewers` are those by whom borders can be drawn; days run from the first to `last_day`. `steps`
    are those of the story; `filters` are those that claims can be filtered by.
    """

    layers: tuple[str, ...]
    basemaps: tuple[str, ...]
    features: Container[str]
    viewers: Container[str]
    last_day: date
    steps: Container[str] = ()
    filters: Container[str] = ()


@dataclass(frozen=True)
class Key(Generic[T]):
    """A key of the address: the field of View that it carries, and how that is written and read.

    `pattern` is what a value looks like, or with `many` each part between its commas. `read` gives
    the value of what looks like one, or None where a page has no such; `bounds` are the least and
    the largest of each number in it, and a `dated` key has the first day besides. `hint` says what
    is expected, and `letters` which of them are small; `fault` says what is wrong with a value of
    which more can be said than the hint does, or ''.
    """

    name: str
    field: str
    pattern: str
    hint: str
    read: Callable[[str, Choices], T | None]
    write: Callable[[T], str] = str
    many: bool = False
    bounds: Mapping[str, Bounds] = dataclass_field(default_factory=dict)
    dated: bool = False
    letters: Letters = "small"
    fault: Callable[[str], str] = lambda _raw: ""

    def parse(self, raw: str, choices: Choices) -> T | None:
        """The value that `raw` writes; None where it writes none that the page has."""
        return self.read(raw, choices) if self.rule.matches(raw) else None

    @property
    def rule(self) -> Rule:
        """What a value looks like, and how one is read that is written otherwise."""
        return Rule(self.pattern, self.many, self.letters)

    def value(self, view: View) -> T:
        """What the key carries of `view`."""
        value: T = getattr(view, self.field)
        return value

    def text(self, view: View) -> str | None:
        """The value of the key in the address of `view`; None where it is as at first."""
        value = self.value(view)
        return None if value == self.value(View()) else self.write(value)

    @property
    def limits(self) -> Mapping[str, Bounds]:
        """The bounds, with the days that can be chosen."""
        days: Mapping[str, Bounds] = {"day": (first_day().isoformat(), None)}
        return {**self.bounds, **days} if self.dated else self.bounds

    @property
    def default(self) -> str | None:
        """What stands for an absent key, as it would be written; None where the page decides."""
        value = self.value(View())
        return None if value is None else self.write(value)

    @property
    def expected(self) -> str:
        """The hint in the language that is spoken, its limits filled in."""
        return _(
            self.hint,
            first_day=first_day(),
            first_day_words=day_title(first_day()),
            home_day=home_day(),
            home_day_words=day_title(home_day()),
            home_day_numbers=f"{home_day():%d.%m.%Y}",
            rings=MAX_RINGS,
            days=MOST_DAYS,
            radius_km=RADIUS_KM[1],
            marks=MOST_MARKS,
            signs=MOST_SIGNS,
        )


def _parts(raw: str) -> tuple[str, ...]:
    return tuple(part for part in raw.split(",") if part.strip())


def _within(number: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= number <= bounds[1]


def _position(raw: str, _choices: Choices) -> Position | None:
    lat, lon, zoom = (float(part) for part in raw.split(","))
    if not (_within(lat, LATITUDE) and _within(lon, LONGITUDE) and _within(zoom, ZOOM)):
        return None
    # Adding zero turns -0.0 into 0.0, so that equal views have equal addresses.
    return Position(round(lat, 4) + 0.0, round(lon, 4) + 0.0, round(zoom, 2))


def format_position(position: Position) -> str:
    """`lat,lon,zoom` with four decimals (about 10 m) and two for the zoom, zeros left out."""
    lat, lon, zoom = round(position.lat, 4), round(position.lon, 4), round(position.zoom, 2)
    return ",".join(f"{number + 0.0:.4f}".rstrip("0").rstrip(".") for number in (lat, lon, zoom))


def _layers(raw: str, choices: Choices) -> tuple[str, ...] | None:
    names = tuple(dict.fromkeys(_parts(raw)))
    return names if all(name in choices.layers for name in names) else None


def _opacity(raw: str, choices: Choices) -> tuple[tuple[str, int], ...] | None:
    pairs = [part.split(":") for part in _parts(raw)]
    shares = {name: int(share) for name, share in pairs}
    known = all(name in choices.layers for name in shares)
    good = known and all(_within(share, OPACITY_PERCENT) for share in shares.values())
    return tuple(sorted(shares.items())) if good and len(shares) == len(pairs) else None


def _format_opacity(opacity: tuple[tuple[str, int], ...]) -> str:
    return ",".join(f"{name}:{share}" for name, share in opacity)


def _day(raw: str, choices: Choices) -> date | None:
    try:
        day = date.fromisoformat(raw)
    except ValueError:
        return None
    return day if first_day() <= day <= choices.last_day else None


def _comparison(raw: str, choices: Choices) -> Comparison | None:
    found = [_viewer(part, choices) or _day(part, choices) for part in raw.split(",")]
    viewer = next((value for value in found if isinstance(value, str)), None)
    day = next((value for value in found if isinstance(value, date)), None)
    return Comparison(viewer, day) if None not in found else None


def format_comparison(comparison: Comparison) -> str:
    """The viewer and the day of a comparison, as far as given, joined by a comma."""
    day = comparison.day.isoformat() if comparison.day else ""
    return ",".join(part for part in (comparison.viewer or "", day) if part)


def _days(raw: str, choices: Choices) -> tuple[date, ...] | None:
    if raw == _VIEWERS:
        return ()
    found = {_day(part, choices) for part in _parts(raw)}
    days = tuple(sorted(day for day in found if day is not None))
    return days if days and len(days) == len(found) <= MOST_DAYS else None


def _format_days(days: tuple[date, ...]) -> str:
    return _joined(days) or _VIEWERS


def _viewer(raw: str, choices: Choices) -> str | None:
    return raw if raw in choices.viewers else None


def _step(raw: str, choices: Choices) -> str | None:
    return raw if raw in choices.steps else None


def _only(raw: str, choices: Choices) -> tuple[str, ...] | None:
    wanted = tuple(dict.fromkeys(_parts(raw)))
    kinds = {part.partition(":")[0] for part in wanted}
    good = all(part in choices.filters for part in wanted) and len(kinds) == len(wanted)
    return tuple(sorted(wanted)) if good else None


def _selection(raw: str, choices: Choices) -> str | None:
    point = Point.parse(raw)
    if point is not None:
        return str(point)
    return raw if raw in choices.features else None


def _basemap(raw: str, choices: Choices) -> str | None:
    return raw if raw in choices.basemaps else None


def _radii_km(raw: str, _choices: Choices) -> tuple[int, ...] | None:
    radii = tuple(sorted({int(part) for part in _parts(raw)}))
    few = len(_parts(raw)) <= MAX_RINGS
    return radii if few and all(_within(radius, RADIUS_KM) for radius in radii) else None


def _marks(raw: str, _choices: Choices) -> tuple[Mark, ...] | None:
    return read_marks(raw)


def _one_of(words: Iterable[str]) -> str:
    return "|".join(words)


def _language(raw: str, _choices: Choices) -> str | None:
    return raw if raw in languages() else None


def _as_it_is(raw: str, _choices: Choices) -> str:
    return raw


def _joined(values: tuple[object, ...]) -> str:
    return ",".join(str(value) for value in values)


# In their order in an address.
KEYS: tuple[Key[Any], ...] = (
    Key(
        "at", "position", f"{_NUMBER},{_NUMBER},{_NUMBER}",
        N_("expected lat,lon,zoom, such as 37.47,69.38,9"),
        _position, format_position,
        bounds={"lat": LATITUDE, "lon": LONGITUDE, "zoom": ZOOM},
    ),
    Key(
        "layers", "layers", _LAYER,
        N_("it names a layer that this page does not have"),
        _layers, _joined, many=True,
    ),
    Key(
        "opacity", "opacity", f"{_LAYER}:[1-9]?[0-9]",
        N_("expected layers of this page with 5 to 95 per cent, such as zones:50"),
        _opacity, _format_opacity, many=True, bounds={"percent": OPACITY_PERCENT},
    ),
    Key(
        "as", "viewer", _VIEWER,
        N_("unknown point of view; expected defacto, UN or the code of a state"),
        _viewer,
        letters="code",
    ),
    Key(
        DAY_KEY, "day", _DAY,
        N_("expected a day from {first_day_words} to today, such as {home_day_words}, "
           "{home_day_numbers} or {home_day}"),
        _day, date.isoformat, dated=True,
    ),
    Key(
        "cmp", "compare", f"{_VIEWER}|{_DAY}|{_VIEWER},{_DAY}",
        N_("expected a viewer, a day or both, such as UN,{home_day}"),
        _comparison, format_comparison, dated=True, letters="code",
    ),
    Key("split", "split", _one_of(get_args(Split)), N_("expected swipe or side"), _as_it_is),
    Key(
        "grid", "grid", f"{_VIEWERS}|{_DAY}",
        N_("expected as, or up to {days} days from {first_day} to today, such as {home_day}"),
        _days, _format_days, many=True, bounds={"count": (1, MOST_DAYS)}, dated=True,
    ),
    Key("step", "step", "[a-z][a-z0-9-]{0,39}", N_("the story has no such step"), _step),
    Key(
        "only", "only", "[a-z]{1,20}:[A-Za-z0-9][A-Za-z0-9_-]{0,79}",
        N_("expected one topic, verdict or state, such as verdict:contested"),
        _only, _joined, many=True, letters="feature",
    ),
    Key(
        "sel", "selection", f"{FEATURE_ID_PATTERN}|{POINT_PATTERN}",
        N_("no such feature; expected a kind and an id, such as state:RUS, or a point, such as "
           "point:37.4700,69.3800"),
        _selection,
        letters="feature", fault=fault_of,
    ),
    Key("base", "basemap", "[a-z][a-z0-9-]{0,39}", N_("no such basemap"), _basemap),
    Key(
        "proj", "projection", _one_of(get_args(Projection)),
        N_("expected mercator, equal or aeqd"),
        _as_it_is,
    ),
    Key(
        "roles", "roles", _one_of(get_args(Roles)), N_("expected sourced or article"), _as_it_is
    ),
    Key(
        "rings", "ring_radii_km", r"\s*[0-9]{1,4}\s*",
        N_("expected up to {rings} whole kilometres from 1 to {radius_km}, such as 50,100"),
        _radii_km, _joined, many=True,
        bounds={"count": (0, MAX_RINGS), "km": RADIUS_KM},
    ),
    Key(
        "marks", "marks", MARK_PATTERN,
        N_("expected up to {marks} marks in {signs} signs, as the map writes them; take some out"),
        _marks, write_marks, many=True, letters="given",
        bounds={"count": (0, MOST_MARKS), "signs": (0, MOST_SIGNS)},
    ),
    Key(
        "theme", "theme", _one_of(get_args(Theme)),
        N_("expected light, dark or contrast"),
        _as_it_is,
    ),
    Key(
        "lang", "lang", "[a-z]{2,3}",
        N_("the atlas does not speak it; expected en, ru or ur"),
        _language,
        letters="language",
    ),
)  # fmt: skip
KEY: Mapping[str, Key[Any]] = {key.name: key for key in KEYS}
