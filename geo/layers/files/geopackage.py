"""Layers as a GeoPackage (OGC 12-128r15), with the styles that QGIS applies to them."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyogrio
import shapely
from shapely.geometry.base import BaseGeometry

from geo.layers.files.file_content import MADE, FileContent
from geo.layers.files.qml import qml
from geo.layers.files.symbology import Symbol, Symbology

_GEOMETRY = "geom"
_DAY = pd.ArrowDtype(pa.date32())
# A version that programs of the last years read without a warning.
_VERSION = "1.2"


def geopackage(content: FileContent) -> bytes:
    """One table a layer, then those without geometry: records, `about`, and the styles.

    `layer_styles` is the table in which QGIS looks for how to draw a layer.
    """
    with tempfile.TemporaryDirectory(prefix="atlas-") as folder:
        file = Path(folder) / "layers.gpkg"
        for name, table in content.tables.items():
            _write(_in_one_type(table), file, name, content)
        for name, table in content.records.items():
            _write(table, file, name, content)
        _write(pd.DataFrame([content.about.by_name()]), file, "about", content)
        if content.tables:
            _write(_styles(content), file, "layer_styles", content, FID="id")
        return file.read_bytes()


def _write(
    table: pd.DataFrame, file: Path, name: str, content: FileContent, **options: str
) -> None:
    words = f"{content.descriptions.get(name, '')} {content.about.disclaimer}".strip()
    pyogrio.write_dataframe(
        _with_types(table),
        file,
        layer=name,
        driver="GPKG",
        append=file.exists(),
        # Arrow knows days, which become DATE.
        use_arrow=True,
        layer_options={"DESCRIPTION": words, "IDENTIFIER": name, **options},
        **({} if file.exists() else {"dataset_options": {"VERSION": _VERSION}}),
    )


def _with_types(table: pd.DataFrame) -> pd.DataFrame:
    """The table with a type for each column of words or days, which need not have any."""
    kinds = {str(name): _type(str(name), table[name]) for name in table.columns}
    return table.astype({name: kind for name, kind in kinds.items() if kind})


# Any, for the column may hold anything.
def _type(name: str, column: "pd.Series[Any]") -> pd.ArrowDtype | str | None:
    """What a column of Python's objects holds; None for one that has a type."""
    if column.dtype != object:
        return None
    cells = column.dropna()
    days = [isinstance(cell, date) for cell in cells]
    return _DAY if (all(days) if days else name.endswith("_day")) else "string"


def _in_one_type(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The table with its areas, or its lines, all in several parts where one is."""
    if table.geometry.geom_type.nunique() < 2:
        return table
    return table.assign(**{table.geometry.name: [_in_parts(one) for one in table.geometry]})


def _in_parts(geometry: BaseGeometry) -> BaseGeometry:
    if isinstance(geometry, shapely.Polygon):
        return shapely.MultiPolygon([geometry])
    if isinstance(geometry, shapely.LineString):
        return shapely.MultiLineString([geometry])
    return geometry


def _styles(content: FileContent) -> pd.DataFrame:
    rows = [
        {
            "f_table_catalog": "",
            "f_table_schema": "",
            "f_table_name": name,
            "f_geometry_column": _GEOMETRY,
            "styleName": content.about.title,
            "styleQML": qml(content.symbologies.get(name, Symbology(Symbol())), table),
            "styleSLD": "",
            "useAsDefault": True,
            "description": content.descriptions.get(name, ""),
            "owner": "",
            "ui": None,
            "update_time": pd.Timestamp(MADE, tz="UTC"),
        }
        for name, table in content.tables.items()
    ]
    return pd.DataFrame(rows)


pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{MADE:%Y-%m-%dT%H:%M:%S.000Z}"})
