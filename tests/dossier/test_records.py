"""Every record of the repository, one test each, against the cells of its file."""

from datetime import date

import pytest

from geo.dossier import Dossier, PartialDate, cited_by
from geo.dossier.check import AHEAD
from tests.dossier.content import CSV_TABLES, Entry, Row, entries, rows

EARLIEST, LATEST = date(1893, 1, 1), date.today() + AHEAD
ON_DAY = date(2020, 9, 21)
PERIODS = (("valid_from", "valid_to"), ("date", "date_end"), ("date_start", "date_end"))
PRECISION_OF_LENGTH = {4: "year", 7: "month", 10: "day"}

SOURCES = entries("sources")
READ_ON = {source["id"]: source["read_on"] for source in SOURCES}
CELLS: dict[str, list[Row] | list[Entry]] = {table: rows(table) for table in CSV_TABLES}
CELLS["claims"] = entries("claims")
RECORDS = [(table, cells) for table, found in CELLS.items() for cells in found]
DATED = [(table, cells) for table, cells in RECORDS if table in ("exercises", "timeline")]


def _listed(record: Row | Entry, field: str) -> list[str]:
    value = record[field]
    return value if isinstance(value, list) else [part for part in value.split(";") if part]


def _names(records: list[tuple[str, Row | Entry]]) -> list[str]:
    return [f"{table}:{cells['id']}" for table, cells in records]


def each(table: str) -> pytest.MarkDecorator:
    """One test for each record of a table, named by its id."""
    return pytest.mark.parametrize("name", [cells["id"] for cells in CELLS[table]])


each_record = pytest.mark.parametrize(("table", "cells"), RECORDS, ids=_names(RECORDS))


@pytest.mark.parametrize("table", CELLS)
def test_each_row_is_one_record(dossier: Dossier, table: str) -> None:
    assert CELLS[table]
    assert list(dossier.tables[table]) == [cells["id"] for cells in CELLS[table]]


@each_record
def test_a_record_rests_on_its_sources(dossier: Dossier, table: str, cells: Row | Entry) -> None:
    record = dossier.tables[table][cells["id"]]
    assert record.label
    assert record.confidence == cells["confidence"]
    assert list(record.sources) == _listed(cells, "sources")
    assert set(cited_by(record)) <= set(READ_ON)
    if record.confidence == "read":
        assert all(READ_ON[source] for source in record.sources)


@each_record
def test_the_dates_of_a_record_are_sane(dossier: Dossier, table: str, cells: Row | Entry) -> None:
    record = dossier.tables[table][cells["id"]]
    dates = {name: value for name, value in record if isinstance(value, PartialDate)}
    for name, value in dates.items():
        assert value.first >= EARLIEST, name
        assert value.first <= LATEST or name == "valid_to", name
    for start, end in PERIODS:
        if start in dates and end in dates:
            assert dates[start].first <= dates[end].last, end


@pytest.mark.parametrize(("table", "cells"), DATED, ids=_names(DATED))
def test_a_date_is_as_precise_as_it_is_said_to_be(table: str, cells: Row) -> None:
    written = cells["date_start" if table == "exercises" else "date"]
    assert PRECISION_OF_LENGTH[len(written)] == cells["date_precision"]


@pytest.mark.parametrize("source", READ_ON)
def test_a_source_is_cited(dossier: Dossier, source: str) -> None:
    # The rivers rest on no record, but a source is named with every export of them.
    assert dossier.supports(source) or source == "gshhg"


@pytest.mark.parametrize("cells", SOURCES, ids=READ_ON)
def test_a_source_is_kept_as_written(dossier: Dossier, cells: Entry) -> None:
    source = dossier.sources[cells["id"]]
    assert str(source.date or "") == cells["date"]
    assert source.date is None or source.date.first <= LATEST
    assert source.url == cells["url"]


@each("places")
def test_a_place_says_where_it_is_and_how_exactly(dossier: Dossier, name: str) -> None:
    place = dossier.places[name]
    cells = next(cells for cells in CELLS["places"] if cells["id"] == name)
    assert (place.lon, place.lat) == (float(cells["lon"]), float(cells["lat"]))
    assert -180 <= place.lon <= 180
    assert -90 <= place.lat <= 90
    assert 0 < place.coord_precision_m <= 500_000
    assert place.coord_source


@each("disputes")
def test_a_dispute_agrees_with_the_table_of_control(dossier: Dossier, name: str) -> None:
    dispute = dossier.disputes[name]
    assert list(dispute.administrators) == [
        f"{row.administrator}:{row.valid_from}/{row.valid_to or ''}"
        for row in dossier.control_of(name)
    ]
    then = {row.administrator for row in dossier.administrators_of(name, ON_DAY)}
    assert then == set(dispute.administered_2020_09_21)


@each("disputes")
def test_no_dispute_is_part_of_itself(dossier: Dossier, name: str) -> None:
    above = [dossier.disputes[name].part_of]
    while above[-1]:
        assert name not in above
        assert len(above) <= len(dossier.disputes)
        above.append(dossier.disputes[above[-1]].part_of)


@each("claims")
def test_a_claim_rests_on_sentences_of_the_article(dossier: Dossier, name: str) -> None:
    assert set(dossier.claims[name].article_sentences) <= set(dossier.sentences)


def test_each_sentence_of_the_article_has_a_claim(dossier: Dossier) -> None:
    covered = {n for claim in dossier.claims.values() for n in claim.article_sentences}
    assert covered == set(dossier.sentences)
