"""Marks of a reader, above the lines of the atlas: what they drew, named in their own words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

import geopandas as gpd
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geo.dossier.feature_id import feature_id
from geo.i18n.formats import LengthUnit, area_words, length_words, radius_words
from geo.i18n.languages import N_, _, commas
from geo.layers.atlas import Atlas
from geo.layers.gazetteer import gazetteer
from geo.layers.geometry import rows_as
from geo.layers.marks import (
    MARK_COLOURS,
    SIGN_KINDS,
    Mark,
    MarkKind,
    label_point,
    mark_geometry,
)
from geo.maps.drawing.layer import LayerOptions, MapLayer, Part
from geo.maps.drawing.names import NamedRows, names_of
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.samples import Explained, Sample
from geo.maps.drawing.shapes import Area, Line, Name, Shape, Symbol, Veil
from geo.maps.layers.selection import outline_of

KIND_NAMES: Mapping[MarkKind, str] = {
    "point": N_("point"),
    "line": N_("distance"),
    "area": N_("area"),
    "arrow": N_("arrow"),
    "ring": N_("ring"),
    "text": N_("words on the map"),
    "highlight": N_("highlight"),
}
_ALONG = ("line", "arrow", "ring")
_COLUMNS = ["mark", "feature", "name", "rank", "label_at", "geometry"]


class _Drawn(NamedTuple):
    """What a figure draws of a row of `_table`."""

    mark: Mark
    label_at: tuple[float, float]
    geometry: BaseGeometry


def figure_words(mark: Mark, unit: LengthUnit) -> str:
    """What a mark measures, for reading; '' of one that measures nothing."""
    if mark.kind == "line":
        return length_words(mark.length_km, unit)
    if mark.kind == "area":
        return area_words(mark.area_km2, unit)
    if mark.kind == "ring":
        return radius_words(mark.radius_km, unit)
    return ""


def label_words(mark: Mark, unit: LengthUnit) -> str:
    """What stands at a mark: the reader's words, and what it measures."""
    figure = figure_words(mark, unit)
    if mark.text and figure:
        return _("{words}: {figure}", words=mark.text, figure=figure)
    return mark.text or figure


def _table(atlas: Atlas, picture: Picture) -> gpd.GeoDataFrame:
    """The marks of a picture where they lie: highlights over the features that they name."""
    rows = []
    for at, mark in enumerate(picture.marks, 1):
        geometry = _geometry(atlas, picture, mark)
        if geometry is not None:
            words = label_words(mark, picture.unit)
            rows.append(
                (mark, feature_id("mark", at), words, -1, _named_at(mark, geometry), geometry)
            )
    return gpd.GeoDataFrame(rows, columns=_COLUMNS, geometry="geometry", crs=4326)


def _geometry(atlas: Atlas, picture: Picture, mark: Mark) -> BaseGeometry | None:
    """Where a mark lies; None where it highlights what the atlas does not have."""
    if mark.kind != "highlight":
        return mark_geometry(mark)
    entry = gazetteer(atlas).get(mark.feature)
    if entry is None:
        return None
    outline = outline_of(atlas, picture, mark.feature)
    return Point(entry.lon, entry.lat) if outline is None or outline.is_empty else outline


def _named_at(mark: Mark, geometry: BaseGeometry) -> tuple[float, float]:
    if mark.kind != "highlight":
        return label_point(mark)
    inside = geometry.representative_point()
    return inside.x, inside.y


def _line_shapes(atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    if not picture.marks:
        return
    for mark, _label_at, geometry in rows_as(_Drawn, picture.near(_table(atlas, picture))):
        if isinstance(geometry, Point):
            continue
        stroke = f"mark-{mark.colour}"
        if mark.kind == "area":
            yield Area(geometry, pattern=Veil(picture.colours[stroke]), marks=(stroke,))
        yield Line(geometry, "mark-casing")
        yield Line(geometry, stroke, arrow=mark.kind == "arrow", marks=(stroke,))


def _symbols(atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    if not picture.marks:
        return
    for row in rows_as(_Drawn, picture.near(_table(atlas, picture))):
        if isinstance(row.geometry, Point) and row.mark.kind != "text":
            symbol = f"mark-{row.mark.colour}"
            yield Symbol(row.geometry.x, row.geometry.y, symbol, marks=(f"symbol-{symbol}",))


def _names(atlas: Atlas, picture: Picture) -> Iterable[Name]:
    if not picture.marks:
        return ()
    named = _table(atlas, picture).query("name != ''")
    # Lines are named along their course, all else at a point.
    points = [
        row.geometry if row.mark.kind in _ALONG else Point(row.label_at)
        for row in rows_as(_Drawn, named)
    ]
    rows = NamedRows.of(named.assign(geometry=points), spread=True)
    names = names_of(atlas, picture, rows, "marks", "mark")
    return (replace(name, selected=True) for name in names)


def _samples(_atlas: Atlas, explained: Explained) -> Iterator[Sample]:
    for colour in MARK_COLOURS:
        marks = [mark for mark in explained.marks if mark.colour == colour]
        name, kinds = f"mark-{colour}", dict.fromkeys(_(KIND_NAMES[mark.kind]) for mark in marks)
        label = _("{kinds}: drawn by a reader, not by the atlas", kinds=commas(kinds))
        if any(mark.kind not in SIGN_KINDS for mark in marks):
            yield Sample("line", label, name, stroke=name)
        elif any(mark.kind == "point" for mark in marks):
            yield Sample("symbol", label, f"symbol-{name}", symbol=name)


MARKS = MapLayer(
    name="marks",
    # No switch: what a reader puts on the map they take off again.
    title="",
    parts=(
        Part(
            LayerOptions("marks", "ties", "mark", labels="mark"), shapes=_line_shapes, names=_names
        ),
        Part(LayerOptions("mark-points", "markers", "symbol", kind="points"), shapes=_symbols),
    ),
    samples=lambda atlas, explained: tuple(_samples(atlas, explained)),
    tables=("marks",),
)
