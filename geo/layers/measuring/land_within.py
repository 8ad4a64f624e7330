"""Whose land lies within a polygon, by the faces of the partition, on the ellipsoid."""

from collections import defaultdict
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from geo.layers.atlas import Atlas, Face
from geo.layers.cached import cache_some_by_atlas
from geo.layers.frames.zones import holder_codes
from geo.layers.geometry import rows_as
from geo.layers.measuring.geodesy import area_km2
from geo.layers.worldview import Look, holdings
from geo.layers.worldview.land import face_area_km2


@dataclass(frozen=True)
class LandPart:
    """How much of an area is one holder's, in one zone or none: holders, zone or '', area.

    The zone is one that is disputed on the day. Holders are as in `holder_codes`.
    """

    holders: tuple[str, ...]
    zone: str
    area_km2: float
    is_water: bool = False


def land_within(atlas: Atlas, polygon: BaseGeometry, look: Look) -> tuple[LandPart, ...]:
    """The land within a polygon (EPSG:4326) as a look draws it, in no order; without water."""
    held = holdings(atlas, look)
    areas_km2: dict[tuple[tuple[str, ...], str], float] = defaultdict(float)
    for face, face_km2 in _faces_within(atlas.original, polygon.wkb):
        _state, zones = atlas.zones_of_face[face]
        zone = zones[0] if zones and held[face].disputed else ""
        areas_km2[holder_codes(held[face]), zone] += face_km2
    return tuple(LandPart(*land, own_km2) for land, own_km2 in areas_km2.items())


@cache_some_by_atlas(64)
def _faces_within(atlas: Atlas, polygon_wkb: bytes) -> tuple[tuple[str, float], ...]:
    """The faces that a polygon meets, each with how much of it lies within, in km²."""
    polygon = shapely.from_wkb(polygon_wkb)
    shapely.prepare(polygon)
    faces = atlas.full_faces
    near = faces.iloc[faces.sindex.query(polygon, predicate="intersects")]
    found = ((face.face, _common_km2(atlas, face.face, polygon)) for face in rows_as(Face, near))
    return tuple((face, own_km2) for face, own_km2 in found if own_km2 > 0)


def _common_km2(atlas: Atlas, face: str, polygon: BaseGeometry) -> float:
    land = atlas.full_faces.at[face, "geometry"]
    if polygon.contains(land):
        return face_area_km2(atlas, face)
    return area_km2(shapely.intersection(land, polygon))
