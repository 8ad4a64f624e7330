"""The atlas as a package: what a wheel of it holds, that it starts, and which version it says."""

import json
import os
import subprocess
import sys
import sysconfig
import tomllib
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

from geo.version import UNKNOWN, VERSION, _version
from geo.web.server.command import application
from tests.servers import ROOT, free_port, stop, until_it_answers

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_a_checkout_says_its_own_version(tmp_path: Path) -> None:
    assert PROJECT["version"] == VERSION
    foreign = tmp_path / "pyproject.toml"
    foreign.write_text('[project]\nname = "another"\nversion = "9"\n', "utf-8")
    assert _version(foreign) != "9"


def test_where_nothing_says_the_version_it_is_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.version._NAME", "no-such-package")
    assert _version(tmp_path / "pyproject.toml") == UNKNOWN


def test_the_command_starts_the_application_of_the_checkout() -> None:
    assert application() == ROOT / "app.py"


def test_every_dependency_is_locked_for_every_machine() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text("utf-8")
        locked = {line.partition("==")[0].lower() for line in text.splitlines() if "==" in line}
        wanted = {
            asked.partition(">")[0].partition("=")[0].lower() for asked in PROJECT["dependencies"]
        }
        assert wanted <= locked, name
        assert "://" not in text, f"{name} names a host"
        assert "--hash=sha256:" in text


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--quiet", "-w", folder, ROOT]
    subprocess.run(command, check=True, timeout=300)
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.nightly
def test_a_wheel_holds_the_application_and_no_files_of_a_host(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "geo/application/app.py",
        "geo/application/.streamlit/config.toml",
        "geo/py.typed",
        "geo/data/world/states.csv",
        "pages/overview.py",
        "geo/maps/print/paper/page.typ",
        "geo/maps/print/fonts/NotoNaskhArabic-Regular.ttf",
        "geo/maps/print/fonts/OFL.txt",
    } <= names
    assert [name for name in names if name.startswith(("geo/deploy/", "tests/"))] == []


@pytest.mark.nightly
def test_an_installed_atlas_starts_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    home, empty, port = tmp_path / "venv", tmp_path / "empty", free_port()
    venv.create(home)
    empty.mkdir()
    (site,) = home.glob("lib/*/site-packages")
    # Its dependencies are those of the environment in which the tests run.
    (site / "others.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    python = home / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps"]
    subprocess.run([*pip, wheel], check=True, timeout=300)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    with (
        (tmp_path / "printed").open("w+") as printed,
        subprocess.Popen(
            [home / "bin" / "kavkaz-atlas", "--server.port", str(port)],
            cwd=empty,
            stdout=printed,
            stderr=subprocess.STDOUT,
            env=environment,
        ) as process,
    ):
        try:
            until_it_answers(process, f"http://localhost:{port}", printed)
            with urllib.request.urlopen(f"http://localhost:{port}/healthz", timeout=30) as answer:
                state = json.load(answer)
        finally:
            stop(process)
    assert (state["status"], state["version"]) == ("ready", PROJECT["version"])
