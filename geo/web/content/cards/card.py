"""A card: the facts about one feature, each with its sources, before any markup."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain

from geo.dossier import Dossier, Record, Source
from geo.dossier.dates import when
from geo.dossier.work import work_words
from geo.i18n.languages import _, commas, spelled
from geo.web.html.templating import render


@dataclass(frozen=True)
class Fact:
    """One statement: its label, its words, the ids of its sources, and how sure it is.

    `date` is the day or span for which it holds; `doubt` says what has not been verified. A
    measured fact names its method in `note` and the dataset among its sources. `graphic` is markup
    that says the same as the words, and stands in their place.
    """

    label: str
    text: str
    sources: tuple[str, ...] = ()
    date: str = ""
    doubt: str = ""
    note: str = ""
    graphic: str = ""


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


def render_card(card: Card, sources: Mapping[str, Source]) -> str:
    """The card as HTML: facts as a definition list, sources as numbered notes below."""
    numbers = {source_id: number for number, source_id in enumerate(card.sources, start=1)}
    return render("card.html", card=card, numbers=numbers, sources=sources)


def said_by_work(dossier: Dossier, text: str) -> Fact:
    """What the work that is checked says, with its day where that is known."""
    work = dossier.work
    day = when(work.date) if work.date else ""
    return Fact(_(work_words(dossier.about).says), text, (work.id,), day)


def doubt_of(record: Record) -> str:
    """Names the cells of a record that no source was read for; '' where all was read."""
    if record.confidence == "read":
        return ""
    cells = commas(spelled(column_word(column)) for column in record.unverified)
    return _("not verified: {cells}", cells=cells) if cells else _("sources partly checked")


def column_word(column: str) -> str:
    """A column of the dossier as a word that languages translate, such as `valid-from`."""
    return column.replace("_", "-")
