"""The reference layers: cities, lakes, rivers, names of seas, and the graticule."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import geopandas as gpd
from pydantic import BaseModel, ConfigDict, Field
from shapely.geometry import LineString, Point

from geo.dossier.feature_id import feature_id
from geo.dossier.reading.tables import read_rows
from geo.dossier.served import WORLD_FOLDER
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.geometry import read_geometry, rows_as

SEAS_FILE = WORLD_FOLDER / "seas.csv"


class Sea(BaseModel):
    """The name of a sea: where it stands, and from which zoom on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str = Field(min_length=1)
    lon: float = Field(ge=-180, le=180)
    lat: float = Field(ge=-90, le=90)
    min_zoom: float


class City(NamedTuple):
    """A row of `cities`: its id (`city:…`), its names in other scripts, joined by `;`, its state.

    The rank says how far it stands from all cities before it, 1 to 5.
    """

    id: str
    name: str
    names: str
    state: str
    population: int
    capital: bool
    rank: int
    geometry: Point


def cities(atlas: Atlas) -> gpd.GeoDataFrame:
    """Cities as points, EPSG:4326, in rows as City."""
    frame = read_geometry("cities", atlas.geometry_folder)
    return frame.assign(id="city:" + frame["city"]).drop(columns="city")


@cache_by_atlas
def _cities_by_id(atlas: Atlas) -> dict[str, City]:
    return {row.id: row for row in rows_as(City, cities(atlas))}


def city(atlas: Atlas, name: str) -> City:
    """The row of `cities` with the id `city:NAME`. Raises KeyError where there is none."""
    return _cities_by_id(atlas)[feature_id("city", name)]


def lakes(atlas: Atlas) -> gpd.GeoDataFrame:
    """Lakes, EPSG:4326: id (`lake:…`), rank (1 for the largest)."""
    frame = read_geometry("lakes", atlas.geometry_folder)
    return frame.assign(id="lake:" + frame["lake"].astype(str)).drop(columns="lake")


def rivers(atlas: Atlas) -> gpd.GeoDataFrame:
    """Rivers as lines, EPSG:4326: id (`river:…`), rank (1 for the major ones)."""
    frame = read_geometry("rivers", atlas.geometry_folder)
    return frame.assign(id="river:" + frame["river"]).drop(columns="river")


@cache
def seas(file: Path = SEAS_FILE) -> gpd.GeoDataFrame:
    """Where the names of seas stand, EPSG:4326: id (`sea:…`), name, min_zoom, geometry (points).

    Raises DossierError where the file cannot be read, with each cell that is wrong.
    """
    rows = [
        {"id": feature_id("sea", sea.id), "name": sea.name, "min_zoom": sea.min_zoom}
        | {"geometry": Point(sea.lon, sea.lat)}
        for sea in read_rows(file, Sea)
    ]
    return gpd.GeoDataFrame(rows, crs=4326)


def graticule(step_degrees: int = 10) -> gpd.GeoDataFrame:
    """Meridians and parallels every `step_degrees`, EPSG:4326: id (`graticule:…`), geometry."""
    meridians = [
        (f"meridian-{lon}", LineString([(lon, lat) for lat in range(-80, 81, 5)]))
        for lon in range(-180, 181, step_degrees)
    ]
    parallels = [
        (f"parallel-{lat}", LineString([(-180, lat), (180, lat)]))
        for lat in range(-80, 81, step_degrees)
    ]
    rows = [
        {"id": feature_id("graticule", name), "geometry": line}
        for name, line in meridians + parallels
    ]
    return gpd.GeoDataFrame(rows, crs=4326)
