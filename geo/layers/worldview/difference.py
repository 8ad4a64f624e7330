"""What a viewer draws otherwise than it is administered, and what two looks draw differently."""

from dataclasses import dataclass

from geo.dossier import Position
from geo.layers.atlas import Atlas
from geo.layers.worldview.holding import Holding, absent_states, holdings
from geo.layers.worldview.land import face_area_km2
from geo.layers.worldview.look import Look


@dataclass(frozen=True)
class Move:
    """A zone that a viewer draws otherwise than it is administered, with its area in km²."""

    zone: str
    administrators: tuple[str, ...]
    holders: tuple[str, ...]
    area_km2: float
    position: Position | None


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
    """A face that two views draw as the land of different states, with its area in km².

    Land of a state that ended did not change hands, but went on under those that `succeeded` it.
    """

    face: str
    before: Holding
    after: Holding
    area_km2: float
    succeeded: bool


def differences(atlas: Atlas, one: Look, other: Look) -> tuple[Difference, ...]:
    """The faces that two looks draw differently, largest first."""
    before, after = holdings(atlas, one), holdings(atlas, other)
    ended = {code for look in (one, other) for code in absent_states(atlas, look.day)}
    found = (
        Difference(
            face,
            before[face],
            after[face],
            face_area_km2(atlas, face),
            succeeded=bool(ended & {*before[face].holders, *after[face].holders}),
        )
        for face in before
        if (before[face].holders, before[face].status == "unknown")
        != (after[face].holders, after[face].status == "unknown")
    )
    return tuple(sorted(found, key=lambda difference: -difference.area_km2))
