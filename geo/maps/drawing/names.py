"""Names of a layer's features on a figure: those in the frame and due at its zoom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

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


class NameRow(NamedTuple):
    """A row of a layer that bears a name: its feature, or '', its name, and where that stands.

    `min_zoom` is the zoom from which on it is named, `part_of` the zone that it belongs to and
    `state` the state; `says` are the words around its name where there is room for them, `ends` the
    features that a distance lies between, `symbol` and `style` what of its looks shapes the name.
    """

    feature: str
    name: str
    rank: float
    point: tuple[float, float]
    geometry: BaseGeometry
    min_zoom: float = 0.0
    part_of: str = ""
    state: str = ""
    says: str = ""
    ends: tuple[str, ...] = ()
    symbol: str = ""
    style: str = ""


def name_rows(frame: gpd.GeoDataFrame) -> Iterator[NameRow]:
    """The rows of a frame with the columns of a layer's document, each named by its label if any.

    Those without `label_at` are points, and their names stand at these.
    """
    for row in frame.to_dict("records"):
        yield NameRow(
            feature=row.get("feature") or "",
            name=row.get("label") or row["name"],
            rank=float(row["rank"]),
            point=tuple(row.get("label_at") or (row["geometry"].x, row["geometry"].y)),
            geometry=row["geometry"],
            min_zoom=row.get("min_zoom", 0.0),
            part_of=row.get("part_of") or "",
            state=row.get("state") or "",
            says=row.get("says") or "",
            ends=tuple(row.get("ends") or ()),
            symbol=row.get("symbol") or "",
            style=row.get("style") or "",
        )


@dataclass(frozen=True)
class NamedRows:
    """The rows of a layer that bear names, made ready to be asked again and again which are seen.

    `due` is the zoom from which on each is named. Those that are `spread` have land or a line, by
    which they are named wherever some of it is seen; the others at their points alone.
    """

    rows: tuple[NameRow, ...]
    points: NDArray[np.float64]
    due: NDArray[np.float64]
    spread: bool

    @classmethod
    def of(cls, frame: gpd.GeoDataFrame, *, spread: bool = False) -> "NamedRows":
        """Those of a frame with the columns of a layer's document."""
        return cls.of_rows(name_rows(frame), spread=spread)

    @classmethod
    def of_rows(cls, found: Iterable[NameRow], *, spread: bool = False) -> "NamedRows":
        """As `of`, of the rows themselves."""
        rows = tuple(found)
        return cls(
            rows,
            np.array([row.point for row in rows], dtype=float).reshape(-1, 2),
            np.array([row.min_zoom for row in rows], dtype=float),
            spread,
        )

    def rows_due(self, picture: Picture) -> Iterator[tuple[NameRow, float]]:
        """The rows due at the zoom that may lie in the frame, or that are selected.

        What belongs to the selection is due sooner, what the text of a step links at any zoom.
        With each comes by how many degrees it is shifted to the world nearest to the centre.
        """
        shift = picture.frame.nearest(self.points[:, 0]) - self.points[:, 0]
        due = self.due <= picture.frame.zoom
        soon = self.due <= picture.frame.zoom + SELECTED_SOONER
        for at in np.flatnonzero(self._inside(picture, shift)):
            row = self.rows[at]
            asked = row.feature == picture.selection or row.feature in picture.named_by_step
            if due[at] or asked or (soon[at] and _belongs(row, picture)):
                yield row, float(shift[at])

    def _inside(self, picture: Picture, shift: NDArray[np.float64]) -> NDArray[np.bool_]:
        if self.spread:
            return np.ones(len(self.rows), dtype=bool)
        west, south, east, north = picture.frame.extent
        lon, lat = self.points[:, 0] + shift, self.points[:, 1]
        inside: NDArray[np.bool_] = (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
        return inside


def _belongs(row: NameRow, picture: Picture) -> bool:
    """Whether a row is selected, or part of a zone that is."""
    return not picture.selected.isdisjoint((row.feature, row.part_of))


def names_of(
    atlas: Atlas, picture: Picture, named: NamedRows, layer: str, style: LabelStyle
) -> Iterator[Name]:
    """The names of the rows of a layer that the picture may show."""
    hidden = picture.hidden
    for row, shift in named.rows_due(picture):
        # The map of a step has no room for notes.
        if row.feature not in hidden and not (is_note(row.feature) and picture.callouts):
            yield _name(atlas, picture, row, shift, layer, style)


def _shift(shape: BaseGeometry, by_degrees: float) -> BaseGeometry:
    return affinity.translate(shape, xoff=by_degrees) if by_degrees else shape


def _name(
    atlas: Atlas, picture: Picture, row: NameRow, shift: float, layer: str, style: LabelStyle
) -> Name:
    feature = row.feature
    text = atlas.dossier.former_name(feature, picture.on) or row.name
    if is_note(feature):
        text = "{}: {}".format(text.split(":")[0], _("control not drawn"))
    paint = picture.paint or {}
    state = row.state or feature.removeprefix("state:")
    lon, lat = row.point
    chosen = _belongs(row, picture)
    subject = feature in picture.subject
    said = {callout.feature for callout in picture.callouts}
    return Name(
        text=text,
        feature=feature,
        lon=lon + shift,
        lat=lat,
        style=style if chosen or subject else LETTERS_OF_SYMBOL.get(row.symbol, style),
        rank=row.rank,
        layer=layer,
        line=None if row.geometry.geom_type == "Point" else _shift(row.geometry, shift),
        longer=row.says.format(distance=text),
        selected=chosen,
        asked=not picture.selected.isdisjoint(row.ends),
        subject=subject,
        named_by_step=feature in picture.named_by_step,
        said=feature in said,
        capital=row.style == "capital",
        ground=paint.get(state, ""),
    )
