"""Where the names of zones stand, and how far the land of zones and states reaches from there."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from geo.layers.extents import EDGES, span_through


def zone_labels(full: gpd.GeoDataFrame) -> pd.DataFrame:
    """One row for each zone of a partition: zone, lon and lat of its name, and its span there.

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
    return {"lon": x / shrink, "lat": lat, **_span(largest, x / shrink, lat)}


def with_spans(states: pd.DataFrame, faces: gpd.GeoDataFrame) -> pd.DataFrame:
    """The states with how far the land of each reaches from its label point, west to north.

    In degrees, along the parallel and the meridian through the point. A state whose label point
    lies on no land of its own, such as an archipelago's, has none (not a number).
    """
    land = {str(code): own.to_list() for code, own in faces.groupby("state").geometry}
    spans = [
        _span(shapely.union_all(land.get(code, [])), lon, lat)
        for code, lon, lat in states[["state", "label_lon", "label_lat"]].to_numpy().tolist()
    ]
    return states.assign(**{edge: [span[edge] for span in spans] for edge in EDGES})


def _span(land: BaseGeometry, lon: float, lat: float) -> dict[str, float]:
    span = span_through(land, lon, lat) or (float("nan"),) * len(EDGES)
    return dict(zip(EDGES, span, strict=True))
