"""Layers and tables as files: GeoJSON, GeoPackage, KML, CSV, XLSX, each with its provenance."""

from collections.abc import Callable, Mapping
from typing import Literal

from geo.layers.files.file_content import FileContent
from geo.layers.files.geojson import bounding_box, encode, feature_collection
from geo.layers.files.geopackage import geopackage
from geo.layers.files.kml import kml
from geo.layers.files.spreadsheets import csv_of_layers, xlsx

FileFormat = Literal["geojson", "gpkg", "kml", "csv", "xlsx"]
MEDIA_TYPES: Mapping[FileFormat, str] = {
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "kml": "application/vnd.google-earth.kml+xml",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def write(form: FileFormat, content: FileContent) -> bytes:
    """The file of that format; GeoJSON, KML and CSV leave out the tables without geometry."""
    return _WRITERS[form](content)


def _geojson(content: FileContent) -> bytes:
    features = [
        feature | {"properties": {"layer": name, **feature["properties"]}}
        for name, table in content.tables.items()
        for feature in feature_collection(table)["features"]
    ]
    return encode(
        {
            "type": "FeatureCollection",
            **bounding_box(content.tables.values()),
            **content.about.by_name(),
            "sources": content.sources.to_dict("records"),
            "features": features,
        }
    )


_WRITERS: Mapping[FileFormat, Callable[[FileContent], bytes]] = {
    "geojson": _geojson,
    "gpkg": geopackage,
    "kml": kml,
    "csv": csv_of_layers,
    "xlsx": xlsx,
}
