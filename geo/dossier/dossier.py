"""The dossier: all records by id, and the questions that pages ask of them."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from geo.dossier.about import About
from geo.dossier.records import (
    SOURCES,
    Change,
    Claim,
    Control,
    Dispute,
    Event,
    Exercise,
    FormerName,
    Membership,
    NotTold,
    OpenQuestion,
    Organisation,
    Place,
    Position,
    Predecessor,
    Record,
    Relation,
    Role,
    Site,
    Source,
    State,
    Zone,
)
from geo.dossier.validity import in_force


@dataclass(frozen=True, eq=False)
class Dossier:
    """All records, each kind by id in the order of its file, and what they are about."""

    about: About
    sources: Mapping[str, Source]
    organisations: Mapping[str, Organisation]
    states: Mapping[str, State]
    memberships: Mapping[str, Membership]
    places: Mapping[str, Place]
    exercises: Mapping[str, Exercise]
    sites: Mapping[str, Site]
    roles: Mapping[str, Role]
    zones: Mapping[str, Zone]
    relations: Mapping[str, Relation]
    disputes: Mapping[str, Dispute]
    control: Mapping[str, Control]
    positions: Mapping[str, Position]
    predecessors: Mapping[str, Predecessor]
    names: Mapping[str, FormerName]
    timeline: Mapping[str, Event]
    not_told: Mapping[str, NotTold]
    claims: Mapping[str, Claim]
    sentences: Mapping[int, str]
    open: Mapping[str, OpenQuestion]
    changes: Mapping[str, Change]

    @cached_property
    def tables(self) -> Mapping[str, Mapping[str, Record]]:
        """The records that cite sources, by the name of their table."""
        return {
            "organisations": self.organisations,
            "states": self.states,
            "memberships": self.memberships,
            "places": self.places,
            "exercises": self.exercises,
            "sites": self.sites,
            "roles": self.roles,
            "zones": self.zones,
            "relations": self.relations,
            "disputes": self.disputes,
            "control": self.control,
            "positions": self.positions,
            "predecessors": self.predecessors,
            "names": self.names,
            "timeline": self.timeline,
            "not_told": self.not_told,
            "claims": self.claims,
        }

    def memberships_of(self, state: str, day: date) -> tuple[Membership, ...]:
        """The memberships of a state that are in force on `day`."""
        return tuple(
            membership
            for membership in self.memberships.values()
            if membership.state == state and in_force(membership, day)
        )

    def administrators_of(self, dispute: str, day: date) -> tuple[Control, ...]:
        """Who administers a zone on `day`: several where it is divided, none where nobody does."""
        return tuple(
            control
            for control in self.control_of(dispute)
            if control.administrator and in_force(control, day)
        )

    def control_of(self, dispute: str) -> tuple[Control, ...]:
        """All rows of control.csv about a zone, in their order."""
        return self._control_by_dispute.get(dispute, ())

    def control_known(self, dispute: str, day: date) -> bool:
        """Whether control.csv says of `day` who administers a zone, or that nobody does."""
        return any(in_force(control, day) for control in self.control_of(dispute))

    def position_of(self, viewer: str, dispute: str, day: date) -> Position | None:
        """How a viewer treats a zone or line on `day`; None where it has no known position."""
        rows = self.positions_by_viewer.get((viewer, dispute), ())
        return next((row for row in rows if in_force(row, day)), None)

    @cached_property
    def positions_by_viewer(self) -> dict[tuple[str, str], tuple[Position, ...]]:
        """The positions of each viewer on each zone or line, by both, of all days."""
        return _group_rows(self.positions.values(), lambda row: (row.state, row.dispute_id))

    def positions_on(self, dispute: str, day: date) -> tuple[Position, ...]:
        """All positions on a zone or line that are in force on `day`."""
        return tuple(row for row in self.positions_about(dispute) if in_force(row, day))

    def positions_about(self, dispute: str) -> tuple[Position, ...]:
        """All positions on a zone or line, of all days, in their order."""
        return self._positions_by_dispute.get(dispute, ())

    def claims_about(self, dispute: str) -> tuple[Position, ...]:
        """The positions on a zone or line by which a state counts it as its own, of all days."""
        return self._claims_by_dispute.get(dispute, ())

    def wholes_of(self, dispute: str) -> tuple[str, ...]:
        """A zone, the zone of which it is a part, and so on outwards."""
        chain: list[str] = []
        while dispute and dispute not in chain:
            chain.append(dispute)
            dispute = self.disputes[dispute].part_of if dispute in self.disputes else ""
        return tuple(chain)

    def innermost_position(self, viewer: str, dispute: str, day: date) -> Position | None:
        """How a viewer treats a zone on `day`: what it says of the zone, or else of a whole."""
        found = (self.position_of(viewer, zone, day) for zone in self.wholes_of(dispute))
        return next((position for position in found if position is not None), None)

    def innermost_positions(self, dispute: str, day: date) -> tuple[Position, ...]:
        """The innermost position of each viewer that has one, those on the zone itself first."""
        rows = (row for zone in self.wholes_of(dispute) for row in self.positions_on(zone, day))
        by_viewer: dict[str, Position] = {}
        for row in rows:
            by_viewer.setdefault(row.state, row)
        return tuple(by_viewer.values())

    def predecessor_of(self, state: str, day: date) -> str:
        """The state to which the land of `state` belonged on `day`, or `state` itself."""
        row = self._predecessor_by_state.get(state)
        return row.predecessor if row is not None and day < row.until.first else state

    def former_names(self, feature: str) -> tuple[FormerName, ...]:
        """The names that a feature bore before today's, in the order of the file."""
        return self._names_by_feature.get(feature, ())

    def former_name(self, feature: str, day: date) -> str:
        """The name that a feature bore on `day`; '' where it bore today's."""
        rows = self.former_names(feature)
        return next((row.name for row in rows if in_force(row, day)), "")

    @property
    def subject(self) -> Exercise:
        """The exercise that the dossier is about."""
        return self.exercises[self.about.subject]

    @property
    def subject_name(self) -> str:
        """What a sentence calls the exercise: its name without others in brackets."""
        return self.subject.short_name

    @property
    def work(self) -> Source:
        """The text whose statements are checked."""
        return self.sources[self.about.work.source]

    def role_of(self, state: str, account: str = SOURCES) -> Role | None:
        """The part of a state in the exercise by an account; None where it gives it none."""
        return self._roles_by_account.get((account, state))

    def site_of(self, place: str) -> Site | None:
        """The part of a place in the exercise that the dossier is about; None where it has none."""
        return self._sites_by_place.get((self.about.subject, place))

    @cached_property
    def covered_zones(self) -> tuple[Dispute, ...]:
        """The disputes that lists and tables tell about, in the order of their file."""
        wanted = self.about.zones or self.disputes
        return tuple(row for row in self.disputes.values() if row.id in wanted)

    def part_in_subject(self, place: str) -> str:
        """The part of a place in the exercise, such as `main`; '' where it has none."""
        site = self.site_of(place)
        return site.part if site else ""

    def relations_of(self, state: str) -> tuple[Relation, ...]:
        """The ties of a state, whichever end it is."""
        return tuple(
            relation
            for relation in self.relations.values()
            if state in (relation.from_state, relation.to_state)
        )

    def parts_of(self, dispute: str) -> tuple[Dispute, ...]:
        """The zones and lines that name `dispute` as the one they are part of."""
        return self._disputes_by_whole.get(dispute, ())

    def supports(self, source: str) -> tuple[tuple[str, Record], ...]:
        """All records that cite a source, each with the name of its table."""
        return self._citations.get(source, ())

    @cached_property
    def _roles_by_account(self) -> dict[tuple[str, str], Role]:
        return {(row.account, row.state): row for row in self.roles.values()}

    @cached_property
    def _sites_by_place(self) -> dict[tuple[str, str], Site]:
        return {(row.exercise, row.place): row for row in self.sites.values()}

    @cached_property
    def _control_by_dispute(self) -> dict[str, tuple[Control, ...]]:
        return _group_rows(self.control.values(), lambda row: row.dispute_id)

    @cached_property
    def _positions_by_dispute(self) -> dict[str, tuple[Position, ...]]:
        return _group_rows(self.positions.values(), lambda row: row.dispute_id)

    @cached_property
    def _claims_by_dispute(self) -> dict[str, tuple[Position, ...]]:
        claims = (row for row in self.positions.values() if row.claims == "yes")
        return _group_rows(claims, lambda row: row.dispute_id)

    @cached_property
    def _disputes_by_whole(self) -> dict[str, tuple[Dispute, ...]]:
        return _group_rows(self.disputes.values(), lambda row: row.part_of)

    @cached_property
    def _predecessor_by_state(self) -> dict[str, Predecessor]:
        return {row.successor: row for row in self.predecessors.values()}

    @cached_property
    def _names_by_feature(self) -> dict[str, tuple[FormerName, ...]]:
        return _group_rows(self.names.values(), lambda row: row.feature)

    @cached_property
    def _citations(self) -> dict[str, tuple[tuple[str, Record], ...]]:
        citing: defaultdict[str, list[tuple[str, Record]]] = defaultdict(list)
        for table, records in self.tables.items():
            for record in records.values():
                for source in dict.fromkeys(cited_by(record)):
                    citing[source].append((table, record))
        return {source: tuple(records) for source, records in citing.items()}


def cited_by(record: Record) -> tuple[str, ...]:
    """The ids of all sources that a record names, those of its parts included."""
    cited = list(record.sources)
    if isinstance(record, Dispute):
        cited += [source for source in (record.area_source, record.length_source) if source]
    if isinstance(record, Claim):
        cited += [source for said in record.others_say for source in said.sources]
        cited += [source for figure in record.values for source in figure.sources]
    return tuple(cited)


_Key = TypeVar("_Key", bound=Hashable)
_Row = TypeVar("_Row", bound=Record)


def _group_rows(
    rows: Iterable[_Row], key_of: Callable[[_Row], _Key]
) -> dict[_Key, tuple[_Row, ...]]:
    grouped: defaultdict[_Key, list[_Row]] = defaultdict(list)
    for row in rows:
        grouped[key_of(row)].append(row)
    return {key: tuple(group) for key, group in grouped.items()}
