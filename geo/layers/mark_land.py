"""Whose land the marks of a reader cross or hold, and marks as a table of an export."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import geopandas as gpd
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geo.dossier.feature_id import feature_id
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_some_by_atlas
from geo.layers.frames.measures import (
    Crossing,
    crossings_of,
    join_crossings,
    told_land,
    told_stretches,
)
from geo.layers.gazetteer import gazetteer
from geo.layers.marks import ROUNDING, Mark, enclosed_area, mark_geometry
from geo.layers.measuring.geodesy import Gap, distance_km
from geo.layers.measuring.land_within import LandPart, land_within
from geo.layers.worldview import Look

_COLUMNS = [
    "id",
    "kind",
    "colour",
    "name",
    "length_km",
    "area_km2",
    "azimuth_degrees",
    "radius_km",
    "land",
    "feature",
    "by",
    "geometry",
]
BY_READER = "the reader, not the atlas"


@cache_some_by_atlas(256)
def land_under(atlas: Atlas, mark: Mark, look: Look) -> tuple[Crossing, ...]:
    """The land under a line, in the order in which it is crossed; water is left out."""
    found: list[Crossing] = []
    before_km = 0.0
    for one, other in pairwise(mark.points):
        leg_km = distance_km(*one, *other)
        crossings = crossings_of(atlas, Gap(*one, *other, leg_km), look)
        found += (replace(one, from_km=before_km + one.from_km) for one in crossings)
        before_km += leg_km
    return tuple(join_crossings(found))


@cache_some_by_atlas(256)
def land_inside(atlas: Atlas, mark: Mark, look: Look) -> tuple[LandPart, ...]:
    """The land inside an area, the largest part first, and water; () of one not told apart.

    That is one of which `enclosed` says nothing.
    """
    inside = enclosed_area(mark)
    if inside is None:
        return ()
    parts = land_within(atlas, inside, look)
    water_km2 = mark.area_km2 - sum(part.area_km2 for part in parts)
    # What is left of an area that is land all over comes of rounding its edge.
    if water_km2 > ROUNDING * mark.area_km2:
        parts = (*parts, LandPart((), "", water_km2, is_water=True))
    return tuple(sorted(parts, key=lambda part: -part.area_km2))


def mark_table(atlas: Atlas, marks: Iterable[Mark], look: Look) -> gpd.GeoDataFrame:
    """Marks as a table of an export, EPSG:4326: their figures, their words, and who made them.

    Columns: id (`mark:…`), kind, colour, name, length_km, area_km2, azimuth_degrees, radius_km,
    land (that a line crosses or an area holds in a look: holders, zone, how much), feature, by,
    geometry.
    """
    rows = [
        {
            "id": feature_id("mark", number),
            "kind": mark.kind,
            "colour": mark.colour,
            "name": mark.text or None,
            "length_km": round(mark.length_km, 3) if mark.kind in ("line", "arrow") else None,
            "area_km2": round(mark.area_km2, 3) if mark.kind == "area" else None,
            "azimuth_degrees": _round_azimuth(mark.azimuth_degrees),
            "radius_km": mark.radius_km or None,
            "land": _land(atlas, mark, look),
            "feature": mark.feature,
            "by": BY_READER,
            "geometry": _place_of(atlas, mark),
        }
        for number, mark in enumerate(marks, 1)
    ]
    return gpd.GeoDataFrame(rows, columns=_COLUMNS, geometry="geometry", crs=4326)


def _land(atlas: Atlas, mark: Mark, look: Look) -> str:
    if mark.kind == "line":
        return told_stretches(land_under(atlas, mark, look))
    return (
        "; ".join(map(_land_words, land_inside(atlas, mark, look))) if mark.kind == "area" else ""
    )


def _land_words(part: LandPart) -> str:
    holders = ("water",) if part.is_water else part.holders
    return told_land(holders, part.zone, part.area_km2, "km²")


def _place_of(atlas: Atlas, mark: Mark) -> BaseGeometry:
    """Where a mark lies; a highlight at the point of its feature, or nowhere."""
    entry = gazetteer(atlas).get(mark.feature)
    return Point(entry.lon, entry.lat) if entry else mark_geometry(mark)


def _round_azimuth(azimuth_degrees: float | None) -> float | None:
    return None if azimuth_degrees is None else round(azimuth_degrees, 2)
