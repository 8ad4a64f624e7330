"""Whose land a point is, and was: the face of the partition under it, and its holders."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.dossier import Control, PartialDate, Predecessor, in_force
from geo.dossier.served import first_day
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.frames import reference
from geo.layers.points.point_id import Point
from geo.layers.worldview import Holding, Look, change_days, holding_of, viewers


def face_at(atlas: Atlas, point: Point) -> str | None:
    """The face that a point lies on, of two that meet there the first; None off all land."""
    tree, names = _faces(atlas.original)
    found = tree.query(shapely.Point(point.lon, point.lat), predicate="intersects")
    return str(names[min(found)]) if len(found) else None


def is_on_lake(atlas: Atlas, point: Point) -> bool:
    """Whether a lake of the atlas lies at the point."""
    at = shapely.Point(point.lon, point.lat)
    return bool(len(_lakes(atlas.original).query(at, predicate="intersects")))


def index_land(atlas: Atlas) -> None:
    """Reads faces and lakes ahead of the first question, which would wait for it."""
    _faces(atlas.original)
    _lakes(atlas.original)


@cache_by_atlas
def _faces(atlas: Atlas) -> tuple[shapely.STRtree, NDArray[np.object_]]:
    faces = atlas.full_faces
    return shapely.STRtree(faces.geometry.to_numpy()), faces["face"].to_numpy()


@cache_by_atlas
def _lakes(atlas: Atlas) -> shapely.STRtree:
    return shapely.STRtree(reference.lakes(atlas).geometry.to_numpy())


def holdings_by_viewer(atlas: Atlas, face: str, day: date) -> Mapping[str, Holding]:
    """The holding of a face on a day in the look of every viewer."""
    return {viewer: holding_of(atlas, face, Look(viewer, day)) for viewer in viewers(atlas)}


@dataclass(frozen=True)
class Spell:
    """A time in which the same administered a face: its first day, and that of the next spell.

    That of the first spell is as the rows have it, or None where they do not say; `sources` are
    those of the rows that say so on its first day, and `notes` what they add.
    """

    since: PartialDate | None
    until: PartialDate | None
    administrators: tuple[str, ...]
    sources: tuple[str, ...]
    notes: tuple[str, ...]


@cache_by_atlas
def spells(atlas: Atlas, face: str) -> tuple[Spell, ...]:
    """Who administered a face from the first day of the atlas on, one spell after another."""
    held = [
        (day, holding_of(atlas, face, Look(day=day)).administrators) for day in change_days(atlas)
    ]
    runs = [(next(run)[0], codes) for codes, run in groupby(held, key=lambda pair: pair[1])]
    days = [PartialDate.parse(day.isoformat()) for day, _codes in runs]
    return tuple(
        _spell(atlas, face, codes, since, until)
        for (_day, codes), since, until in zip(runs, days, [*days[1:], None], strict=True)
    )


def _spell(
    atlas: Atlas, face: str, codes: tuple[str, ...], since: PartialDate, until: PartialDate | None
) -> Spell:
    rows = _rows_of(atlas, face, since.first)
    starts = [row.valid_from for row in rows if isinstance(row, Control)]
    is_first = since.first == first_day()
    return Spell(
        (starts[0] if starts else None) if is_first else since,
        until,
        codes,
        tuple(dict.fromkeys(source for row in rows for source in row.sources)),
        tuple(dict.fromkeys(row.note for row in rows if isinstance(row, Control) and row.note)),
    )


def _rows_of(atlas: Atlas, face: str, day: date) -> Sequence[Control | Predecessor]:
    """The rows by which a face is administered on a day; none of land that was nobody else's."""
    state, zones = atlas.zones_of_face[face]
    rows_before = atlas.dossier.predecessors.values()
    ended = next((row for row in rows_before if row.successor == state), None)
    if ended and (day < ended.until.first or not zones):
        return [ended]
    for zone in zones:
        rows = [row for row in atlas.dossier.control_of(zone) if in_force(row, day)]
        if rows:
            return rows
    return []
