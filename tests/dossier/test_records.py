"""Every record of the repository against the cells of its file, and against the others.

One test a table and rule; where it fails it names every record that breaks the rule.
"""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from geo.dossier import Dossier, PartialDate, cited_by
from geo.dossier.dates import today
from geo.dossier.reading.check import AHEAD
from geo.dossier.sourcing import uncited_sources
from tests.dossier.content import CSV_TABLES, Entry, Row, entries, rows

EARLIEST, LATEST = date(1893, 1, 1), today() + AHEAD
PERIODS = (("valid_from", "valid_to"), ("date", "date_end"), ("date_start", "date_end"))
PRECISION_OF_LENGTH = {4: "year", 7: "month", 10: "day"}
DAY_COLUMN = {"exercises": "date_start", "timeline": "date"}

SOURCES = entries("sources")
READ_ON = {source["id"]: source["read_on"] for source in SOURCES}
CELLS: dict[str, list[Row] | list[Entry]] = {table: rows(table) for table in CSV_TABLES}
CELLS["claims"] = entries("claims")

# What is wrong with a record of a table, of which these are the cells.
Rule = Callable[[Dossier, str, Row | Entry], Iterator[str]]


def _listed(record: Row | Entry, field: str) -> list[str]:
    value = record[field]
    return value if isinstance(value, list) else [part for part in value.split(";") if part]


def _sourcing(dossier: Dossier, table: str, cells: Row | Entry) -> Iterator[str]:
    record = dossier.tables[table][cells["id"]]
    if not record.label:
        yield "has no label"
    if record.confidence != cells["confidence"]:
        yield f"is {record.confidence}, not {cells['confidence']}"
    if list(record.sources) != _listed(cells, "sources"):
        yield f"rests on {record.sources}, not on {cells['sources']}"
    if unknown := set(cited_by(record)) - set(READ_ON):
        yield f"cites {unknown}, which sources.yaml has not"
    if record.confidence == "read" and not all(READ_ON.get(name) for name in record.sources):
        yield "is said to be read, but a source of it was not"


def _dates(dossier: Dossier, table: str, cells: Row | Entry) -> Iterator[str]:
    record = dossier.tables[table][cells["id"]]
    dates = {name: value for name, value in record if isinstance(value, PartialDate)}
    for name, value in dates.items():
        if value.first < EARLIEST or (value.first > LATEST and name != "valid_to"):
            yield f"has a {name} of {value}"
    for start, end in PERIODS:
        if start in dates and end in dates and dates[start].first > dates[end].last:
            yield f"ends on {dates[end]}, before it begins on {dates[start]}"


def _precision(_dossier: Dossier, table: str, cells: Row | Entry) -> Iterator[str]:
    written = cells[DAY_COLUMN[table]]
    if PRECISION_OF_LENGTH[len(written)] != cells["date_precision"]:
        yield f"has a date of {written}, which is no {cells['date_precision']}"


def _place(dossier: Dossier, _table: str, cells: Row | Entry) -> Iterator[str]:
    place = dossier.places[cells["id"]]
    if (place.lon, place.lat) != (float(cells["lon"]), float(cells["lat"])):
        yield f"is at {place.lon}, {place.lat}, not at {cells['lon']}, {cells['lat']}"
    if not (-180 <= place.lon <= 180 and -90 <= place.lat <= 90):
        yield f"is at {place.lon}, {place.lat}, which is nowhere"
    if not 0 < place.coord_precision_m <= 500_000:
        yield f"is known to {place.coord_precision_m} m"
    if not place.coord_source:
        yield "does not say where its coordinates are from"


def _control(dossier: Dossier, _table: str, cells: Row | Entry) -> Iterator[str]:
    dispute = dossier.disputes[cells["id"]]
    rows_of_it = [
        f"{row.administrator}:{row.valid_from}/{row.valid_to or ''}"
        for row in dossier.control_of(dispute.id)
    ]
    if list(dispute.administrators) != rows_of_it:
        yield f"is administered by {dispute.administrators}, in control.csv by {rows_of_it}"


def _wholes(dossier: Dossier, _table: str, cells: Row | Entry) -> Iterator[str]:
    above = [dossier.disputes[cells["id"]].part_of]
    while above[-1]:
        if cells["id"] in above or len(above) > len(dossier.disputes):
            yield f"is a part of itself, by {above}"
            return
        above.append(dossier.disputes[above[-1]].part_of)


def _sentences(dossier: Dossier, _table: str, cells: Row | Entry) -> Iterator[str]:
    if unknown := set(dossier.claims[cells["id"]].article_sentences) - set(dossier.sentences):
        yield f"rests on {unknown}, which the article has not"


RULES: list[tuple[str, Rule]] = [
    *((table, rule) for table in CELLS for rule in (_sourcing, _dates)),
    *((table, _precision) for table in DAY_COLUMN),
    ("places", _place),
    ("disputes", _control),
    ("disputes", _wholes),
    ("claims", _sentences),
]


def broken(dossier: Dossier, table: str, rule: Rule) -> list[str]:
    """Every record of a table that breaks the rule, and how."""
    return [f"{cells['id']} {how}" for cells in CELLS[table] for how in rule(dossier, table, cells)]


@pytest.mark.parametrize("table", CELLS)
def test_each_row_is_one_record(dossier: Dossier, table: str) -> None:
    assert CELLS[table]
    assert list(dossier.tables[table]) == [cells["id"] for cells in CELLS[table]]


@pytest.mark.parametrize(
    ("table", "rule"), RULES, ids=[f"{table}{rule.__name__}" for table, rule in RULES]
)
def test_every_record_keeps_the_rule(dossier: Dossier, table: str, rule: Rule) -> None:
    assert broken(dossier, table, rule) == []


@pytest.mark.parametrize(
    ("table", "rule", "cell", "how"),
    [
        ("places", _sourcing, {"sources": "nobody"}, "rests on"),
        ("places", _sourcing, {"confidence": "hearsay"}, "hearsay"),
        ("timeline", _precision, {"date": "1979-12"}, "1979-12, which is no day"),
        ("places", _place, {"lon": "0.25"}, "not at 0.25"),
    ],
)
def test_a_record_that_breaks_a_rule_is_named(
    dossier: Dossier, table: str, rule: Rule, cell: Row, how: str
) -> None:
    cells = next(row for row in CELLS[table] if row.get("date_precision", "day") == "day")
    (fault,) = rule(dossier, table, {**cells, **cell})
    assert how in fault


def test_every_source_is_cited(dossier: Dossier) -> None:
    # The rivers rest on no record, but a source is named with every export of them.
    assert set(READ_ON) & set(uncited_sources(dossier)) <= {"gshhg"}


def test_every_source_is_kept_as_written(dossier: Dossier) -> None:
    for cells in SOURCES:
        source = dossier.sources[cells["id"]]
        assert str(source.date or "") == cells["date"], source.id
        assert source.date is None or source.date.first <= LATEST, source.id
        assert source.url == cells["url"], source.id


def test_each_sentence_of_the_article_has_a_claim(dossier: Dossier) -> None:
    covered = {n for claim in dossier.claims.values() for n in claim.article_sentences}
    assert covered == set(dossier.sentences)
