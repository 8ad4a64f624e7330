"""The derived geometry is read only when it is the file that its provenance records."""

import hashlib
import json

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Point

from geo.dossier import DataError
from geo.layers.geometry import GEOMETRY_FOLDER, read_geometry, read_provenance, read_table


def record(folder):
    """Writes the provenance of what lies in the folder."""
    files = {
        path.name: {"sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
        for path in folder.glob("*.parquet")
    }
    (folder / "provenance.json").write_text(json.dumps({"files": files}), "utf-8")


@pytest.fixture
def folder(tmp_path):
    points = gpd.GeoDataFrame({"id": ["a"], "geometry": [Point(69.4, 37.5)]}, crs="EPSG:4326")
    points.to_parquet(tmp_path / "points.parquet")
    pd.DataFrame({"id": ["a"]}).to_parquet(tmp_path / "names.parquet")
    (tmp_path / "scrawl.parquet").write_bytes(b"not a table")
    record(tmp_path)
    return tmp_path


def test_a_recorded_file_is_read(folder):
    frame = read_geometry("points", folder)
    assert frame.crs == "EPSG:4326"
    assert list(frame.geometry) == [Point(69.4, 37.5)]
    assert list(read_table("names", folder)["id"]) == ["a"]


def test_a_missing_file_is_named_with_the_remedy(folder):
    (folder / "points.parquet").unlink()
    with pytest.raises(DataError, match=r"points\.parquet cannot be read; restore it .*geo\.build"):
        read_geometry("points", folder)


@pytest.mark.parametrize(("read", "name"), [(read_geometry, "points"), (read_table, "names")])
def test_a_changed_file_is_refused(folder, read, name):
    path = folder / f"{name}.parquet"
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(DataError, match=rf"{name}\.parquet is corrupt.*provenance\.json"):
        read(name, folder)


def test_a_truncated_file_is_refused(folder):
    path = folder / "points.parquet"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(DataError, match=r"points\.parquet is corrupt"):
        read_geometry("points", folder)


@pytest.mark.parametrize("read", [read_geometry, read_table])
def test_a_recorded_file_that_is_no_parquet_is_refused(folder, read):
    with pytest.raises(DataError, match=r"scrawl\.parquet"):
        read("scrawl", folder)


def test_a_table_is_no_geometry(folder):
    with pytest.raises(DataError, match=r"names\.parquet"):
        read_geometry("names", folder)


def test_an_unrecorded_file_is_refused(folder):
    (folder / "more.parquet").write_bytes((folder / "points.parquet").read_bytes())
    with pytest.raises(DataError, match=r"more\.parquet is not in provenance\.json"):
        read_geometry("more", folder)


def test_missing_provenance_is_named_with_the_remedy(folder):
    (folder / "provenance.json").unlink()
    with pytest.raises(DataError, match=r"provenance\.json cannot be read; restore it"):
        read_geometry("points", folder)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b"null", b"{}", b'{"files": []}', b'{"files": {"a": 1}}'],
)
def test_corrupt_provenance_is_named_with_the_remedy(folder, content):
    (folder / "provenance.json").write_bytes(content)
    with pytest.raises(DataError, match=r"provenance\.json is corrupt.*restore it"):
        read_provenance(folder)


def test_a_failure_is_not_remembered(folder):
    path = folder / "points.parquet"
    content = path.read_bytes()
    path.write_bytes(b"")
    with pytest.raises(DataError):
        read_geometry("points", folder)
    path.write_bytes(content)
    assert len(read_geometry("points", folder)) == 1


@pytest.mark.parametrize("file", sorted(read_provenance()["files"]))
def test_every_file_of_the_atlas_is_what_its_provenance_records(file):
    table = read_table(file.removesuffix(".parquet"))
    assert len(table) == read_provenance()["files"][file]["rows"]


def test_every_file_of_the_atlas_is_recorded():
    assert {path.name for path in GEOMETRY_FOLDER.glob("*.parquet")} == set(
        read_provenance()["files"]
    )
