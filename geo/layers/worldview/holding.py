"""Whose each face of the partition is in a look."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from typing import Literal

from geo.dossier import Dated, Position, in_force
from geo.dossier.served import first_day
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.worldview.days import last_change
from geo.layers.worldview.look import DE_FACTO, Look

Status = Literal["undisputed", "administered", "claimed", "divided", "undetermined", "unknown"]


@dataclass(frozen=True)
class Holding:
    """Whose a face is drawn as, and how that stands to who administers it.

    `holders` are codes: one as a rule, several where the land is divided, none where it is drawn
    as nobody's, or where no position of the viewer was found and the status is `unknown`.
    `administrators` are the de facto ones; `claimants` those who count the face as their own on
    the day, whatever their maps show, in the order of disputes.csv.
    """

    holders: tuple[str, ...]
    status: Status
    administrators: tuple[str, ...]
    claimants: tuple[str, ...] = ()
    position: Position | None = None

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Those who claim the face or administer it, each once; claimants first."""
        return tuple(dict.fromkeys((*self.claimants, *self.administrators)))

    @cached_property
    def disputed(self) -> bool:
        """Whether somebody claims the face who does not hold it, or not alone."""
        return len(self.parties) > 1 or (bool(self.claimants) and not self.administrators)

    @property
    def moved(self) -> bool:
        """Whether the viewer is known to draw the face otherwise than it is administered."""
        return self.status != "unknown" and self.holders != self.administrators


def holdings(atlas: Atlas, look: Look) -> Mapping[str, Holding]:
    """The holding of every face in a look."""
    return _holdings(atlas, replace(look, day=last_change(atlas, look.day)))


def holding_of(atlas: Atlas, face: str, look: Look) -> Holding:
    """The holding of one face in a look, without those of all others."""
    state, zones = atlas.zones_of_face[face]
    return _holding(atlas, state, zones, replace(look, day=last_change(atlas, look.day)))


@cache_by_atlas
def _holdings(atlas: Atlas, look: Look) -> Mapping[str, Holding]:
    disputed = {
        face: _holding(atlas, state, zones, look)
        for face, (state, zones) in atlas.zones_of_face.items()
        if zones
    }
    return {**_undisputed_holdings(atlas, look.day), **disputed}


@cache_by_atlas
def _undisputed_holdings(atlas: Atlas, day: date) -> Mapping[str, Holding]:
    """The holdings of the faces without a zone, which are the same for every viewer."""
    return {
        face: _sole_holding(current_state(atlas, state, day))
        for face, (state, zones) in atlas.zones_of_face.items()
        if not zones
    }


def _holding(atlas: Atlas, state: str, zones: tuple[str, ...], look: Look) -> Holding:
    now = current_state(atlas, state, look.day)
    if not zones:
        return _sole_holding(now)
    administrators, claimants = _ground(atlas, state, zones, look.day)
    position = atlas.dossier.innermost_position(look.viewer, zones[0], look.day)
    if position is None:
        found = Holding(administrators, _status(administrators), administrators, claimants)
        unknown = look.viewer != DE_FACTO and found.disputed
        return replace(found, holders=(), status="unknown") if unknown else found
    drawn = current_state(atlas, position.draws_as, look.day)
    if not drawn:
        return Holding((), "undetermined", administrators, claimants, position)
    status: Status = "administered" if administrators == (drawn,) else "claimed"
    return Holding((drawn,), status, administrators, claimants, position)


@cache
def _sole_holding(state: str) -> Holding:
    # One for all views: most land is nobody else's, whoever draws it.
    return Holding((state,), "undisputed", (state,))


def _status(administrators: tuple[str, ...]) -> Status:
    if not administrators:
        return "undetermined"
    return "divided" if len(administrators) > 1 else "administered"


def administrators_of(atlas: Atlas, zones: Iterable[str], day: date) -> tuple[str, ...]:
    """Who administers the land of these zones (leaf first) on `on`; nobody: ().

    The innermost zone decides about which control.csv knows something for that day.
    """
    for zone in zones:
        if atlas.dossier.control_known(zone, day):
            rows = atlas.dossier.administrators_of(zone, day)
            return tuple(dict.fromkeys(row.administrator for row in rows))
    return ()


@cache_by_atlas
def _ground(
    atlas: Atlas, state: str, zones: tuple[str, ...], day: date
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who administers and who claims the land of these zones on `on`: the same for all viewers."""
    now = current_state(atlas, state, day)
    # Inside a state that has since ended, its own administration is what counts.
    administrators = (now,) if now != state else administrators_of(atlas, zones, day)
    return administrators, _claimants(atlas, zones, administrators, day)


def _claimants(
    atlas: Atlas, zones: tuple[str, ...], administrators: tuple[str, ...], day: date
) -> tuple[str, ...]:
    claims = {
        current_state(atlas, row.state, day)
        for zone in zones
        for row in atlas.dossier.claims_about(zone)
        if in_force(row, day)
    }
    order = (*atlas.dossier.disputes[zones[0]].claimants, *administrators, *sorted(claims))
    return tuple(dict.fromkeys(code for code in order if code in claims))


def current_state(atlas: Atlas, code: str, day: date) -> str:
    """The state that stood for `code` on `on`: its predecessor before it began."""
    return atlas.dossier.predecessor_of(code, day)


def absent_states(atlas: Atlas, day: date) -> tuple[str, ...]:
    """The codes of the states that had not begun on `on`, or had ended by then, sorted."""
    rows = atlas.dossier.predecessors.values()
    later = {row.successor for row in rows if day < row.until.first}
    earlier = {row.predecessor for row in rows if row.predecessor not in atlas.state_names}
    return tuple(sorted(later | (earlier - {current_state(atlas, code, day) for code in later})))


@cache_by_atlas
def party_sets(atlas: Atlas) -> tuple[tuple[str, ...], ...]:
    """The sets of parties that some zone has on some day, each once, sorted."""
    sets = {Holding((), "unknown", *ground).parties for ground in _grounds(atlas)}
    return tuple(sorted(sets - {()}))


@cache_by_atlas
def shared_holders(atlas: Atlas) -> tuple[tuple[str, ...], ...]:
    """Those who hold some zone together on some day, each set once, sorted."""
    sets = {administrators for administrators, _claimants in _grounds(atlas)}
    return tuple(sorted(codes for codes in sets if len(codes) > 1))


@cache_by_atlas
def _grounds(atlas: Atlas) -> frozenset[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Who administers and who claims land of some zone on some day, each such pair once."""
    chains = {(state, zones) for state, zones in atlas.zones_of_face.values() if zones}
    return frozenset(
        _ground(atlas, state, zones, day)
        for state, zones in chains
        for day in _ground_days(atlas, state, zones)
    )


def _ground_days(atlas: Atlas, state: str, zones: tuple[str, ...]) -> set[date]:
    """The days at which who administers or claims the land of these zones may change.

    Each zone has few, all zones together have hundreds.
    """
    dossier = atlas.dossier
    claims = [row for zone in zones for row in dossier.claims_about(zone)]
    rows: list[Dated] = [*claims, *(row for zone in zones for row in dossier.control_of(zone))]
    states = {state, *(row.state for row in claims)}
    begun = (row.until for row in dossier.predecessors.values() if row.successor in states)
    ends = (end for row in rows for end in (row.valid_from, row.valid_to))
    start = first_day()
    return {start, *(day.first for day in (*begun, *ends) if day and day.first > start)}


def unfound(atlas: Atlas, look: Look) -> tuple[str, ...]:
    """The disputed faces on which no position of a viewer was found, in the order of the faces."""
    held = holdings(atlas, look)
    return tuple(face for face, holding in held.items() if holding.status == "unknown")
