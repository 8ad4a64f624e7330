"""Worldviews: whose land each face of the partition is, as drawn by a viewer, on a day.

A worldview gives every face exactly one holding, so that its states and zones are a partition of
the same land for every viewer and every day. The viewer is `defacto` (who administered the land),
`UN` (the practice of the United Nations), or a state with a position in positions.csv. Where no
position of a viewer on disputed land was found, the holding is unknown: it is never guessed.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, cached_property
from typing import Literal

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.dossier import Dated, FormerName, Position
from geo.dossier.served import first_day, home_day
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.feature_id import FeatureId
from geo.layers.geodesy import area_km2
from geo.layers.geometry import Band

DE_FACTO, UN = "defacto", "UN"

Status = Literal["undisputed", "administered", "claimed", "divided", "undetermined", "unknown"]


@dataclass(frozen=True, order=True)
class Look:
    """Whose drawing of the land a map shows, and of which day: at first, as every map opens."""

    viewer: str = DE_FACTO
    day: date = field(default_factory=home_day)


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


@dataclass(frozen=True)
class Move:
    """A zone that a viewer draws otherwise than it is administered, with its area in km²."""

    zone: str
    administrators: tuple[str, ...]
    holders: tuple[str, ...]
    area_km2: float
    position: Position | None


def worldview(atlas: Atlas, look: Look, band: Band = "fine") -> gpd.GeoDataFrame:
    """The partition of all land of a look, EPSG:4326, one row a face.

    Columns: face, holders, status, administrators, claimants (tuples of codes; see Holding),
    zones (tuple, leaf first), geometry. The geometry is that of the faces, whatever the view.
    """
    faces = atlas.faces(band)
    held = holdings(atlas, look)
    rows = [
        {
            "face": face.face,
            "holders": held[face.face].holders,
            "status": held[face.face].status,
            "administrators": held[face.face].administrators,
            "claimants": held[face.face].claimants,
            "zones": face.zones,
            "geometry": face.geometry,
        }
        for face in faces.itertuples()
    ]
    return gpd.GeoDataFrame(rows, crs=4326)


def holdings(atlas: Atlas, look: Look) -> Mapping[str, Holding]:
    """The holding of every face in a look."""
    return _holdings(atlas, replace(look, day=last_change(atlas, look.day)))


def last_change(atlas: Atlas, day: date) -> date:
    """The last day up to `day` at which some worldview changed; the first day for earlier ones."""
    days = change_days(atlas)
    return days[max(bisect_right(days, day) - 1, 0)]


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
        face: _undisputed(current_state(atlas, state, day))
        for face, (state, zones) in atlas.zones_of_face.items()
        if not zones
    }


@cache_by_atlas
def viewers(atlas: Atlas) -> tuple[str, ...]:
    """The points of view that can be chosen, `defacto` and `UN` first, then states by name.

    A state is offered where positions.csv has a row of its own; entities without UN membership
    are not.
    """
    states = {
        row.state
        for row in atlas.dossier.positions.values()
        if row.state in atlas.dossier.states
        and atlas.dossier.states[row.state].entity_type == "un-member"
    }
    return (DE_FACTO, UN, *sorted(states, key=atlas.state_name))


def viewer_is_state(viewer: str) -> bool:
    """Whether a viewer is a state, and neither the ground nor the United Nations."""
    return viewer not in (DE_FACTO, UN)


@cache_by_atlas
def change_days(atlas: Atlas, positions: tuple[Position, ...] | None = None) -> tuple[date, ...]:
    """The days from the first on at which a worldview, a place or a tie changes, in order.

    With `positions` only these are counted among the positions of viewers.
    """
    dossier = atlas.dossier
    counted = tuple(dossier.positions.values()) if positions is None else positions
    dated: tuple[Dated, ...] = (
        *dossier.control.values(), *counted, *names_of_land(atlas), *dossier.not_told.values(),
    )  # fmt: skip
    days = {end.first for row in dated for end in (row.valid_from, row.valid_to) if end}
    days |= {row.until.first for row in dossier.predecessors.values()}
    # The last day of a place's or a tie's row still belongs to it.
    lasting: tuple[Dated, ...] = (*dossier.places.values(), *dossier.relations.values())
    for row in lasting:
        days |= {row.valid_from.first} if row.valid_from else set()
        days |= {row.valid_to.last + timedelta(days=1)} if row.valid_to else set()
    start = first_day()
    return (start, *sorted(day for day in days if day > start))


def names_of_land(atlas: Atlas) -> Iterable[FormerName]:
    """The former names of states and zones; those of cities change no worldview."""
    return (
        row for row in atlas.dossier.names.values() if FeatureId.parse(row.feature).kind != "city"
    )


@cache_by_atlas
def party_sets(atlas: Atlas) -> tuple[tuple[str, ...], ...]:
    """The sets of parties that some zone has on some day, each once, sorted."""
    held = (holdings(atlas, Look(day=day)) for day in change_days(atlas))
    zoned = {face for face, (_state, zones) in atlas.zones_of_face.items() if zones}
    sets = {holding.parties for day in held for face, holding in day.items() if face in zoned}
    return tuple(sorted(sets - {()}))


def unfound(atlas: Atlas, look: Look) -> tuple[str, ...]:
    """The disputed faces on which no position of a viewer was found, in the order of the faces."""
    held = holdings(atlas, look)
    return tuple(face for face, holding in held.items() if holding.status == "unknown")


def moves(atlas: Atlas, look: Look) -> tuple[Move, ...]:
    """The zones that the viewer draws otherwise than they are administered, largest first."""
    held = holdings(atlas, look)
    found = (
        Move(
            atlas.zones_of_face[face][1][0],
            holding.administrators,
            holding.holders,
            face_area_km2(atlas, face),
            holding.position,
        )
        for face, holding in held.items()
        if holding.moved
    )
    return tuple(sorted(found, key=lambda move: -move.area_km2))


@dataclass(frozen=True)
class Difference:
    """A face that two views draw as the land of different states, with its area in km²."""

    face: str
    before: Holding
    after: Holding
    area_km2: float


def differences(atlas: Atlas, one: Look, other: Look) -> tuple[Difference, ...]:
    """The faces that two looks draw differently, largest first."""
    before, after = holdings(atlas, one), holdings(atlas, other)
    found = (
        Difference(face, before[face], after[face], face_area_km2(atlas, face))
        for face in before
        if (before[face].holders, before[face].status == "unknown")
        != (after[face].holders, after[face].status == "unknown")
    )
    return tuple(sorted(found, key=lambda difference: -difference.area_km2))


def land_of(atlas: Atlas, state: str, look: Look) -> BaseGeometry:
    """The land drawn as `state`'s, alone or divided with others, EPSG:4326, full resolution."""
    held = holdings(atlas, look)
    return _union(atlas, tuple(face for face in held if state in held[face].holders))


@cache_by_atlas
def _union(atlas: Atlas, faces: tuple[str, ...]) -> BaseGeometry:
    union: BaseGeometry = shapely.union_all(atlas.full_faces.geometry[list(faces)].to_list())
    return union


def land_area_km2(atlas: Atlas, state: str, look: Look) -> float:
    """The area of the land drawn as `state`'s alone, in km² on the ellipsoid."""
    held = holdings(atlas, look)
    mine = (face for face, holding in held.items() if holding.holders == (state,))
    return sum(face_area_km2(atlas, face) for face in mine)


def zones_held(atlas: Atlas, state: str, look: Look) -> tuple[str, ...]:
    """The ids of the disputed zones drawn as `state`'s alone, in the order of disputes.csv."""
    held = holdings(atlas, look)
    return tuple(
        zone
        for zone in atlas.dossier.disputes
        if zone in held and held[zone].disputed and held[zone].holders == (state,)
    )


@cache_by_atlas
def face_area_km2(atlas: Atlas, face: str) -> float:
    """The area of a face on the ellipsoid at full resolution, in km²."""
    return area_km2(atlas.full_faces.at[face, "geometry"])


def current_state(atlas: Atlas, code: str, day: date) -> str:
    """The state that stood for `code` on `on`: its predecessor before it began."""
    return atlas.dossier.predecessor_of(code, day)


def absent_states(atlas: Atlas, day: date) -> tuple[str, ...]:
    """The codes of the states that had not begun on `on`, or had ended by then, sorted."""
    rows = atlas.dossier.predecessors.values()
    later = {row.successor for row in rows if day < row.until.first}
    earlier = {row.predecessor for row in rows if row.predecessor not in atlas.state_names}
    return tuple(sorted(later | (earlier - {current_state(atlas, code, day) for code in later})))


def _holding(atlas: Atlas, state: str, zones: tuple[str, ...], look: Look) -> Holding:
    now = current_state(atlas, state, look.day)
    if not zones:
        return _undisputed(now)
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
def _undisputed(state: str) -> Holding:
    # One for all views: most land is nobody else's, whoever draws it.
    return Holding((state,), "undisputed", (state,))


def administrators_of(atlas: Atlas, zones: Iterable[str], day: date) -> tuple[str, ...]:
    """Who administers the land of these zones (leaf first) on `on`; nobody: ().

    The innermost zone decides about which control.csv knows something for that day.
    """
    for zone in zones:
        if atlas.dossier.control_known(zone, day):
            rows = atlas.dossier.administrators_of(zone, day)
            return tuple(dict.fromkeys(row.administrator for row in rows))
    return ()


def _status(administrators: tuple[str, ...]) -> Status:
    if not administrators:
        return "undetermined"
    return "divided" if len(administrators) > 1 else "administered"


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
        for row in atlas.dossier.positions_on(zone, day)
        if row.claims == "yes"
    }
    order = (*atlas.dossier.disputes[zones[0]].claimants, *administrators, *sorted(claims))
    return tuple(dict.fromkeys(code for code in order if code in claims))
