"""Where the names of zones stand."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry


def zone_labels(full: gpd.GeoDataFrame) -> pd.DataFrame:
    """One row for each zone of a partition: zone, lon and lat of its name.

    The name stands in the middle of the largest circle that the zone holds, so that it lies on no
    neighbour; a zone with parts holds what is in none of them, if there is such land.
    """
    chains = [tuple(chain.split(";")) for chain in full["zones"]]
    rows = []
    for zone in sorted({zone for chain in chains for zone in chain if zone}):
        own = [chain[0] == zone for chain in chains]
        land = full.geometry[own if any(own) else [zone in chain for chain in chains]]
        rows.append({"zone": zone, **_spot(shapely.union_all(land.to_list()))})
    return pd.DataFrame(rows)


def _spot(whole: BaseGeometry) -> dict[str, float]:
    largest = max(shapely.get_parts(whole), key=lambda part: float(part.area))
    # Degrees of longitude as long as those of latitude, so that the circle is one on the map.
    shrink = float(np.cos(np.radians(largest.centroid.y)))
    circle = shapely.maximum_inscribed_circle(
        affinity.scale(largest, shrink, 1, origin=(0, 0)), tolerance=0.02
    )
    x, lat = (float(degrees) for degrees in shapely.get_coordinates(circle)[0])
    return {"lon": x / shrink, "lat": lat}
