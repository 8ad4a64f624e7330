"""Names of a layer's features on a figure: those in the frame and due at its zoom."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
from numpy.typing import NDArray
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from geo.i18n.languages import _
from geo.layers.atlas import Atlas
from geo.layers.not_told import is_note
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.shapes import Name
from geo.maps.style.labels import LETTERS_OF_SYMBOL, SELECTED_SOONER, LabelStyle


@dataclass(frozen=True)
class NamedRows:
    """The rows of a layer that bear names, made ready to be asked again and again which are seen.

    `due` is the zoom from which on each is named. Those that are `spread` have land or a line, by
    which they are named wherever some of it is seen; the others at their points alone.
    """

    rows: tuple[dict[str, Any], ...]
    points: NDArray[np.float64]
    due: NDArray[np.float64]
    spread: bool

    @classmethod
    def of(cls, frame: gpd.GeoDataFrame, *, spread: bool = False) -> "NamedRows":
        """Those of a frame with the columns of a layer's document."""
        return cls.of_rows(frame.to_dict("records"), spread=spread)

    @classmethod
    def of_rows(cls, found: Iterable[dict[str, Any]], *, spread: bool = False) -> "NamedRows":
        """As `of`, of rows by the names of those columns."""
        rows = tuple(found)
        points = [row.get("label_at") or (row["geometry"].x, row["geometry"].y) for row in rows]
        return cls(
            rows,
            np.array(points, dtype=float).reshape(-1, 2),
            np.array([row.get("min_zoom", 0) for row in rows], dtype=float),
            spread,
        )

    def rows_due(self, picture: Picture) -> Iterator[tuple[dict[str, Any], float]]:
        """The rows due at the zoom that may lie in the frame, or that are selected.

        What belongs to the selection is due sooner, what the text of a step links at any zoom.
        With each comes by how many degrees it is shifted to the world nearest to the centre.
        """
        shift = picture.frame.nearest(self.points[:, 0]) - self.points[:, 0]
        due = self.due <= picture.frame.zoom
        soon = self.due <= picture.frame.zoom + SELECTED_SOONER
        for at in np.flatnonzero(self._inside(picture, shift)):
            row = self.rows[at]
            chosen = row.get("feature") == picture.selection and picture.selection is not None
            asked = chosen or row.get("feature") in picture.named_by_step
            if due[at] or asked or (soon[at] and _belongs(row, picture)):
                yield row, float(shift[at])

    def _inside(self, picture: Picture, shift: NDArray[np.float64]) -> NDArray[np.bool_]:
        if self.spread:
            return np.ones(len(self.rows), dtype=bool)
        west, south, east, north = picture.frame.extent
        lon, lat = self.points[:, 0] + shift, self.points[:, 1]
        inside: NDArray[np.bool_] = (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
        return inside


def _belongs(row: Mapping[str, Any], picture: Picture) -> bool:
    """Whether a row is selected, or part of a zone that is."""
    return not picture.selected.isdisjoint((row.get("feature"), row.get("part_of")))


def names_of(
    atlas: Atlas, picture: Picture, named: NamedRows, layer: str, style: LabelStyle
) -> Iterator[Name]:
    """The names of the rows of a layer that the picture may show."""
    hidden = picture.hidden
    for row, shift in named.rows_due(picture):
        feature = row.get("feature") or ""
        # The map of a step has no room for notes.
        if feature not in hidden and not (is_note(feature) and picture.callouts):
            yield _name(atlas, picture, row, shift, layer, style)


def _shift(shape: BaseGeometry, by_degrees: float) -> BaseGeometry:
    return affinity.translate(shape, xoff=by_degrees) if by_degrees else shape


def _name(
    atlas: Atlas, picture: Picture, row: dict[str, Any], shift: float, layer: str, style: LabelStyle
) -> Name:
    feature = row.get("feature") or ""
    former = atlas.dossier.former_name(feature, picture.on)
    text = former or row.get("label") or row["name"]
    if is_note(feature):
        text = "{}: {}".format(text.split(":")[0], _("control not drawn"))
    paint = picture.paint or {}
    state = row.get("state") or feature.removeprefix("state:")
    lon, lat = row.get("label_at") or (row["geometry"].x, row["geometry"].y)
    shape, chosen = row["geometry"], _belongs(row, picture)
    subject = feature in picture.subject
    said = {callout.feature for callout in picture.callouts}
    return Name(
        text=text,
        feature=feature,
        lon=lon + shift,
        lat=lat,
        style=style if chosen or subject else LETTERS_OF_SYMBOL.get(row.get("symbol", ""), style),
        rank=float(row["rank"]),
        layer=layer,
        line=None if shape.geom_type == "Point" else _shift(shape, shift),
        longer=row["says"].format(distance=text) if row.get("says") else "",
        selected=chosen,
        asked=not picture.selected.isdisjoint(row.get("ends") or ()),
        subject=subject,
        named_by_step=feature in picture.named_by_step,
        said=feature in said,
        capital=row.get("style") == "capital",
        ground=paint.get(state, ""),
    )
