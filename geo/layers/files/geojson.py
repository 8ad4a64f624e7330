"""GeoJSON (RFC 7946) of a layer: a feature's `id` column becomes its id, the rest properties."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeAlias, TypedDict, Unpack

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from pandas.api.types import is_scalar
from pydantic_core import from_json

# A point, a line, or lists of them, of any depth.
Coordinates: TypeAlias = "Sequence[float] | Sequence[Coordinates]"


class Geometry(TypedDict):
    """Where a feature lies, in degrees."""

    type: str
    coordinates: Coordinates


class Feature(TypedDict):
    """A row of a layer."""

    type: str
    id: str
    properties: dict[str, object]
    geometry: Geometry | None


class BoundingBox(TypedDict, total=False):
    """West, south, east, north of what a document has; nothing where it has nothing."""

    bbox: list[float]


class Members(BoundingBox, total=False):
    """What a document may say of itself."""

    title: str
    description: str
    licence: str
    source: str
    disclaimer: str


class FeatureCollection(Members):
    """A layer, or what of it a map draws."""

    type: str
    features: list[Feature]


def feature_collection(
    frame: gpd.GeoDataFrame, decimals: int = 5, **members: Unpack[Members]
) -> FeatureCollection:
    """The frame as a FeatureCollection, coordinates in degrees rounded to `decimals`.

    Outer rings run counter-clockwise and inner ones clockwise.

    `members` are added beside `features`, as RFC 7946 allows: title, licence, sources. Empty
    properties are left out.
    """
    geometries = shapely.orient_polygons(round_coordinates(frame.geometry.to_numpy(), decimals))
    columns = [name for name in frame.columns if name not in ("id", frame.geometry.name)]
    features: list[Feature] = [
        {
            "type": "Feature",
            "id": identifier,
            "properties": {
                name: value for name, value in zip(columns, row, strict=True) if not is_empty(value)
            },
            "geometry": from_json(text) if text is not None else None,
        }
        for identifier, text, row in zip(
            frame["id"],
            shapely.to_geojson(geometries),
            frame[columns].itertuples(index=False, name=None),
            strict=True,
        )
    ]
    return {"type": "FeatureCollection", **members, "features": features}


def bounding_box(frames: Iterable[gpd.GeoDataFrame]) -> BoundingBox:
    """The member `bbox` of a document: west, south, east, north; {} where there is nothing."""
    bounds = [frame.total_bounds for frame in frames if not frame.geometry.is_empty.all()]
    if not bounds:
        return {}
    west, south, east, north = np.array(bounds).T
    box = (west.min(), south.min(), east.max(), north.max())
    return {"bbox": [round(float(edge), 5) for edge in box]}


def encode(document: object) -> bytes:
    """`document` as compact JSON in UTF-8, days as YYYY-MM-DD.

    Raises ValueError for a number that JSON lacks.
    """
    text = json.dumps(
        document, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_day
    )
    return text.encode()


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def round_coordinates(geometries: NDArray[np.object_], decimals: int) -> NDArray[np.object_]:
    """The geometries with rounded coordinates; shared vertices round alike and stay shared."""

    def round_coordinates(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.round(points, decimals) + 0.0

    moved: NDArray[np.object_] = shapely.transform(geometries, round_coordinates)
    return moved


# Any, for pandas says of which scalars alone it takes one.
def is_empty(value: Any) -> bool:
    """Whether a cell holds nothing: no value, or a text without letters."""
    return bool(value == "" if isinstance(value, str) else is_scalar(value) and pd.isna(value))
