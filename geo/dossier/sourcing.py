"""How well the dossier is sourced: the rank of each kind of source, and what rows rest on."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from geo.dossier.dossier import Dossier, cited_by
from geo.dossier.reading.abbreviations import sources_of_abbreviations
from geo.dossier.reading.problems import Problem
from geo.dossier.records import Record, Source
from geo.dossier.served import WORLD_FOLDER
from geo.dossier.types import SourceKind

Rank = Literal["first-hand", "second-hand", "third-hand", "unread"]

RANKS: Mapping[SourceKind, Rank] = MappingProxyType(
    {
        "treaty": "first-hand",
        "official": "first-hand",
        "dataset": "first-hand",
        "scholarship": "second-hand",
        "think-tank": "second-hand",
        "agency": "second-hand",
        "press": "second-hand",
        "opinion": "second-hand",
        "reference": "third-hand",
        "other": "third-hand",
    }
)
_BEST_FIRST: tuple[Rank, ...] = ("first-hand", "second-hand", "third-hand", "unread")

# Addresses that lead to no text of their own: what they are, and how they are told.
_NO_TEXTS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "the result of a search": re.compile(r"//(www\.)?(google|bing|duckduckgo|when)\.|[?&]q="),
        "a shortened address": re.compile(r"//(www\.)?(tinyurl\.com|bit\.ly|t\.co|goo\.gl)/"),
        "a thread of a forum": re.compile(r"/(threads?|forums?|viewtopic)[/.?]"),
    }
)


@dataclass(frozen=True)
class Tally:
    """Of a table: its rows, how far they were read, and what they rest on."""

    rows: int
    read: int
    mixed: int
    first_hand: int
    third_hand_alone: int


def rank_of(source: Source) -> Rank:
    """The rank of a source by the written scale; one that nobody opened has none."""
    return RANKS[source.kind] if source.read_on else "unread"


def best_first(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources by rank, first-hand ones first, and else in their order."""
    return tuple(sorted(sources, key=lambda source: _BEST_FIRST.index(rank_of(source))))


def rests_on(dossier: Dossier, record: Record) -> Rank:
    """The best rank among the sources of a record."""
    ranks = {rank_of(dossier.sources[name]) for name in cited_by(record)}
    return min(ranks, key=_BEST_FIRST.index, default="unread")


def tallies(dossier: Dossier) -> dict[str, Tally]:
    """The tally of each table, by its name."""
    return {name: _tally(dossier, table) for name, table in dossier.tables.items()}


def total(counted: Mapping[str, Tally]) -> Tally:
    """The sum of several tallies."""
    fields = ("rows", "read", "mixed", "first_hand", "third_hand_alone")
    return Tally(*(sum(getattr(tally, field) for tally in counted.values()) for field in fields))


def _tally(dossier: Dossier, table: Mapping[str, Record]) -> Tally:
    ranks = [rests_on(dossier, record) for record in table.values()]
    read = sum(record.confidence == "read" for record in table.values())
    return Tally(
        rows=len(ranks),
        read=read,
        mixed=len(ranks) - read,
        first_hand=ranks.count("first-hand"),
        third_hand_alone=ranks.count("third-hand") + ranks.count("unread"),
    )


def source_problems(sources: Mapping[str, Source]) -> Iterator[Problem]:
    """What is wrong with the entries of sources.yaml, each with its remedy."""
    for source in sources.values():
        for field, message, remedy in _faults(source):
            value = str(getattr(source, field) or "")
            yield Problem("sources.yaml", 0, source.id, field, value, message, remedy)


def _faults(source: Source) -> Iterator[tuple[str, str, str]]:
    if not (source.publisher or source.author or source.note):
        remedy = "name its author or its publisher, or say in its note that the text names none"
        yield "publisher", "nobody answers for the source", remedy
    if not source.language:
        yield "language", "its language is missing", "write a code such as en, ru or ka"
    if bool(source.read_on) != bool(source.extent):
        remedy = "fill in both where it was read, and neither where it was not opened"
        yield "extent", "read_on and extent do not fit each other", remedy
    for what, pattern in _NO_TEXTS.items():
        if pattern.search(source.url):
            yield "url", f"it leads to {what}", "give the address of the text itself"


def row_problems(dossier: Dossier, file: str, record: Record) -> Iterator[Problem]:
    """What is wrong with how a row says that it was checked, each with its remedy."""
    for column in record.unverified:
        if column not in _columns_of(type(record)):
            remedy = "name columns of this table, joined by semicolons"
            message = "the table has no such column"
            yield Problem(file, 0, record.id, "unverified", column, message, remedy)
    if record.confidence == "mixed" and not record.unverified:
        remedy = "name the columns that no source was read for"
        message = "a mixed row does not say what is not verified"
        yield Problem(file, 0, record.id, "unverified", "", message, remedy)
    if record.confidence == "read" and record.unverified:
        message = "a row that was read names cells that were not"
        yield Problem(
            file, 0, record.id, "confidence", "read", message, "write mixed, or empty unverified"
        )
    unread = [
        name
        for name in record.sources
        if name in dossier.sources and not dossier.sources[name].read_on
    ]
    if record.confidence == "read" and unread:
        message = "a row that was read cites a source that was not opened"
        yield Problem(
            file, 0, record.id, "sources", ";".join(unread), message, "open it, or write mixed"
        )


@cache
def _columns_of(model: type[Record]) -> frozenset[str]:
    return frozenset(field.alias or name for name, field in model.model_fields.items())


def uncited_sources(dossier: Dossier) -> tuple[str, ...]:
    """The ids of sources that neither a record nor an abbreviation cites."""
    cited = {
        name
        for table in dossier.tables.values()
        for row in table.values()
        for name in cited_by(row)
    }
    cited |= sources_of_abbreviations(WORLD_FOLDER)
    return tuple(name for name in dossier.sources if name not in cited)
