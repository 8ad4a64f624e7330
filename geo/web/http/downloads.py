"""The files below `/data/` that readers download: layers and tables as a whole, and their index.

No map asks for them, so that each is made when somebody first does.
"""

import re
from collections.abc import Mapping
from typing import TypedDict

from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.catalogue import CATALOGUE, Layer, fill_words, layer_document
from geo.layers.files.formats import MEDIA_TYPES as FILE_TYPES
from geo.layers.files.geojson import encode
from geo.layers.files.records import RECORDS, record_tables
from geo.layers.files.spreadsheets import csv_of_records
from geo.web.serving.base_path import at
from geo.web.serving.resources import Resource

GEOJSON = "application/geo+json"
INDEX = "index.json"

_LAYERS: Mapping[str, Layer] = {layer.name: layer for layer in CATALOGUE}
_LAYER_FILE = re.compile(r"(?P<layer>[a-z]+)(-(?P<tag>[0-9a-f]{12}))?\.geojson")


class Download(TypedDict):
    """What the index says of a table, and of each file."""

    name: str
    title: str
    description: str
    url: str
    bytes: int
    sha256: str
    media_type: str


class LayerDownload(Download):
    """What the index says of a layer."""

    immutable_url: str
    licence: str
    source: str


class DownloadIndex(TypedDict):
    """What can be downloaded, each with its words, address and size."""

    layers: list[LayerDownload]
    tables: list[Download]


def download(atlas: Atlas, file: str) -> Resource | None:
    """The file of that name, the same in all languages; None where there is none.

    A layer answers to its name, and to its name with the version that it has.
    """
    if file == INDEX:
        return _index_file(atlas.original)
    match = _LAYER_FILE.fullmatch(file)
    if match and match["layer"] in _LAYERS:
        resource = _layer_file(atlas.original, match["layer"])
        return resource if match["tag"] in (None, resource.tag) else None
    return _tables(atlas.original).get(file)


def is_version(file: str) -> bool:
    """Whether a file that there is has its version in its name, so that it never changes."""
    match = _LAYER_FILE.fullmatch(file)
    return bool(match and match["tag"])


def download_index(atlas: Atlas) -> DownloadIndex:
    """What can be downloaded."""
    return _index(atlas.original)


@cache_by_atlas
def _index(atlas: Atlas) -> DownloadIndex:
    return {
        "layers": [
            _layer_entry(fill_words(atlas, layer), _layer_file(atlas, layer.name))
            for layer in CATALOGUE
        ],
        "tables": [_table_entry(name, _tables(atlas)[f"{name}.csv"]) for name in RECORDS],
    }


@cache_by_atlas
def _index_file(atlas: Atlas) -> Resource:
    return Resource(encode(_index(atlas)), "application/json")


@cache_by_atlas
def _layer_file(atlas: Atlas, name: str) -> Resource:
    return Resource(encode(layer_document(atlas, _LAYERS[name])), GEOJSON)


@cache_by_atlas
def _tables(atlas: Atlas) -> Mapping[str, Resource]:
    return {
        f"{name}.csv": Resource(csv_of_records(table), FILE_TYPES["csv"])
        for name, table in record_tables(atlas.dossier).items()
    }


def _table_entry(name: str, resource: Resource) -> Download:
    return {
        "name": name,
        "title": RECORDS[name].title,
        "description": RECORDS[name].description,
        "url": at(f"/data/{name}.csv"),
        "bytes": len(resource.content),
        "sha256": resource.sha256,
        "media_type": resource.media_type,
    }


def _layer_entry(layer: Layer, resource: Resource) -> LayerDownload:
    return {
        "name": layer.name,
        "title": layer.title,
        "description": layer.description,
        "url": at(f"/data/{layer.name}.geojson"),
        "immutable_url": at(f"/data/{layer.name}-{resource.tag}.geojson"),
        "bytes": len(resource.content),
        "sha256": resource.sha256,
        "media_type": resource.media_type,
        "licence": layer.licence,
        "source": layer.source,
    }
