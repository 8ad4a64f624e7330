"""The dossier: all records by id, and the questions that pages ask of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from geo.dossier.records import (
    Claim,
    Control,
    Dispute,
    Event,
    Exercise,
    Membership,
    Organisation,
    Place,
    Record,
    Relation,
    Source,
    State,
)
from geo.dossier.types import PartialDate


@dataclass(frozen=True, eq=False)
class Dossier:
    """All records, each kind by id in the order of its file."""

    sources: Mapping[str, Source]
    organisations: Mapping[str, Organisation]
    states: Mapping[str, State]
    memberships: Mapping[str, Membership]
    places: Mapping[str, Place]
    exercises: Mapping[str, Exercise]
    relations: Mapping[str, Relation]
    disputes: Mapping[str, Dispute]
    control: Mapping[str, Control]
    timeline: Mapping[str, Event]
    claims: Mapping[str, Claim]
    sentences: Mapping[int, str]

    @cached_property
    def tables(self) -> Mapping[str, Mapping[str, Record]]:
        """The records that cite sources, by the name of their table."""
        return {
            "organisations": self.organisations,
            "states": self.states,
            "memberships": self.memberships,
            "places": self.places,
            "exercises": self.exercises,
            "relations": self.relations,
            "disputes": self.disputes,
            "control": self.control,
            "timeline": self.timeline,
            "claims": self.claims,
        }

    def memberships_of(self, state: str, day: date) -> tuple[Membership, ...]:
        """The memberships of a state that are in force on `day`."""
        return tuple(
            membership
            for membership in self.memberships.values()
            if membership.state == state
            and _in_force(membership.valid_from, membership.valid_to, day)
        )

    def administrators_of(self, dispute: str, day: date) -> tuple[Control, ...]:
        """Who administers a zone on `day`: several where it is divided, none where nobody does."""
        return tuple(
            control
            for control in self.control_of(dispute)
            if control.administrator and _in_force(control.valid_from, control.valid_to, day)
        )

    def control_of(self, dispute: str) -> tuple[Control, ...]:
        """All rows of control.csv about a zone, in their order."""
        return self._control_by_dispute.get(dispute, ())

    def relations_of(self, state: str) -> tuple[Relation, ...]:
        """The ties of a state, whichever end it is."""
        return tuple(
            relation
            for relation in self.relations.values()
            if state in (relation.from_state, relation.to_state)
        )

    def parts_of(self, dispute: str) -> tuple[Dispute, ...]:
        """The zones and lines that name `dispute` as the one they are part of."""
        return tuple(part for part in self.disputes.values() if part.part_of == dispute)

    def supports(self, source: str) -> tuple[tuple[str, Record], ...]:
        """All records that cite a source, each with the name of its table."""
        return self._citations.get(source, ())

    def confidence_counts(self) -> dict[str, dict[str, int]]:
        """For each table, how many rows are read, mixed and unverified-recall."""
        counts: dict[str, dict[str, int]] = {}
        for name, table in self.tables.items():
            of_table = counts.setdefault(name, {"read": 0, "mixed": 0, "unverified-recall": 0})
            for record in table.values():
                of_table[record.confidence] += 1
        return counts

    @cached_property
    def _control_by_dispute(self) -> dict[str, tuple[Control, ...]]:
        grouped: dict[str, tuple[Control, ...]] = {}
        for row in self.control.values():
            grouped[row.dispute_id] = (*grouped.get(row.dispute_id, ()), row)
        return grouped

    @cached_property
    def _citations(self) -> dict[str, tuple[tuple[str, Record], ...]]:
        citing: dict[str, tuple[tuple[str, Record], ...]] = {}
        for table, records in self.tables.items():
            for record in records.values():
                for source in dict.fromkeys(cited_by(record)):
                    citing[source] = (*citing.get(source, ()), (table, record))
        return citing


def cited_by(record: Record) -> tuple[str, ...]:
    """The ids of all sources that a record names, those of its parts included."""
    cited = list(record.sources)
    if isinstance(record, Dispute):
        cited += [source for source in (record.area_source, record.length_source) if source]
    if isinstance(record, Claim):
        cited += [source for said in record.others_say for source in said.sources]
        cited += [source for figure in record.values for source in figure.sources]
    return tuple(cited)


def _in_force(start: PartialDate | None, end: PartialDate | None, day: date) -> bool:
    return (start is None or start.first <= day) and (end is None or day < end.first)
