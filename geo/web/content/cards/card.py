"""A card: the facts about one feature, each with its sources, before any markup."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, groupby

from geo.dossier import Dossier, Record, Source
from geo.dossier.dates import when
from geo.dossier.work import work_words
from geo.i18n.languages import _, commas, spelled
from geo.web.html.templating import render

# A card with more facts than these is read by sections.
_MOST_IN_A_ROW = 12
# So many notes that follow each other are written as one range.
_LEAST_RANGE = 3


@dataclass(frozen=True)
class Fact:
    """One statement: its label, its words, the ids of its sources, and how sure it is.

    `date` is the day or span for which it holds; `doubt` says what has not been verified. A
    measured fact names its method in `note` and the dataset among its sources. `graphic` is markup
    that says the same as the words, and stands in their place; words that are `copied` have a
    button for that. `section` is the heading under which
    it stands in a long card; without one it stands at the top. The label of a fact about another
    `feature` leads there.
    """

    label: str
    text: str
    sources: tuple[str, ...] = ()
    date: str = ""
    doubt: str = ""
    note: str = ""
    graphic: str = ""
    copied: bool = False
    section: str = ""
    feature: str = ""


@dataclass(frozen=True)
class Section:
    """Facts of a card under one heading; without a title, at its top."""

    title: str
    facts: tuple[Fact, ...]


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

    A card with a `day` offers the map of that day; `citable` ones offer citations. `links_title`
    says what the links are, where they are more than what to see as well.
    """

    feature: str
    title: str
    kicker: str
    facts: tuple[Fact, ...]
    links: tuple[Link, ...] = field(default=())
    links_title: str = ""
    related: tuple[Related, ...] = field(default=())
    citable: bool = False
    day: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources of the card, in the order of their first use."""
        return tuple(dict.fromkeys(chain.from_iterable(fact.sources for fact in self.facts)))

    @property
    def sections(self) -> tuple[Section, ...]:
        """All facts in their order: together where they are few, else under their headings."""
        if len(self.facts) <= _MOST_IN_A_ROW:
            return (Section("", self.facts),)
        grouped = groupby(self.facts, key=lambda fact: fact.section)
        return tuple(Section(title, tuple(facts)) for title, facts in grouped)


def in_section(title: str, facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts, each under that heading in a long card."""
    return (replace(fact, section=title) for fact in facts)


def render_card(card: Card, sources: Mapping[str, Source]) -> str:
    """The card as HTML: facts as definition lists, sources as numbered notes below."""
    numbers = {source_id: number for number, source_id in enumerate(card.sources, start=1)}
    notes = {
        fact.sources: note_ranges(numbers[source_id] for source_id in fact.sources)
        for fact in card.facts
    }
    return render("card.html", card=card, numbers=numbers, notes=notes, sources=sources)


def note_ranges(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Numbers of notes in order as ranges, first and last of each; two stand apart."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return tuple(
        found
        for run in runs
        for found in (
            [(run[0], run[-1])] if len(run) >= _LEAST_RANGE else [(one, one) for one in run]
        )
    )


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
