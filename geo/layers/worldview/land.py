"""The land of states and the partition of all land in a look, measured and drawn."""

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.layers.atlas import Atlas, Face
from geo.layers.cached import cache_by_atlas
from geo.layers.geometry import Band, rows_as
from geo.layers.measuring.geodesy import area_km2
from geo.layers.worldview.holding import holdings
from geo.layers.worldview.look import Look


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
        for face in rows_as(Face, faces)
    ]
    return gpd.GeoDataFrame(rows, crs=4326)


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
