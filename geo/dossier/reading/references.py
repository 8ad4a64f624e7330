"""Checks of the ids that records name: each must stand in the file that it is looked for in."""

from collections.abc import Iterable, Iterator, Set
from functools import cache

from pydantic import BaseModel

from geo.dossier.dossier import Dossier, cited_by
from geo.dossier.reading.problems import Problem, near_miss
from geo.dossier.records import Claim, NotTold, Record

AT_SEA = "XSEA"

# The points of view of positions.csv that are no state's.
VIEWPOINTS = ("UN", "defacto")

LINE_TYPES = (
    "international",
    "undetermined",
    "line-of-control",
    "line-of-actual-control",
    "not-recognised",
)

_FILES = {"claims": "claims.yaml", "sources": "sources.yaml"}


def records_of(dossier: Dossier) -> Iterator[tuple[str, Record]]:
    """Every record, each with the name of its file."""
    for table, records in dossier.tables.items():
        for record in records.values():
            yield _FILES.get(table, f"{table}.csv"), record


def reference_problems(dossier: Dossier, unread: Set[str]) -> Iterator[Problem]:
    """The sources, records and sentences that are named and that there are not."""
    yield from _unknown_sources(dossier, unread)
    yield from _unknown_sources_of_changes(dossier, unread)
    yield from _unknown_references(dossier, unread)
    yield from _unknown_sentences(dossier)


def _unknown_sources(dossier: Dossier, unread: Set[str]) -> Iterator[Problem]:
    for file, record in records_of(dossier):
        if not record.sources:
            yield Problem(
                file,
                0,
                record.id,
                "sources",
                "",
                "no source is named",
                "name at least one id of sources.yaml",
            )
        for source in cited_by(record):
            if "sources.yaml" not in unread and source not in dossier.sources:
                field = _citing(record, source)
                yield _unknown(file, record, field, source, "sources.yaml", dossier.sources)


def _unknown_sources_of_changes(dossier: Dossier, unread: Set[str]) -> Iterator[Problem]:
    for change in dossier.changes.values() if "sources.yaml" not in unread else ():
        for source in change.sources:
            if source not in dossier.sources:
                yield Problem(
                    "changes.csv",
                    0,
                    change.id,
                    "sources",
                    source,
                    "sources.yaml has no such id",
                    "correct it, or add it to sources.yaml first",
                    near_miss(source, dossier.sources),
                )


def _citing(record: Record, source: str) -> str:
    """The column that names a source: most do so in `sources`."""
    columns = ("area_source", "length_source")
    return next((name for name in columns if getattr(record, name, "") == source), "sources")


def _unknown(
    file: str, record: Record, field: str, value: str, known_in: str, known: Iterable[str]
) -> Problem:
    remedy = f"correct it, or add it to {known_in} first"
    message, near = f"{known_in} has no such id", near_miss(value, known)
    return Problem(file, 0, record.id, field, value, message, remedy, near)


def _unknown_references(dossier: Dossier, unread: Set[str]) -> Iterator[Problem]:
    targets = {
        "states.csv": {*dossier.states, AT_SEA, *VIEWPOINTS},
        "places.csv": set(dossier.places),
        "disputes.csv": set(dossier.disputes),
        "exercises.csv": set(dossier.exercises),
        "relations.csv": set(dossier.relations),
        "organisations.csv": set(dossier.organisations),
    }
    for file, record in records_of(dossier):
        for field, known_in, value in _references(record):
            if value not in targets[known_in] and value and known_in not in unread:
                column = _COLUMNS.get(field, field)
                yield _unknown(file, record, column, value, known_in, targets[known_in])


_REFERENCES = {
    "state": "states.csv",
    "country": "states.csv",
    "from_state": "states.csv",
    "to_state": "states.csv",
    "host": "states.csv",
    "participants": "states.csv",
    "observers": "states.csv",
    "states": "states.csv",
    "claimants": "states.csv",
    "named_by": "states.csv",
    "administrator": "states.csv",
    "predecessor": "states.csv",
    "places": "places.csv",
    "dispute_ids": "disputes.csv",
    "disputes": "disputes.csv",
    "dispute_id": "disputes.csv",
    "part_of": "disputes.csv",
    "exercises": "exercises.csv",
    "relations": "relations.csv",
    "organisation": "organisations.csv",
    "exercise": "exercises.csv",
    "place": "places.csv",
}


# These fields of Relation cannot bear the names of their columns, which are words of Python.
_COLUMNS = {"from_state": "from", "to_state": "to"}


def _references(record: Record) -> Iterator[tuple[str, str, str]]:
    """Each id that a record names: its field, the file that must have it, and the id."""
    records = (record, record.where) if isinstance(record, Claim) else (record,)
    for one in records:
        for field, known_in in _fields_of(type(one)):
            value = getattr(one, field)
            for name in (value,) if isinstance(value, str) else value:
                yield field, known_in, name
    if isinstance(record, Claim):
        yield from _ends_of_claim(record)


@cache
def _fields_of(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a kind of records that name others, each with the file of these.

    Places that are not told may name any state of the map, also one that states.csv has not.
    """
    names = [name for name in _REFERENCES if name in model.model_fields]
    return tuple(
        (name, _REFERENCES[name]) for name in names if (model, name) != (NotTold, "states")
    )


def _ends_of_claim(claim: Claim) -> Iterator[tuple[str, str, str]]:
    """The places and zones between which a claim measures; states are those of the map."""
    for end in claim.measured_ends:
        kind, _colon, name = end.partition(":")
        if kind != "border":
            yield "compute", "places.csv" if kind == "place" else "disputes.csv", name


def _unknown_sentences(dossier: Dossier) -> Iterator[Problem]:
    for claim in dossier.claims.values():
        for number in claim.article_sentences:
            if dossier.sentences and number not in dossier.sentences:
                yield Problem(
                    "claims.yaml",
                    0,
                    claim.id,
                    "article_sentences",
                    str(number),
                    "'sentences' has no such number",
                    "correct it, or add it to 'sentences' first",
                )


def drawing_problems(dossier: Dossier, unread: Set[str]) -> Iterator[Problem]:
    """A zone is drawn as the land of a known state or of none, a line as a known type."""
    for row in dossier.positions.values():
        dispute = dossier.disputes.get(row.dispute_id)
        if dispute is None or "states.csv" in unread:
            continue
        line = dispute.geometry_kind == "line"
        if row.draws_as not in (LINE_TYPES if line else ("", *dossier.states)):
            known_in = "one of " + ", ".join(LINE_TYPES) if line else "a code of states.csv"
            yield Problem(
                "positions.csv",
                0,
                row.id,
                "draws_as",
                row.draws_as,
                f"expected {known_in}",
                "correct the cell",
            )
