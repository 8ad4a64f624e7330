"""Borders, each in the stroke of its type by the viewer."""

from collections.abc import Iterator, Mapping

import geopandas as gpd
import pandas as pd

from geo.dossier.feature_id import feature_id
from geo.i18n.languages import N_, _, together
from geo.layers.atlas import Atlas, Border
from geo.layers.cached import cache_by_atlas
from geo.layers.frames.boundaries import (
    BOUNDARY_WORDS,
    BoundaryType,
    boundary_types,
    changeable_borders,
)
from geo.layers.geometry import BANDS, Band, rows_as
from geo.maps.drawing.layer import (
    PER_DEGREE,
    Drawing,
    LayerOptions,
    MapLayer,
    Part,
    drawing,
)
from geo.maps.drawing.merging import merge_rows
from geo.maps.drawing.picture import Picture, by_member
from geo.maps.drawing.samples import Explained, Sample
from geo.maps.drawing.shapes import Line, Shape

BOUNDARY_STYLES: Mapping[BoundaryType, str] = {
    "international": "border-international",
    "not-recognised": "border-disputed",
    "undelimited": "border-undelimited",
    "undetermined": "border-undetermined",
    "line-of-control": "border-control",
    "line-of-actual-control": "border-control",
    "administration": "border-claim",
    "zone-edge": "border-zone",
    "internal": "border-internal",
}

_COLUMNS = ["id", "feature", "name", "style"]


def _drawings(atlas: Atlas) -> Iterator[Drawing]:
    for band in BANDS:
        yield drawing("borders", _frame(atlas, band), PER_DEGREE[band], band)


def _frame(atlas: Atlas, band: Band) -> gpd.GeoDataFrame:
    """Borders that some worldview changes one by one, all others as one international line."""
    changeable = changeable_borders(atlas)
    rows = []
    for border in rows_as(Border, atlas.borders(band)):
        row = {"id": border.border, "geometry": border.geometry}
        for line in border.disputes[:1]:
            row |= {"feature": feature_id("line", line), "name": atlas.dossier.disputes[line].name}
        row["style"] = "" if border.border in changeable else "border-international"
        rows.append(row)
    frame = gpd.GeoDataFrame(rows, columns=[*_COLUMNS, "geometry"], crs=4326)
    fixed = frame["style"] != ""
    joined = pd.concat([frame[~fixed], merge_rows(frame[fixed], "style")], ignore_index=True)
    return gpd.GeoDataFrame(joined)


@cache_by_atlas
def borders(atlas: Atlas, band: Band) -> gpd.GeoDataFrame:
    """The borders of a band, made once."""
    return atlas.borders(band)


def _shapes(atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    styles = by_member(picture.scene["borders"])
    for border in picture.rows_near(Border, borders(atlas, picture.band)):
        style = styles.get(border.border, "border-international")
        yield Line(border.geometry, style, marks=(style,))


def _samples(atlas: Atlas, explained: Explained) -> tuple[Sample, ...]:
    """The types of boundary that the looks have, each by its stroke; the edge of a selection."""
    shown = {kind for look in explained.looks for kind in boundary_types(atlas, look).values()}
    styles: dict[str, list[str]] = {}
    for kind, words in BOUNDARY_WORDS.items():
        if kind in shown:
            styles.setdefault(BOUNDARY_STYLES[kind], []).append(_(words))
    return (
        Sample("line", _("outlined: what this is about"), "outline", stroke="outline"),
        *(
            Sample("line", together(words, "or"), style, stroke=style)
            for style, words in styles.items()
        ),
    )


BORDERS = MapLayer(
    name="borders",
    title=N_("Borders"),
    parts=(
        Part(
            LayerOptions(
                "borders", "borders", "border", selects="line", thin=True, follows="borders"
            ),
            shapes=_shapes,
        ),
    ),
    drawings=_drawings,
    samples=_samples,
    tables=("borders", "lines"),
)
