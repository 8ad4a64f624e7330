"""A card: the facts about one feature, each with its sources, before any markup."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from geo.dossier import Record, Source
from geo.dossier.dates import when
from geo.dossier.languages import _, commas, language, languages, ngettext, number, spelled

TEMPLATE_FOLDER = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Fact:
    """One statement: its label, its words, the ids of its sources, and how sure it is.

    `date` is the day or span for which it holds; `doubt` says what has not been verified. A
    measured fact names its method in `note` and the dataset among its sources.
    """

    label: str
    text: str
    sources: tuple[str, ...] = ()
    date: str = ""
    doubt: str = ""
    note: str = ""


@dataclass(frozen=True)
class Link:
    """A way to another feature: its id, `kind:id`, and its name."""

    feature: str
    name: str


@dataclass(frozen=True)
class Related:
    """Ways to what is told about a feature, under one title."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Card:
    """What the Details panel shows about a feature.

    A card with a `day` offers the map of that day; `citable` ones offer citations.
    """

    feature: str
    title: str
    kicker: str
    facts: tuple[Fact, ...]
    links: tuple[Link, ...] = field(default=())
    related: tuple[Related, ...] = field(default=())
    citable: bool = False
    day: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources of the card, in the order of their first use."""
        return tuple(dict.fromkeys(chain.from_iterable(fact.sources for fact in self.facts)))


def render(template: str, **values: object) -> str:
    """The template of that name filled in. Every value is escaped (Jinja's autoescape)."""
    return _environment().get_template(template).render(spoken=language(), **values)


def render_card(card: Card, sources: Mapping[str, Source]) -> str:
    """The card as HTML: facts as a definition list, sources as numbered notes below."""
    numbers = {source_id: number for number, source_id in enumerate(card.sources, start=1)}
    return render("card.html", card=card, numbers=numbers, sources=sources)


def kilometres(distance_km: float) -> str:
    """A distance for reading: one decimal below 1,000 km, none above."""
    pattern = "#,##0.0" if abs(distance_km) < 1000 else "#,##0"
    return _("{distance} km", distance=number(distance_km, pattern))


def square_kilometres(area_km2: float) -> str:
    """An area for reading, in whole square kilometres."""
    return _("{area} km²", area=number(area_km2, "#,##0"))


def degrees(lat: float, lon: float) -> str:
    """A position for reading: latitude and longitude in degrees with their hemispheres."""
    north = _("N") if lat >= 0 else _("S")
    east = _("E") if lon >= 0 else _("W")
    return commas(
        f"{number(abs(value), '0.000')}° {side}" for value, side in ((lat, north), (lon, east))
    )


def doubt_of(record: Record) -> str:
    """Names the cells of a record that no source was read for; '' where all was read."""
    if record.confidence == "read":
        return ""
    cells = commas(spelled(column_word(column)) for column in record.unverified)
    return _("not verified: {cells}", cells=cells) if cells else _("partly verified")


def column_word(column: str) -> str:
    """A column of the dossier as a word that languages translate, such as `valid-from`."""
    return column.replace("_", "-")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATE_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "_": _,
        "ngettext": ngettext,
        "number": number,
        "spelled": spelled,
        "languages": languages,
        "when": when,
        "comma": lambda: _(", "),
        "semicolon": lambda: _("; "),
    }
    return environment
