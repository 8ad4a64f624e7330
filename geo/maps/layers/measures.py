"""Measured distances: geodesics with their lengths."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import geopandas as gpd
from shapely.geometry.base import BaseGeometry

from geo.i18n.formats import LengthUnit, length_words
from geo.i18n.languages import N_, _
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.frames import measures
from geo.maps.drawing.layer import Drawing, LayerOptions, MapLayer, Part, drawing
from geo.maps.drawing.names import NamedRows, NameRow, name_rows, names_of
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.samples import Explained, Sample
from geo.maps.drawing.shapes import Line, Name, Shape
from geo.maps.style.tokens import (
    CHOSEN_MEASURE_WIDTH,
    FADED_MEASURE_OPACITY,
    FADED_MEASURE_WIDTH,
)

_COLUMNS = [
    "id",
    "feature",
    "name",
    "says",
    "length_km",
    "label_at",
    "ends",
    "rank",
    "geometry",
]


class _Row(NamedTuple):
    """What a figure draws of a row of `_frame`."""

    feature: str
    ends: list[str]
    geometry: BaseGeometry


def _drawings(atlas: Atlas) -> Iterator[Drawing]:
    yield drawing("measures", _frame(atlas), 10_000)


@cache_by_atlas
def _frame(atlas: Atlas) -> gpd.GeoDataFrame:
    rows = [
        {
            "id": measure.feature,
            "feature": measure.feature,
            "name": measure.name,
            "says": measure.label,
            "length_km": round(measure.gap.distance_km, 3),
            "label_at": [round(degrees, 4) for degrees in measures.middle_of(measure)],
            "ends": [measure.start, measure.end],
            # In the order of the table, before the names of states without a part in the story.
            "rank": round(-0.5 + number / 1000, 3),
            "geometry": measure.line,
        }
        for number, measure in enumerate(measures.measures(atlas).values())
    ]
    return gpd.GeoDataFrame(rows, columns=_COLUMNS, geometry="geometry", crs=4326)


def _shapes(atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    for measure in picture.rows_near(_Row, _frame(atlas)):
        if picture.shows("measure", measure.feature):
            subject = _is_told(picture, measure.feature, measure.ends)
            yield Line(
                measure.geometry,
                "measure",
                widened=_width(picture, measure.feature, told=subject),
                opacity=1.0 if subject else FADED_MEASURE_OPACITY,
                marks=("measure",),
            )


def _width(picture: Picture, feature: str, *, told: bool) -> float:
    """By which factor a distance is wider: one that is selected keeps its colour."""
    if feature in picture.selected:
        return CHOSEN_MEASURE_WIDTH
    return 1.0 if told else FADED_MEASURE_WIDTH


def _is_told(picture: Picture, feature: str, ends: Iterable[str]) -> bool:
    """Whether a distance stands out and says how long it is: the leading one, and the selected.

    With a place are selected all that are measured from it or to it.
    """
    if picture.lead_measure in ("", feature):
        return True
    return not picture.selected.isdisjoint((feature, *ends))


def _names(atlas: Atlas, picture: Picture) -> Iterable[Name]:
    # A callout at a distance says how long it is.
    said = {callout.feature for callout in picture.callouts}
    subject = (
        row
        for row in _name_rows(atlas, picture.unit)
        if row.feature not in said
        and picture.shows("measure", row.feature)
        and _is_told(picture, row.feature, row.ends)
    )
    rows = NamedRows.of_rows(subject, spread=True)
    return names_of(atlas, picture, rows, "measures", "figure")


@cache_by_atlas
def _name_rows(atlas: Atlas, unit: LengthUnit) -> tuple[NameRow, ...]:
    """The distances as rows that bear names: how long they are."""
    frame = _frame(atlas)
    lengths = [length_words(km, unit) for km in frame["length_km"]]
    return tuple(name_rows(frame.assign(label=lengths)))


def _samples(_atlas: Atlas, _explained: Explained) -> tuple[Sample, ...]:
    return (Sample("line", _("shortest line, with its length"), "measure", stroke="measure"),)


MEASURES = MapLayer(
    name="measures",
    title=N_("Distances"),
    parts=(
        Part(
            LayerOptions(
                "measures",
                "ties",
                "measure",
                selects="measure",
                labels="figure",
                thin=True,
                follows="measures",
            ),
            shapes=_shapes,
            names=_names,
        ),
    ),
    drawings=_drawings,
    samples=_samples,
    tables=("measures",),
)
