"""Names of a layer's features on a figure: those in the frame and due at its zoom."""

from collections.abc import Iterator
from typing import Any

import geopandas as gpd
import numpy as np

from geo.i18n.languages import _
from geo.layers.atlas import Atlas
from geo.layers.extents import Extent
from geo.maps.layers.picture import Picture
from geo.maps.layers.shapes import Name
from geo.maps.style.labels import LabelStyle


def names_of(
    atlas: Atlas, picture: Picture, frame: gpd.GeoDataFrame, layer: str, style: LabelStyle
) -> Iterator[Name]:
    """The names of the rows of a layer, as its document has them, that the picture may show."""
    hidden = picture.hidden
    for row in _in_frame(frame, picture).to_dict("records"):
        feature = row.get("feature") or ""
        if feature not in hidden:
            yield _name(atlas, picture, row, layer, style)


def _name(
    atlas: Atlas, picture: Picture, row: dict[str, Any], layer: str, style: LabelStyle
) -> Name:
    feature = row.get("feature") or ""
    former = atlas.dossier.former_name(feature, picture.on)
    text = former or row.get("label") or row["name"]
    if feature.startswith("note:"):
        text = _("{name}: control not drawn", name=text)
    paint = picture.paint or {}
    state = row.get("state") or feature.removeprefix("state:")
    lon, lat = row.get("label_at") or (row["geometry"].x, row["geometry"].y)
    shift = float(picture.frame.nearest(np.array([lon]))[0]) - lon
    return Name(
        text=text,
        feature=feature,
        lon=lon + shift,
        lat=lat,
        style=style,
        rank=float(row["rank"]),
        layer=layer,
        span=_span(row.get("span"), shift),
        selected=feature == picture.selection,
        capital=row.get("style") == "capital",
        ground=paint.get(state, ""),
    )


def _span(cell: object, shift: float) -> Extent | None:
    """A span as a document has it, shifted; a frame has no list where there is none."""
    if not isinstance(cell, list):
        return None
    west, south, east, north = cell
    return west + shift, south, east + shift, north


def _in_frame(frame: gpd.GeoDataFrame, picture: Picture) -> gpd.GeoDataFrame:
    """The rows that are due at the zoom, and whose point or span lies in the frame."""
    west, south, east, north = picture.frame.extent
    points = _points(frame)
    lon, lat = picture.frame.nearest(points[:, 0]), points[:, 1]
    left, right = lon.copy(), lon.copy()
    for at, span in enumerate(frame.get("span", ())):
        if isinstance(span, list):
            shift = lon[at] - points[at, 0]
            left[at], right[at] = span[0] + shift, span[2] + shift
    seen = (right >= west) & (left <= east) & (lat >= south) & (lat <= north)
    due = np.ones(len(frame), dtype=bool)
    if "min_zoom" in frame:
        due = frame["min_zoom"].to_numpy(float) <= picture.frame.zoom
    if picture.selection and "feature" in frame:
        due |= (frame["feature"] == picture.selection).to_numpy()
    return frame[seen & due]


def _points(frame: gpd.GeoDataFrame) -> np.ndarray:
    if "label_at" in frame:
        return np.array(list(frame["label_at"]), dtype=float).reshape(-1, 2)
    return np.column_stack([frame.geometry.x, frame.geometry.y])
