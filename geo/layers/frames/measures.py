"""Measures: the distances of measures.csv, on the ellipsoid, and what they cross."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import geopandas as gpd
import shapely
from pydantic import BaseModel, ConfigDict, Field
from shapely.geometry import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from geo.dossier.feature_id import FeatureId, feature_id
from geo.dossier.reading.tables import read_rows
from geo.i18n.languages import _
from geo.layers.atlas import Atlas, Face
from geo.layers.cached import cache_by_atlas
from geo.layers.frames.zones import holder_codes
from geo.layers.geometry import rows_as
from geo.layers.measuring.geodesy import (
    Gap,
    distance_km,
    gap_between,
    gap_to,
    geodesic_line,
    length_km,
)
from geo.layers.worldview import (
    Look,
    current_state,
    holdings,
    land_of,
    last_change,
)

MEASURES_FILE = "measures.csv"

# Close enough that the drawn line stays within a pixel of the geodesic, and far enough apart
# that the browser's rounding to whole pixels does not show as waves.
_STEP_KM = 80
# No stretch of land under a line is shorter.
_LEAST_KM = 0.05


class MeasureRow(BaseModel):
    """One row of measures.csv: from a place or state to a place or state, as drawn by a state.

    `label` is what stands along its line on the map where there is room, with the `{distance}` in
    it; without one that is the distance alone.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    name: str = Field(min_length=1)
    start: str = Field(alias="from", pattern="^(place|state):.+")
    end: str = Field(alias="to", pattern="^(place|state):.+")
    as_drawn_by: str
    label: str = Field(default="", pattern=r"^$|\{distance\}")


@dataclass(frozen=True)
class Crossing:
    """A stretch of a measured line over one piece of land: its holders, zone or '', length.

    The zone is one that is disputed on the day. Holders are as in `holder_codes`; it begins
    `from_km` after the line does.
    """

    holders: tuple[str, ...]
    zone: str
    length_km: float
    from_km: float

    @property
    def to_km(self) -> float:
        """How far after the beginning of the line it ends."""
        return self.from_km + self.length_km


@dataclass(frozen=True)
class Measure:
    """A measured distance: the shortest geodesic between its ends and the land it crosses.

    Whose land that is, and where borders are, is by the same viewer on the same day.
    """

    id: str
    name: str
    start: str
    end: str
    as_drawn_by: str
    gap: Gap
    crossings: tuple[Crossing, ...]
    label: str = ""

    @property
    def feature(self) -> str:
        """The id by which maps, lists and addresses name it."""
        return feature_id("measure", self.id)

    @property
    def line(self) -> LineString | MultiLineString:
        """The geodesic in EPSG:4326."""
        gap = self.gap
        return geodesic_line(gap.lon_from, gap.lat_from, gap.lon_to, gap.lat_to, _STEP_KM)


def measures(
    atlas: Atlas, look: Look | None = None, file: Path | None = None
) -> Mapping[str, Measure]:
    """All measures by id, in the order of the file, to borders as a look draws them.

    A row that names who draws its borders keeps to that. Raises DossierError, naming row and
    value, for a row that cannot be read.
    """
    asked = look or Look()
    settled = replace(asked, day=last_change(atlas, asked.day))
    return _measures(atlas, settled, file or atlas.dossier_folder / MEASURES_FILE)


@cache_by_atlas
def _measures(atlas: Atlas, look: Look, file: Path) -> Mapping[str, Measure]:
    return {row.id: _measure(atlas, row, look) for row in read_rows(file, MeasureRow)}


def measure_lines(atlas: Atlas) -> gpd.GeoDataFrame:
    """The measures as lines, EPSG:4326.

    Columns: id (`measure:…`), name, distance_km, as_drawn_by, land_between (in its order: holders,
    zone, kilometres), method, geometry.
    """
    rows = [
        {
            "id": measure.feature,
            "name": measure.name,
            "distance_km": round(measure.gap.distance_km, 3),
            "as_drawn_by": measure.as_drawn_by,
            "land_between": told_stretches(measure.crossings),
            "method": "geodesic on the WGS 84 ellipsoid",
            "geometry": measure.line,
        }
        for measure in measures(atlas).values()
    ]
    columns = ["id", "name", "distance_km", "as_drawn_by", "land_between", "method", "geometry"]
    return gpd.GeoDataFrame(rows, columns=columns, geometry="geometry", crs=4326)


def told_stretches(crossings: Iterable[Crossing]) -> str:
    """Stretches as tables tell them, such as `TJK 1.49 km; PAK (azad-kashmir) 22.72 km`."""
    return "; ".join(told_land(one.holders, one.zone, one.length_km, "km") for one in crossings)


def told_land(holders: tuple[str, ...], zone: str, value: float, unit: str) -> str:
    """So much land of its holders, in a zone or none, as tables tell it."""
    where = f" ({zone})" if zone else ""
    return f"{'+'.join(holders)}{where} {value:.2f} {unit}"


def middle_of(measure: Measure) -> tuple[float, float]:
    """Longitude and latitude of the middle of the measured geodesic."""
    point = measure.line.interpolate(0.5, normalized=True)
    return point.x, point.y


def _measure(atlas: Atlas, row: MeasureRow, look: Look) -> Measure:
    drawn_by = row.as_drawn_by or look.viewer
    # What is measured is the same in every language, so it is measured in one.
    drawn = Look(drawn_by, look.day)
    gap = _gap(atlas.original, row, drawn)
    crossings = _crossings(atlas.original, gap, drawn)
    label = _(row.label) if row.label else ""
    return Measure(row.id, _(row.name), row.start, row.end, drawn_by, gap, crossings, label)


def _gap(atlas: Atlas, row: MeasureRow, look: Look) -> Gap:
    places = atlas.dossier.places
    start, end = FeatureId.parse(row.start), FeatureId.parse(row.end)
    if start.kind == "state":
        return _gap_between(*(_land(atlas, one.name, look) for one in (start, end)))
    origin = places[start.name]
    if end.kind == "state":
        return _gap_to(origin.lon, origin.lat, _land(atlas, end.name, look))
    goal = places[end.name]
    length = distance_km(origin.lon, origin.lat, goal.lon, goal.lat)
    return Gap(origin.lon, origin.lat, goal.lon, goal.lat, length)


def _land(atlas: Atlas, state: str, look: Look) -> BaseGeometry:
    return land_of(atlas, current_state(atlas, state, look.day), look)


# Most worldviews give a state one of very few shapes, so the search is not repeated for each.
_gap_between = lru_cache(maxsize=64)(gap_between)
_gap_to = lru_cache(maxsize=256)(gap_to)


@cache_by_atlas
def _crossings(atlas: Atlas, gap: Gap, look: Look) -> tuple[Crossing, ...]:
    return _crossings_of(atlas, _pieces(atlas, gap), look)


def crossings_of(atlas: Atlas, gap: Gap, look: Look) -> tuple[Crossing, ...]:
    """The land under a line, in the order in which the line meets it; water is left out."""
    return _crossings_of(atlas, _pieces_of(atlas, gap), look)


@dataclass(frozen=True)
class _Piece:
    """A stretch of a line on a face: whoever holds that, it is as long."""

    face: str
    zones: tuple[str, ...]
    length_km: float
    from_km: float


def _crossings_of(atlas: Atlas, pieces: Iterable[_Piece], look: Look) -> tuple[Crossing, ...]:
    held = holdings(atlas, look)
    found = [
        Crossing(
            holder_codes(held[piece.face]),
            piece.zones[0] if piece.zones and held[piece.face].disputed else "",
            piece.length_km,
            piece.from_km,
        )
        for piece in pieces
    ]
    found.sort(key=lambda crossing: crossing.from_km)
    return tuple(join_crossings(found))


@cache_by_atlas
def _pieces(atlas: Atlas, gap: Gap) -> tuple[_Piece, ...]:
    return _pieces_of(atlas, gap)


def _pieces_of(atlas: Atlas, gap: Gap) -> tuple[_Piece, ...]:
    line = geodesic_line(gap.lon_from, gap.lat_from, gap.lon_to, gap.lat_to, 1)
    faces = atlas.full_faces
    near = faces.iloc[faces.sindex.query(line, predicate="intersects")]
    return tuple(
        _Piece(face.face, face.zones, length_km(part), _from_km(gap, part))
        for face in rows_as(Face, near)
        for part in _stretches(face.geometry, line)
    )


def _stretches(face: BaseGeometry, line: BaseGeometry) -> Iterator[BaseGeometry]:
    """Where a line runs over a face; scraps that come of rounding are left out."""
    common = shapely.line_merge(shapely.intersection(face, line))
    yield from (part for part in shapely.get_parts(common) if length_km(part) >= _LEAST_KM)


def _from_km(gap: Gap, part: BaseGeometry) -> float:
    """How far from the beginning of a line a part of it begins."""
    ends = shapely.get_coordinates(part)[[0, -1]]
    return min(distance_km(gap.lon_from, gap.lat_from, *end) for end in ends)


def join_crossings(crossings: Iterable[Crossing]) -> list[Crossing]:
    """The stretches in their order, those joined that follow each other over like land."""
    joined: list[Crossing] = []
    for one in crossings:
        last = joined[-1] if joined else None
        if (
            last
            and (last.holders, last.zone) == (one.holders, one.zone)
            and (one.from_km - last.to_km < _LEAST_KM)
        ):
            joined[-1] = replace(last, length_km=last.length_km + one.length_km)
        else:
            joined.append(one)
    return joined
