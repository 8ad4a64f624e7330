"""Lakes from Natural Earth, 1:10 million."""

from collections.abc import Iterable
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from geo.build.theatres import Box, Theatre
from geo.layers.measuring.geodesy import area_km2

_TOLERANCE_DEGREES = 0.02


def lakes(file: Path, theatres: Iterable[Theatre]) -> gpd.GeoDataFrame:
    """The lakes, largest first, EPSG:4326: lake (id), rank, geometry.

    The rank is 1 for the largest lake of where lakes are drawn with most care; a lake elsewhere has
    that of the next smaller one there.
    """
    frame = gpd.read_file(file)
    frame = frame.set_geometry(frame.geometry.make_valid()).set_crs(4326, allow_override=True)
    frame = frame.assign(area_km2=frame.geometry.map(area_km2))
    least = {theatre.extent: theatre.lakes_km2 for theatre in theatres if theatre.lakes_km2}
    shown = np.logical_or.reduce([_is_drawn(frame, *each) for each in least.items()])
    closest = [box for box, km2 in least.items() if km2 == min(least.values())]
    near = np.logical_or.reduce([frame.intersects(shapely.box(*box)) for box in closest])
    frame = frame.assign(near=near)[shown]
    frame = frame.sort_values("area_km2", ascending=False, ignore_index=True)
    larger = frame["near"].cumsum().to_numpy() - frame["near"].to_numpy()
    simple = shapely.set_precision(frame.geometry.simplify(_TOLERANCE_DEGREES).to_numpy(), 1e-3)
    return gpd.GeoDataFrame(
        {"lake": [str(number) for number in range(1, len(frame) + 1)], "rank": larger + 1},
        geometry=shapely.normalize(simple),
        crs=4326,
    )


def _is_drawn(frame: gpd.GeoDataFrame, box: Box, least_km2: float) -> NDArray[np.bool_]:
    drawn: NDArray[np.bool_] = (
        frame.intersects(shapely.box(*box)) & (frame["area_km2"] >= least_km2)
    ).to_numpy()
    return drawn
