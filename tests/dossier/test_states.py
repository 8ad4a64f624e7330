"""The columns on memberships in states.csv say what memberships.csv says for the same day."""

import re
from collections.abc import Iterator

import pytest

from geo.dossier import Dossier, Membership, PartialDate
from tests.dossier.content import rows

ORGANISATIONS = {"csto": ("CSTO", "CST"), "sco": ("SCO",), "cis": ("CIS",), "eaeu": ("EAEU",),
                 "nato": ("NATO",), "quad": ("Quad",)}  # fmt: skip
STANDING = re.compile(r"(member|observer|associate|participant|dialogue partner)(?: since (\S+))?")
# The Quad has no act of accession; states.csv calls its participants members.
SAME_STANDING = {("quad", "member"): "participant"}
ENDED = re.compile(r"(?:former member \(left|left in|participation ended) (\d{4})\)?")


@pytest.mark.parametrize("state", [row["id"] for row in rows("states")])
@pytest.mark.parametrize("column", ORGANISATIONS)
def test_a_state_stands_where_both_tables_say(dossier: Dossier, state: str, column: str) -> None:
    record = dossier.states[state]
    cell: str = getattr(record, column)
    current = list(_current(dossier, state, ORGANISATIONS[column], record.memberships_as_of))
    assert len(current) <= 1
    if current:
        standing = STANDING.fullmatch(cell)
        assert standing, f"'{cell}' against {current[0].status} since {current[0].valid_from}"
        assert SAME_STANDING.get((column, standing[1]), standing[1]) == current[0].status
        assert str(current[0].valid_from).startswith(standing[2] or "")
    elif cell:
        ended = ENDED.fullmatch(cell)
        assert ended, f"'{cell}', but memberships.csv has none on {record.memberships_as_of}"
        assert ended[1] in _years_of_end(dossier, state, ORGANISATIONS[column])


def _current(
    dossier: Dossier, state: str, organisations: tuple[str, ...], day: PartialDate
) -> Iterator[Membership]:
    for membership in dossier.memberships_of(state, day.first):
        if membership.organisation in organisations:
            yield membership


def _years_of_end(dossier: Dossier, state: str, organisations: tuple[str, ...]) -> set[str]:
    return {
        str(row.valid_to)[:4]
        for row in dossier.memberships.values()
        if row.state == state and row.organisation in organisations and row.valid_to
    }
