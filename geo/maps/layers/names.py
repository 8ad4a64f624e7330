"""Names of a layer's features on a figure: those in the frame and due at its zoom."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
from numpy.typing import NDArray

from geo.i18n.languages import _
from geo.layers.atlas import Atlas
from geo.layers.extents import Extent
from geo.maps.layers.picture import Picture
from geo.maps.layers.shapes import Name
from geo.maps.style.labels import LabelStyle


@dataclass(frozen=True)
class NamedRows:
    """The rows of a layer that bear names, made ready to be asked again and again which are seen.

    `reach` are the longitudes, west and east, between which the land of each lies on which its name
    may stand, or twice that of its point; `due` is the zoom from which on it is named.
    """

    rows: tuple[dict[str, Any], ...]
    points: NDArray[np.float64]
    reach: NDArray[np.float64]
    due: NDArray[np.float64]

    @classmethod
    def of(cls, frame: gpd.GeoDataFrame) -> "NamedRows":
        """Those of a frame with the columns of a layer's document."""
        rows = tuple(frame.to_dict("records"))
        points = [row.get("label_at") or (row["geometry"].x, row["geometry"].y) for row in rows]
        spans = [_span(row.get("span"), 0) for row in rows]
        reach = [
            (span[0], span[2]) if span else (point[0], point[0])
            for span, point in zip(spans, points, strict=True)
        ]
        return cls(
            rows,
            np.array(points, dtype=float).reshape(-1, 2),
            np.array(reach, dtype=float).reshape(-1, 2),
            np.array([row.get("min_zoom", 0) for row in rows], dtype=float),
        )

    def seen(self, picture: Picture) -> Iterator[tuple[dict[str, Any], float]]:
        """The rows due at the zoom whose point or land lies in the frame, or that are selected.

        With each comes by how many degrees it is shifted to the world nearest to the centre.
        """
        west, south, east, north = picture.frame.extent
        shift = picture.frame.nearest(self.points[:, 0]) - self.points[:, 0]
        left, right = (self.reach + shift[:, None]).T
        lat = self.points[:, 1]
        inside = (right >= west) & (left <= east) & (lat >= south) & (lat <= north)
        due = self.due <= picture.frame.zoom
        for at in np.flatnonzero(inside):
            row = self.rows[at]
            if due[at] or (picture.selection and row.get("feature") == picture.selection):
                yield row, float(shift[at])


def names_of(
    atlas: Atlas, picture: Picture, named: NamedRows, layer: str, style: LabelStyle
) -> Iterator[Name]:
    """The names of the rows of a layer that the picture may show."""
    hidden = picture.hidden
    for row, shift in named.seen(picture):
        if (row.get("feature") or "") not in hidden:
            yield _name(atlas, picture, row, shift, layer, style)


def _name(
    atlas: Atlas, picture: Picture, row: dict[str, Any], shift: float, layer: str, style: LabelStyle
) -> Name:
    feature = row.get("feature") or ""
    former = atlas.dossier.former_name(feature, picture.on)
    text = former or row.get("label") or row["name"]
    if feature.startswith("note:"):
        text = _("{name}: control not drawn", name=text)
    paint = picture.paint or {}
    state = row.get("state") or feature.removeprefix("state:")
    lon, lat = row.get("label_at") or (row["geometry"].x, row["geometry"].y)
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
