"""What else the build derives and reads: theatres, names, lakes, packages, where files are from."""

import hashlib
import json
import zipfile
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import Point

from geo import DATA_FOLDER
from geo.build import lakes, packages, provenance, states, theatres
from geo.build.packages import BuildError
from geo.dossier import DossierError
from tests.build.world import EVERYWHERE, NEAR


def test_theatres_are_read_and_what_is_no_box_is_named(tmp_path: Path) -> None:
    boxes = theatres.read_theatres(DATA_FOLDER / "world" / "theatres.yaml")
    west, south, east, north = boxes["baltic"].extent
    assert west <= 12
    assert east >= 62
    assert south <= 48
    assert north >= 62
    file = tmp_path / "theatres.yaml"
    file.write_text("mulino:\n  extent: [43, 56, 42, 57]\n  shapes: fine\n")
    with pytest.raises(DossierError, match=r"'mulino', shapes 'fine'"):
        theatres.read_theatres(file)
    file.write_text("mulino:\n  extent: [43, 56, 42, 57]\n")
    with pytest.raises(DossierError, match="no box: give west, south, east, north"):
        theatres.read_theatres(file)


def test_states_keep_names_and_label_points(countries: gpd.GeoDataFrame) -> None:
    frame = states.states(countries).set_index("state")
    assert frame.loc["BBB", "name_ru"] == "Б"
    assert frame.loc["AAA", "label_zoom"] == 2.0


def test_lakes_elsewhere_are_large_and_rank_behind(tmp_path: Path) -> None:
    shapes = {
        "large": Point(41, 41).buffer(0.5),
        "small": Point(42, 41).buffer(0.01),
        "far": Point(-80, 45).buffer(1),
        "far and small": Point(-90, 45).buffer(0.2),
        "middle": Point(40, 40).buffer(0.2),
    }
    frame = gpd.GeoDataFrame({"name": list(shapes)}, geometry=list(shapes.values()), crs=4326)
    frame.to_file(tmp_path / "lakes.gpkg")
    found = lakes.lakes(tmp_path / "lakes.gpkg", [EVERYWHERE, NEAR])
    assert found["lake"].tolist() == ["1", "2", "3"]
    assert found["rank"].tolist() == [1, 1, 2]
    assert [round(point.x) for point in found.centroid] == [-80, 41, 40]
    assert found.geometry.is_valid.all()


def test_provenance_describes_each_file(tmp_path: Path, faces: gpd.GeoDataFrame) -> None:
    provenance.write_frame(faces, tmp_path / "faces.parquet")
    record = packages.read_packages()
    provenance.write_provenance(tmp_path, record, {"faces.parquet": ("Faces", ["toy"])})
    written = json.loads((tmp_path / "provenance.json").read_text("utf-8"))
    content = (tmp_path / "faces.parquet").read_bytes()
    assert written["files"]["faces.parquet"]["sha256"] == hashlib.sha256(content).hexdigest()
    assert written["files"]["faces.parquet"]["rows"] == 4
    assert "| faces.parquet | Faces | 4 |" in (tmp_path / "PROVENANCE.md").read_text("utf-8")


def test_every_package_is_pinned() -> None:
    for package in packages.read_packages()["package"]:
        assert len(package["sha256"]) == 64
        assert package["version"] in package["file"]
        assert package["licence"]


def test_a_package_of_other_content_is_refused(tmp_path: Path) -> None:
    pinned = {"name": "toy", "version": "1", "file": "toy-1.whl", "registry": "pypi"}
    with zipfile.ZipFile(tmp_path / "toy-1.whl", "w") as archive:
        archive.writestr("toy.txt", "toy")
    digest = hashlib.sha256((tmp_path / "toy-1.whl").read_bytes()).hexdigest()
    for sha256, good in ((digest, True), ("0" * 64, False)):
        pins = [{**pinned, "sha256": sha256}]
        if good:
            assert (
                packages.unpack_packages(tmp_path, pins)["toy"] / "toy.txt"
            ).read_text() == "toy"
        else:
            with pytest.raises(BuildError, match=r"toy-1\.whl is not the file"):
                packages.unpack_packages(tmp_path, pins)
