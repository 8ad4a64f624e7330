"""The files for a host, checked by the tools that read them."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers import ROOT

DEPLOY = ROOT / "geo" / "deploy"


def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    unit = (DEPLOY / "kavkaz-atlas@.service").read_text("utf-8")
    # The tool looks for the program as well, which is elsewhere here.
    program = shutil.which("true")
    tried = tmp_path / "kavkaz-atlas@8501.service"
    tried.write_text(unit.replace("/opt/kavkaz-atlas/.venv/bin/streamlit", str(program)), "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tried)], capture_output=True, text=True
    )
    assert [line for line in done.stderr.splitlines() if tried.name in line] == []


def test_the_container_is_written_as_containers_are() -> None:
    hadolint = Path(sys.executable).parent / "hadolint"
    done = subprocess.run([hadolint, DEPLOY / "Containerfile"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


def test_kubernetes_understands_the_manifest() -> None:
    validate = Path(sys.executable).parent / "kubernetes-validate"
    done = subprocess.run(
        [validate, "--strict", DEPLOY / "kubernetes.yaml"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_rolling_restart_wants_ports() -> None:
    done = subprocess.run([DEPLOY / "rolling-restart"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "8501" in done.stderr


@pytest.mark.parametrize("name", [path.name for path in sorted(DEPLOY.iterdir())])
def test_the_readme_names_every_file(name: str) -> None:
    assert f"`{name}`" in (DEPLOY / "README.md").read_text("utf-8") or name == "README.md"


def test_every_package_has_its_licence_listed() -> None:
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    listed = (DEPLOY / "LICENCES.md").read_text("utf-8").lower().replace("_", "-")
    names = re.findall(r"^([A-Za-z0-9_.-]+)==", lock, re.MULTILINE)
    assert len(names) > 40
    missing = [name for name in names if f"| {name.lower().replace('_', '-')} " not in listed]
    assert missing == []
    assert "unknown" not in listed
