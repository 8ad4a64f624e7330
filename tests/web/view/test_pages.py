"""The file of page texts, and the start of the process with damaged data."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from geo.dossier import DataError
from geo.web.view.pages import read_pages

ROOT = Path(__file__).parents[3]


def test_pages_file_names_the_page_and_field_that_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "pages.yaml"
    for text, message in (
        ("overview: {path: 1}", r"row 1, 'overview', path '1': input should be a valid string"),
        ("overview: [", r"is not YAML"),
        ("- overview", r"holds no mapping"),
    ):
        file.write_text(text, "utf-8")
        with pytest.raises(DataError, match=message):
            read_pages(file)
    with pytest.raises(DataError, match=r"none\.yaml: the folder has no such file; write it"):
        read_pages(tmp_path / "none.yaml")


@pytest.mark.nightly
def test_a_damaged_layer_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    for name in ("app.py", "geo", "pages", ".streamlit"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    (tmp_path / "geo" / "data" / "geometry" / "lakes.parquet").write_bytes(b"")
    done = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "0"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode != 0
    assert "lakes.parquet is corrupt" in done.stderr
    assert "The atlas cannot start." in done.stderr
    assert "Traceback" not in done.stderr
