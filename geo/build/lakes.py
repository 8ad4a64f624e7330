"""Lakes of the theatre from Natural Earth, 1:10 million."""

from pathlib import Path

import geopandas as gpd
import shapely

from geo.layers.geodesy import area_km2

# West, south, east, north, and the smallest lake that still shows at the scale of the maps.
_REACH = (15.0, -5.0, 147.0, 68.0)
_SMALLEST_KM2 = 250.0
_TOLERANCE_DEGREES = 0.02


def lakes(file: Path) -> gpd.GeoDataFrame:
    """The lakes, largest first, EPSG:4326: lake (id), rank (1 for the largest), geometry."""
    frame = gpd.read_file(file)
    frame = frame.set_geometry(frame.geometry.make_valid()).set_crs(4326, allow_override=True)
    near = frame[frame.intersects(shapely.box(*_REACH))]
    areas = near.geometry.map(area_km2)
    large = near.assign(area_km2=areas)[areas >= _SMALLEST_KM2]
    large = large.sort_values("area_km2", ascending=False, ignore_index=True)
    simple = shapely.set_precision(large.geometry.simplify(_TOLERANCE_DEGREES).to_numpy(), 1e-3)
    return gpd.GeoDataFrame(
        {
            "lake": [str(number) for number in range(1, len(large) + 1)],
            "rank": range(1, len(large) + 1),
        },
        geometry=shapely.normalize(simple),
        crs=4326,
    )
