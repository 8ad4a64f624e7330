"""Questions of the dossier by day: half-open validity, and nobody twice at once."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dossier import Control, Membership, PartialDate, Relation, cited_by
from geo.dossier.sourcing import tallies, total
from tests.dossier.content import FOLDER, read_facts

DOSSIER = read_facts(FOLDER)
DAY = timedelta(days=1)
Found = Callable[[date], bool]
days = st.dates(date(1945, 1, 1), date(2026, 12, 31))


@given(st.sampled_from(sorted(DOSSIER.disputes)), days)
def test_a_zone_has_no_administrator_twice(dispute: str, day: date) -> None:
    counted = Counter(row.administrator for row in DOSSIER.administrators_of(dispute, day))
    assert set(counted.values()) <= {1}
    assert "" not in counted


@given(st.sampled_from(sorted(DOSSIER.states)), days)
def test_a_state_has_one_standing_in_an_organisation(state: str, day: date) -> None:
    counted = Counter(row.organisation for row in DOSSIER.memberships_of(state, day))
    assert set(counted.values()) <= {1}


def _outside(found: Found, first: PartialDate | None, after: PartialDate | None) -> list[date]:
    """The days on which a row should hold and does not, or the other way round."""
    assert first
    days = {first.first: True, first.first - DAY: False}
    if after:
        days |= {after.first - DAY: True, after.first: False}
    return [day for day, holds in days.items() if found(day) is not holds]


def test_control_begins_on_its_first_day_and_ends_before_its_last() -> None:
    def holds(row: Control, day: date) -> bool:
        # Of a zone that nobody administers the row holds no day.
        return row in DOSSIER.administrators_of(row.dispute_id, day)

    broken = {}
    for name, row in DOSSIER.control.items():
        if row.administrator:
            broken[name] = _outside(partial(holds, row), row.valid_from, row.valid_to)
        else:
            days = {row.valid_from.first, *([row.valid_to.first - DAY] if row.valid_to else [])}
            broken[name] = [day for day in days if holds(row, day)]
    assert {name: days for name, days in broken.items() if days} == {}


def test_a_membership_begins_on_its_first_day_and_ends_before_its_last() -> None:
    def holds(row: Membership, day: date) -> bool:
        return row in DOSSIER.memberships_of(row.state, day)

    broken = {
        name: _outside(partial(holds, row), row.valid_from, row.valid_to)
        for name, row in DOSSIER.memberships.items()
    }
    assert {name: days for name, days in broken.items() if days} == {}


@pytest.mark.parametrize(
    ("dispute", "on", "administrators"),
    [
        ("crimea", "2014-03-17", {"UKR", "RUS"}),
        ("crimea", "2014-03-18", {"RUS"}),
        ("kalbajar", "2020-11-24", {"XNK"}),
        ("kalbajar", "2020-11-25", {"AZE"}),
        ("demchok", "2020-09-21", {"IND", "CHN"}),
        ("siachen", "1984-04-12", set()),
        ("durand-line", "2020-09-21", set()),
        ("no-such-zone", "2020-09-21", set()),
    ],
)
def test_who_administers_a_zone(dispute: str, on: str, administrators: set[str]) -> None:
    found = DOSSIER.administrators_of(dispute, PartialDate.parse(on).first)
    assert {row.administrator for row in found} == administrators


def test_every_membership_is_found_under_its_state() -> None:
    found = {
        row.id
        for state in DOSSIER.states
        for day in {row.valid_from.first for row in DOSSIER.memberships.values() if row.valid_from}
        for row in DOSSIER.memberships_of(state, day)
    }
    assert found == set(DOSSIER.memberships)


def test_parts_and_wholes_name_each_other() -> None:
    parts = {part.id for whole in DOSSIER.disputes for part in DOSSIER.parts_of(whole)}
    assert parts == {zone.id for zone in DOSSIER.disputes.values() if zone.part_of}
    assert "sevastopol" in {part.id for part in DOSSIER.parts_of("crimea")}


def test_each_record_is_counted_once() -> None:
    for table, counts in tallies(DOSSIER).items():
        words = Counter(record.confidence for record in DOSSIER.tables[table].values())
        assert counts.rows == len(DOSSIER.tables[table]) == counts.read + counts.mixed
        assert (counts.read, counts.mixed) == (words["read"], words["mixed"])
    assert total(tallies(DOSSIER)).rows == sum(len(table) for table in DOSSIER.tables.values())


def test_the_ties_of_a_state_have_it_at_an_end() -> None:
    for state in DOSSIER.states:
        ties = [tie for tie in DOSSIER.relations.values() if state in _ends(tie)]
        assert list(DOSSIER.relations_of(state)) == ties, state


def _ends(tie: Relation) -> tuple[str, str]:
    return tie.from_state, tie.to_state


def test_a_source_supports_exactly_the_records_that_cite_it() -> None:
    supported = {
        (source, table, record.id)
        for source in DOSSIER.sources
        for table, record in DOSSIER.supports(source)
    }
    assert supported == {
        (source, table, record.id)
        for table, records in DOSSIER.tables.items()
        for record in records.values()
        for source in cited_by(record)
    }
