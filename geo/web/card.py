"""A card: the facts about one feature, each with its sources, before any markup."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path

from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from geo.dossier import PartialDate, Record, Source

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
    return _environment().get_template(template).render(**values)


def render_card(card: Card, sources: Mapping[str, Source]) -> str:
    """The card as HTML: facts as a definition list, sources as numbered notes below."""
    numbers = {source_id: number for number, source_id in enumerate(card.sources, start=1)}
    return render("card.html", card=card, numbers=numbers, sources=sources)


def kilometres(distance_km: float) -> str:
    """A distance for reading: one decimal below 1,000 km, none above."""
    pattern = "#,##0.0" if abs(distance_km) < 1000 else "#,##0"
    return f"{format_decimal(distance_km, format=pattern, locale='en')} km"


def square_kilometres(area_km2: float) -> str:
    """An area for reading, in whole square kilometres."""
    return f"{format_decimal(area_km2, format='#,##0', locale='en')} km²"


def degrees(lat: float, lon: float) -> str:
    """A position for reading: latitude and longitude in degrees with their hemispheres."""
    north, east = ("N" if lat >= 0 else "S"), ("E" if lon >= 0 else "W")
    return f"{abs(lat):.3f}° {north}, {abs(lon):.3f}° {east}"


def span(start: PartialDate | None, end: PartialDate | None) -> str:
    """A span of time for reading; '' where neither end is known."""
    if start and end:
        return f"{start} to {end}"
    if start:
        return f"since {start}"
    return f"until {end}" if end else ""


_DOUBTS = {"read": "", "mixed": "partly verified", "unverified-recall": "not yet verified"}


def doubt_of(record: Record) -> str:
    """The mark of a record that rests on memory, alone or in part; '' where all was read."""
    return _DOUBTS[record.confidence]


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATE_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
