"""The keys of an address: KEYS is the only list of them, and of what each one's value looks like.

Python reads and writes addresses by it, `/openapi.json` describes the keys from it, and the map's
script gets it as JSON.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from typing import Any, Generic, TypeAlias, TypeVar, get_args

from geo.dossier.dates import day_title
from geo.dossier.feature_id import FEATURE_ID_PATTERN
from geo.dossier.served import first_day, home_day
from geo.i18n.formats import LengthUnit
from geo.i18n.languages import N_, _, commas, languages, together
from geo.layers.marks import MOST_MARKS
from geo.layers.points.point_id import LATITUDE, LONGITUDE, POINT_PATTERN, fault_of
from geo.maps.style.palette import Theme
from geo.maps.style.projections import Projection
from geo.web.view.data_address import DATA_PATTERN, MOST_SIGNS_OF_DATA
from geo.web.view.marks import MARK_PATTERN, MOST_SIGNS, write_marks
from geo.web.view.model import Roles, Split, View
from geo.web.view.reading import Letters, Rule
from geo.web.view.values import (
    MAX_RINGS,
    MOST_DAYS,
    OPACITY_PERCENT,
    RADIUS_KM,
    VIEWERS,
    ZOOM,
    Choices,
    as_it_is,
    format_comparison,
    format_days,
    format_opacity,
    format_position,
    join_values,
    read_basemap,
    read_comparison,
    read_data,
    read_day,
    read_days,
    read_filters,
    read_language,
    read_layers,
    read_opacity,
    read_position,
    read_radii_km,
    read_reader_marks,
    read_selection,
    read_step,
    read_viewer,
)

DAY_KEY = "on"
GRID_KEY = "grid"

# Patterns mean the same in Python and in a browser.
_NUMBER = r"\s*[-+]?(?:[0-9]{1,20}(?:[.][0-9]{0,20})?|[.][0-9]{1,20})\s*"
_VIEWER = "[A-Za-z]{2,9}"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_LAYER = "[a-z][a-z-]*"

T = TypeVar("T")
Bounds = tuple[float | str, float | str | None]


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

    def text(self, view: View, first: View) -> str | None:
        """The value of the key in the address of `view`; None where it is as in the first view."""
        value = self.value(view)
        return None if value == self.value(first) else self.write(value)

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
            words=together(self.pattern.split("|"), "or"),
            least=OPACITY_PERCENT[0],
            most=OPACITY_PERCENT[1],
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
            languages=commas(languages()),
            data_signs=MOST_SIGNS_OF_DATA,
        )


def _choice(name: str, field: str, words: tuple[str, ...]) -> Key[str]:
    """A key whose value is one of these words."""
    return Key(name, field, "|".join(words), N_("expected {words}"), as_it_is)


# Of all keys together: each reads and writes values of a type of its own.
AnyKey: TypeAlias = Key[Any]

# In their order in an address.
KEYS: tuple[AnyKey, ...] = (
    Key(
        "at",
        "position",
        f"{_NUMBER},{_NUMBER},{_NUMBER}",
        N_("expected lat,lon,zoom, such as 37.47,69.38,9"),
        read_position,
        format_position,
        bounds={"lat": LATITUDE, "lon": LONGITUDE, "zoom": ZOOM},
    ),
    Key(
        "layers",
        "layers",
        _LAYER,
        N_("it names a layer that this page does not have"),
        read_layers,
        join_values,
        many=True,
    ),
    Key(
        "opacity",
        "opacity",
        f"{_LAYER}:[1-9]?[0-9]",
        N_("expected layers of this page with {least} to {most} per cent, such as zones:50"),
        read_opacity,
        format_opacity,
        many=True,
        bounds={"percent": OPACITY_PERCENT},
    ),
    Key(
        "as",
        "viewer",
        _VIEWER,
        N_("unknown point of view; expected defacto, UN or the code of a state"),
        read_viewer,
        letters="code",
    ),
    Key(
        DAY_KEY,
        "day",
        _DAY,
        N_(
            "expected a day from {first_day_words} to today, such as {home_day_words}, "
            "{home_day_numbers} or {home_day}"
        ),
        read_day,
        date.isoformat,
        dated=True,
    ),
    Key(
        "cmp",
        "compare",
        f"{_VIEWER}|{_DAY}|{_VIEWER},{_DAY}",
        N_("expected a viewer, a day or both, such as UN,{home_day}"),
        read_comparison,
        format_comparison,
        dated=True,
        letters="code",
    ),
    _choice("split", "split", get_args(Split)),
    Key(
        GRID_KEY,
        "grid",
        f"{VIEWERS}|{_DAY}",
        N_("expected as, or up to {days} days from {first_day} to today, such as {home_day}"),
        read_days,
        format_days,
        many=True,
        bounds={"count": (1, MOST_DAYS)},
        dated=True,
    ),
    Key("step", "step", "[a-z][a-z0-9-]{0,39}", N_("the story has no such step"), read_step),
    Key(
        "only",
        "only",
        "[a-z]{1,20}:[A-Za-z0-9][A-Za-z0-9_-]{0,79}",
        N_("expected one topic, verdict or state, such as verdict:contested"),
        read_filters,
        join_values,
        many=True,
        letters="feature",
    ),
    Key(
        "sel",
        "selection",
        f"{FEATURE_ID_PATTERN}|{POINT_PATTERN}",
        N_(
            "no such feature; expected a kind and an id, such as state:RUS, or a point, such as "
            "point:37.4700,69.3800"
        ),
        read_selection,
        letters="feature",
        fault=fault_of,
    ),
    Key("base", "basemap", "[a-z][a-z0-9-]{0,39}", N_("no such basemap"), read_basemap),
    _choice("proj", "projection", get_args(Projection)),
    _choice("roles", "roles", get_args(Roles)),
    Key(
        "rings",
        "ring_radii_km",
        r"\s*[0-9]{1,4}\s*",
        N_("expected up to {rings} whole kilometres from 1 to {radius_km}, such as 50,100"),
        read_radii_km,
        join_values,
        many=True,
        bounds={"count": (0, MAX_RINGS), "km": RADIUS_KM},
    ),
    Key(
        "marks",
        "marks",
        MARK_PATTERN,
        N_("expected up to {marks} marks in {signs} signs, as the map writes them; take some out"),
        read_reader_marks,
        write_marks,
        many=True,
        letters="given",
        bounds={"count": (0, MOST_MARKS), "signs": (0, MOST_SIGNS)},
    ),
    _choice("unit", "unit", get_args(LengthUnit)),
    Key(
        "data",
        "data",
        DATA_PATTERN,
        N_(
            "expected an https address of up to {data_signs} signs in its escaped form, such as "
            "https://example.org/points.geojson"
        ),
        read_data,
        letters="given",
        bounds={"signs": (0, MOST_SIGNS_OF_DATA)},
    ),
    _choice("theme", "theme", get_args(Theme)),
    Key(
        "lang",
        "lang",
        "[a-z]{2,3}",
        N_("the atlas does not speak it; expected one of {languages}"),
        read_language,
        letters="language",
    ),
)
KEY: Mapping[str, AnyKey] = {key.name: key for key in KEYS}
