"""GeoJSON (RFC 7946) of a layer: a feature's `id` column becomes its id, the rest properties."""

import json
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from pandas.api.types import is_scalar


def feature_collection(
    frame: gpd.GeoDataFrame, decimals: int = 5, **members: object
) -> dict[str, Any]:
    """The frame as a FeatureCollection, coordinates in degrees rounded to `decimals`.

    `members` are added beside `features`, as RFC 7946 allows: title, licence, sources. Empty
    properties are left out.
    """
    geometries = rounded(frame.geometry.to_numpy(), decimals)
    columns = [name for name in frame.columns if name not in ("id", frame.geometry.name)]
    features = [
        {
            "type": "Feature",
            "id": identifier,
            "properties": {
                name: value for name, value in zip(columns, row, strict=True) if not _empty(value)
            },
            "geometry": json.loads(text) if text is not None else None,
        }
        for identifier, text, row in zip(
            frame["id"],
            shapely.to_geojson(geometries),
            frame[columns].itertuples(index=False, name=None),
            strict=True,
        )
    ]
    return {"type": "FeatureCollection", **members, "features": features}


def encode(document: object) -> bytes:
    """`document` as compact JSON in UTF-8. Raises ValueError for a number that JSON lacks."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode()


def rounded(geometries: NDArray[np.object_], decimals: int) -> NDArray[np.object_]:
    """The geometries with rounded coordinates; shared vertices round alike and stay shared."""

    def round_coordinates(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.round(points, decimals) + 0.0

    moved: NDArray[np.object_] = shapely.transform(geometries, round_coordinates)
    return moved


def _empty(value: Any) -> bool:
    return bool(value == "" if isinstance(value, str) else is_scalar(value) and pd.isna(value))
