"""The columns on memberships in states.csv say what memberships.csv says for the same day."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from geo.dossier import Dossier, Membership, PartialDate

ORGANISATIONS = {"csto": ("CSTO", "CST"), "sco": ("SCO",), "cis": ("CIS",), "eaeu": ("EAEU",),
                 "nato": ("NATO",), "quad": ("Quad",)}  # fmt: skip
STANDING = re.compile(r"(member|observer|associate|participant|dialogue partner)(?: since (\S+))?")
# The Quad has no act of accession; states.csv calls its participants members.
SAME_STANDING = {("quad", "member"): "participant"}
ENDED = re.compile(r"(?:former member \(left|left in|participation ended) (\d{4})\)?")


@pytest.mark.parametrize("column", ORGANISATIONS)
def test_every_state_stands_where_both_tables_say(dossier: Dossier, column: str) -> None:
    apart = {state: how for state in dossier.states if (how := _apart(dossier, state, column))}
    assert apart == {}


def test_a_standing_that_one_table_has_is_told(dossier: Dossier) -> None:
    changed = dossier.states["RUS"].model_copy(update={"csto": "observer since 1994"})
    states = {**dossier.states, "RUS": changed}
    assert "observer" in _apart(replace(dossier, states=states), "RUS", "csto")


def _apart(dossier: Dossier, state: str, column: str) -> str:
    """How states.csv and memberships.csv differ on a state; nothing where they do not."""
    record = dossier.states[state]
    cell: str = getattr(record, column)
    current = list(_current(dossier, state, ORGANISATIONS[column], record.memberships_as_of))
    if len(current) > 1:
        return f"stands twice: {current}"
    if current:
        told = f"'{cell}' against {current[0].status} since {current[0].valid_from}"
        standing = STANDING.fullmatch(cell)
        same = standing and (
            SAME_STANDING.get((column, standing[1]), standing[1]) == current[0].status
            and str(current[0].valid_from).startswith(standing[2] or "")
        )
        return "" if same else told
    ended = ENDED.fullmatch(cell)
    years = _years_of_end(dossier, state, ORGANISATIONS[column])
    known = not cell or (ended and ended[1] in years)
    return "" if known else f"'{cell}', but memberships.csv has none on {record.memberships_as_of}"


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
