"""Disputed zones and lines: their geometry, who administers and who claims them, their size."""

from collections.abc import Iterable, Mapping
from datetime import date

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.dossier import Dispute
from geo.dossier.feature_id import feature_id
from geo.dossier.served import home_day
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.geometry import Band
from geo.layers.measuring.geodesy import area_km2, length_km
from geo.layers.worldview import Holding, Look, holdings


def zones(atlas: Atlas, band: Band = "fine", day: date | None = None) -> gpd.GeoDataFrame:
    """Every zone that has a polygon, EPSG:4326, parts of a zone beside the whole.

    Columns: id (`zone:…`), name, administered_by and claimed_by (codes joined by `;`, on
    `day`), type, part_of, area_km2 (measured on the ellipsoid at full resolution),
    published_km2, published_source, sources, geometry.
    """
    faces = atlas.faces(band)
    # A zone of a few faces is not looked for among all.
    shapes = dict(zip(faces["face"], faces.geometry, strict=True))
    rows = [
        _zone_row(atlas, dispute, day or home_day())
        | {"geometry": _union(shapes, faces_of(atlas, dispute.id))}
        for dispute in atlas.dossier.disputes.values()
        if dispute.id in atlas.mapped_zones
    ]
    return gpd.GeoDataFrame(rows, crs=4326)


def lines(atlas: Atlas, band: Band = "fine") -> gpd.GeoDataFrame:
    """Every disputed line that has a geometry, EPSG:4326.

    Columns: id (`line:…`), name, claimed_by, line_kind, length_km (measured), published_km,
    published_source, sources, geometry (the borders that make up the line).
    """
    rows = [
        {
            "id": feature_id("line", dispute.id),
            "name": dispute.name,
            "claimed_by": ";".join(dispute.claimants),
            "line_kind": dispute.line_kind,
            "length_km": round(measured_length_km(atlas, dispute.id), 1),
            "published_km": dispute.length_km,
            "published_source": dispute.length_source,
            "sources": ";".join(dispute.sources),
            "geometry": line_geometry(atlas, dispute.id, band),
        }
        for dispute in mapped_lines(atlas)
    ]
    return gpd.GeoDataFrame(rows, crs=4326)


@cache_by_atlas
def mapped_lines(atlas: Atlas) -> tuple[Dispute, ...]:
    """The disputed lines along which a border of the geometry runs."""
    along = {line for lines in atlas.borders("fine")["disputes"] for line in lines}
    return tuple(line for line in atlas.dossier.disputes.values() if line.id in along)


@cache_by_atlas
def line_geometry(atlas: Atlas, line: str, band: Band = "fine") -> BaseGeometry:
    """The borders that make up a disputed line, merged, EPSG:4326. Empty where there is none."""
    borders = atlas.borders(band)
    mask = [line in disputes for disputes in borders["disputes"]]
    merged: BaseGeometry = shapely.line_merge(shapely.union_all(borders.geometry[mask].to_list()))
    return merged


@cache_by_atlas
def measured_area_km2(atlas: Atlas, zone: str) -> float:
    """The area of a zone on the ellipsoid in km². Raises KeyError where it has no polygon."""
    return area_km2(atlas.zone_geometry(zone))


def measured_length_km(atlas: Atlas, line: str) -> float:
    """The length of a disputed line on the ellipsoid, as drawn in the finest band, in km."""
    return length_km(line_geometry(atlas, line))


def label_point(atlas: Atlas, dispute: Dispute) -> tuple[float, float]:
    """Longitude and latitude at which a zone or sea is labelled, where nothing else speaks."""
    return atlas.zone_labels.get(dispute.id, (dispute.label_lon, dispute.label_lat))


def administrators_on(atlas: Atlas, zone: str, day: date) -> tuple[str, ...]:
    """The codes of those who administered a zone, or parts of it, on `day`, each once."""
    held = holdings(atlas, Look(day=day))
    known = [row.administrator for row in atlas.dossier.administrators_of(zone, day)]
    found = {code for face in faces_of(atlas, zone) for code in held[face].administrators}
    if zone not in atlas.mapped_zones:
        found = set(known)
    # Those of control.csv in its order, then a state that has since ended.
    return tuple(code for code in dict.fromkeys((*known, *sorted(found))) if code in found)


# As whose land a part is drawn of which no position of the viewer was found.
NOT_FOUND = "?"


def drawn_as(atlas: Atlas, zone: str, look: Look) -> tuple[str, ...]:
    """The codes of those as whose land a viewer draws a zone, or parts of it, on `on`.

    An empty code stands for a part that is drawn as nobody's, NOT_FOUND for one on which no
    position of the viewer was found.
    """
    held = holdings(atlas, look)
    found = (code for face in faces_of(atlas, zone) for code in holder_codes(held[face]))
    return tuple(dict.fromkeys(found))


def holder_codes(holding: Holding) -> tuple[str, ...]:
    """The codes of those as whose land a face is drawn: "" for nobody, NOT_FOUND for unknown."""
    if holding.status == "unknown":
        return (NOT_FOUND,)
    return holding.holders or ("",)


def claimants_on(atlas: Atlas, zone: str, day: date) -> tuple[str, ...]:
    """The codes of those who claim a zone, or parts of it, on `day`.

    Of a zone or sea that is not drawn they are those of disputes.csv.
    """
    held = holdings(atlas, Look(day=day))
    faces = faces_of(atlas, zone)
    if not faces:
        return atlas.dossier.disputes[zone].claimants
    return tuple(dict.fromkeys(code for face in faces for code in held[face].claimants))


def is_disputed_on(atlas: Atlas, zone: str, day: date) -> bool:
    """Whether somebody claims a zone, or parts of it, on `day` who does not hold it, or not alone.

    A zone or sea that is not drawn is, where disputes.csv names who claims it.
    """
    faces = faces_of(atlas, zone)
    if not faces:
        return bool(atlas.dossier.disputes[zone].claimants)
    held = holdings(atlas, Look(day=day))
    return any(held[face].disputed for face in faces)


def faces_of(atlas: Atlas, zone: str) -> tuple[str, ...]:
    """The faces of a zone, in the order of the geometry; () where it has no polygon."""
    return atlas.faces_by_zone.get(zone, ())


def own_faces(atlas: Atlas, zone: str) -> tuple[str, ...]:
    """The faces of a zone that belong to none of its parts."""
    return tuple(face for face in faces_of(atlas, zone) if atlas.zones_of_face[face][1][0] == zone)


def _zone_row(atlas: Atlas, dispute: Dispute, day: date) -> dict[str, object]:
    return {
        "id": feature_id("zone", dispute.id),
        "name": dispute.name,
        "administered_by": ";".join(administrators_on(atlas, dispute.id, day)),
        "claimed_by": ";".join(claimants_on(atlas, dispute.id, day)),
        "type": dispute.type,
        "part_of": dispute.part_of,
        "area_km2": round(measured_area_km2(atlas, dispute.id), 1),
        "published_km2": dispute.area_km2,
        "published_source": dispute.area_source,
        "sources": ";".join(dispute.sources),
    }


def _union(shapes: Mapping[str, BaseGeometry], faces: Iterable[str]) -> BaseGeometry:
    """The land of those of the faces that a band has."""
    union: BaseGeometry = shapely.union_all([shapes[face] for face in faces if face in shapes])
    return union
