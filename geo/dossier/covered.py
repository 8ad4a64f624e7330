"""Which rows of the world an atlas tells about, where its dossier names the zones it is about."""

from collections.abc import Callable, Mapping

from geo.dossier.dossier import Dossier
from geo.dossier.records import (
    Change,
    Control,
    Dispute,
    FormerName,
    Membership,
    NotTold,
    Organisation,
    Position,
    Predecessor,
    Record,
    State,
)
from geo.dossier.records.record import of_kind


def is_covered(dossier: Dossier, table: str, record: Record) -> bool:
    """Whether an atlas shows a record in its lists, tables or cards of what it is about.

    Rows of the dossier's own tables are all told. Of the world's those are that are about the
    zones of dossier.yaml, about states with a part in the exercise, a tie or a place, and about
    the organisations of its table; without `zones` in dossier.yaml all are.
    """
    rule = _RULES.get(table)
    return not dossier.about.zones or rule is None or rule(dossier, record)


def covered_states(dossier: Dossier) -> frozenset[str]:
    """The codes of the states with a part in the exercise, a tie, or a place."""
    ties = (code for row in dossier.relations.values() for code in (row.from_state, row.to_state))
    roles = (row.state for row in dossier.roles.values())
    places = (row.country for row in dossier.places.values())
    return frozenset((*dossier.about.protagonists, *roles, *ties, *places))


def _membership(dossier: Dossier, row: Membership) -> bool:
    return row.organisation in dossier.about.organisations and row.state in covered_states(dossier)


def _name(dossier: Dossier, row: FormerName) -> bool:
    kind, _colon, name = row.feature.partition(":")
    return name in (covered_states(dossier) if kind == "state" else dossier.about.zones)


_RULES: Mapping[str, Callable[[Dossier, Record], bool]] = {
    "organisations": of_kind(
        Organisation, lambda dossier, row: row.id in dossier.about.organisations
    ),
    "states": of_kind(State, lambda dossier, row: row.id in covered_states(dossier)),
    "memberships": of_kind(Membership, _membership),
    "disputes": of_kind(Dispute, lambda dossier, row: row.id in dossier.about.zones),
    "control": of_kind(Control, lambda dossier, row: row.dispute_id in dossier.about.zones),
    "positions": of_kind(Position, lambda dossier, row: row.dispute_id in dossier.about.zones),
    "predecessors": of_kind(
        Predecessor, lambda dossier, row: row.successor in covered_states(dossier)
    ),
    "names": of_kind(FormerName, _name),
    "not_told": of_kind(
        NotTold, lambda dossier, row: not covered_states(dossier).isdisjoint(row.states)
    ),
}


def covered_changes(dossier: Dossier) -> tuple[Change, ...]:
    """The corrections of what an atlas tells about, the newest first.

    Where dossier.yaml names zones, a correction of a row that no longer stands is left out.
    """
    found = [change for change in dossier.changes.values() if _is_change_covered(dossier, change)]
    return tuple(sorted(found, key=lambda one: one.date, reverse=True))


def _is_change_covered(dossier: Dossier, change: Change) -> bool:
    record = dossier.tables.get(change.table, {}).get(change.row)
    if record is None:
        return not dossier.about.zones
    return is_covered(dossier, change.table, record)
