"""Tables of layers as files: GeoJSON, GeoPackage, KML, CSV, each with its provenance inside."""

import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely

from geo.layers.geojson import encode, feature_collection, rounded

FileFormat = Literal["geojson", "gpkg", "kml", "csv"]
MEDIA_TYPES: Mapping[FileFormat, str] = {
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "kml": "application/vnd.google-earth.kml+xml",
    "csv": "text/csv; charset=utf-8",
}

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

# Layers small enough that a cell can hold their geometry.
_SMALL = ("places", "cities", "measures", "rings")

Tables = Mapping[str, gpd.GeoDataFrame]
_NOTHING = gpd.GeoDataFrame({"id": pd.Series(dtype=str)}, geometry=[], crs=4326)


@dataclass(frozen=True)
class About:
    """Where a file comes from: its title, link, look in words, licences, data versions, atlas."""

    title: str
    link: str
    as_drawn_by: str
    on: str
    licence: str
    versions: str
    atlas_version: str
    disclaimer: str


def write(form: FileFormat, tables: Tables, sources: pd.DataFrame, about: About) -> bytes:
    """The file of that format; `sources` are those cited, as `geo.layers.exports.cited` gives."""
    return _WRITERS[form](tables, sources, about)


def _geojson(tables: Tables, sources: pd.DataFrame, about: About) -> bytes:
    features = [
        feature | {"properties": {"layer": name, **feature["properties"]}}
        for name, table in tables.items()
        for feature in feature_collection(table)["features"]
    ]
    return encode(
        {
            "type": "FeatureCollection",
            **asdict(about),
            "sources": sources.to_dict("records"),
            "features": features,
        }
    )


def _geopackage(tables: Tables, sources: pd.DataFrame, about: About) -> bytes:
    """One table a layer, and the tables `sources` and `about` without geometry."""

    def write_all(file: Path) -> None:
        for name, table in tables.items():
            options = {"DESCRIPTION": about.disclaimer, "IDENTIFIER": name}
            _write(table, file, name, "GPKG", layer_options=options)
        _write(sources, file, "sources", "GPKG")
        _write(pd.DataFrame([asdict(about)]), file, "about", "GPKG")

    return _through_file(write_all, "gpkg")


def _kml(tables: Tables, sources: pd.DataFrame, about: About) -> bytes:
    """One folder a layer; what KML calls Name is the column `name`, or else the id.

    A view that shows nothing is a document with an empty folder: without any there is no file.
    """
    words = f"{about.as_drawn_by}, {about.on}. {about.disclaimer} {about.link}"

    def write_all(file: Path) -> None:
        for name, table in (tables or {"nothing": _NOTHING}).items():
            named = table.get("name", table["id"]).fillna(table["id"])
            # KML is text: a metre is near enough, and a third of the bytes.
            table = table.drop(columns="name", errors="ignore").assign(
                Name=named,
                source_titles=_titles(table, sources),
                geometry=rounded(table.geometry.to_numpy(), 5),
            )
            options = {"NAME": _xml(about.title), "DESCRIPTION": _xml(words)}
            _write(table.map(_xml), file, name, "LIBKML", dataset_options=options)

    return _through_file(write_all, "kml")


def _csv(tables: Tables, sources: pd.DataFrame, about: About) -> bytes:
    """A row a feature: layer, id, name, a point on it, its columns, and the file's provenance."""
    parts = [_rows(name, table, sources) for name, table in tables.items()]
    rows = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()
    told = {"file_as_drawn_by": about.as_drawn_by, "file_on": about.on, "link": about.link}
    rows = rows.assign(**told, licence=about.licence, disclaimer=about.disclaimer)
    text: str = rows.map(_plain).to_csv(index=False, lineterminator="\r\n")
    return text.encode()


def _rows(name: str, table: gpd.GeoDataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    points = table.geometry.representative_point()
    titles = _titles(table, sources)
    rows = pd.DataFrame(table.drop(columns="geometry"))
    rows.insert(0, "layer", name)
    return rows.assign(
        lon=points.x.round(5), lat=points.y.round(5), source_titles=titles,
        wkt=shapely.to_wkt(table.geometry, rounding_precision=4) if name in _SMALL else "",
    )  # fmt: skip


def _titles(table: gpd.GeoDataFrame, sources: pd.DataFrame) -> list[str]:
    """The sources of each row in words: title and address."""
    words = {
        name: f"{title} <{url}>" if url else str(title)
        for name, title, url in sources[["id", "title", "url"]].to_numpy(dtype=str)
    }
    cells = table["sources"] if "sources" in table else [""] * len(table)
    return ["; ".join(words[part] for part in str(cell).split(";") if part) for cell in cells]


def _plain(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _xml(cell: Any) -> Any:
    """What XML 1.0 can hold of a text; libkml leaves the end of a CDATA section as it is."""
    return _NOT_XML.sub("", cell).replace("]]>", "]] >") if isinstance(cell, str) else cell


def _write(table: pd.DataFrame, file: Path, layer: str, driver: str, **options: Any) -> None:
    pyogrio.write_dataframe(
        table, file, layer=layer, driver=driver, append=file.exists(), **options
    )


def _through_file(write_all: Callable[[Path], None], suffix: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="atlas-") as folder:
        file = Path(folder) / f"layers.{suffix}"
        write_all(file)
        return file.read_bytes()


_WRITERS: Mapping[FileFormat, Callable[[Tables, pd.DataFrame, About], bytes]] = {
    "geojson": _geojson, "gpkg": _geopackage, "kml": _kml, "csv": _csv,
}  # fmt: skip

# A GeoPackage notes when it was written; the same data gives the same bytes at every writing.
pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": "2020-09-21T00:00:00.000Z"})
