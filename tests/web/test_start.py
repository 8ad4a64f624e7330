"""A start that cannot succeed ends at once with a sentence."""

import os
import socket
import subprocess
import sys

import pytest

from tests.servers import ROOT


def _start(*options: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "app.py", *options],
        cwd=ROOT, env={**os.environ, **variables}, capture_output=True, text=True, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"), [("METRICS", "perhaps"), ("FRAME_ANCESTORS", "*; script-src *")]
)
def test_a_bad_setting_stops_the_start(name: str, value: str) -> None:
    done = _start("--server.port", "0", **{f"KAVKAZ_ATLAS_{name}": value})
    assert done.returncode != 0
    assert f"The setting KAVKAZ_ATLAS_{name} is not understood" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_busy_port_stops_the_start() -> None:
    with socket.socket() as taken:
        taken.bind(("localhost", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = _start("--server.port", str(port), "--server.address", "localhost")
    assert done.returncode != 0
    assert f"Port {port}" in done.stdout + done.stderr
