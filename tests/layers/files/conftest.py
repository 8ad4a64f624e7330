"""A view as tables, as content, and as a file of each format."""

from pathlib import Path

import geopandas as gpd
import pytest

from geo.layers.atlas import Atlas
from geo.layers.files.exports import descriptions, layers_of
from geo.layers.files.file_content import FileContent
from geo.layers.files.formats import MEDIA_TYPES, write
from geo.layers.files.records import record_tables
from geo.maps.layers.symbology import symbologies
from tests.layers.files.view import ABOUT, VIEW


@pytest.fixture(scope="session")
def tables(atlas: Atlas) -> dict[str, gpd.GeoDataFrame]:
    return layers_of(atlas, VIEW)


@pytest.fixture(scope="session")
def content(atlas: Atlas, tables: dict[str, gpd.GeoDataFrame]) -> FileContent:
    return FileContent(
        tables, record_tables(atlas.dossier), ABOUT, descriptions(atlas), symbologies(tables)
    )


@pytest.fixture(scope="session")
def files(content: FileContent, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("files")
    made = {form: folder / f"view.{form}" for form in MEDIA_TYPES}
    for form, file in made.items():
        file.write_bytes(write(form, content))
    return made
