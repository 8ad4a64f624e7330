"""Starts a Streamlit application on a free port of this machine, and stops it again."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
PATIENCE_S = 60.0


@contextmanager
def serving(script: Path, *options: str) -> Iterator[str]:
    """The address of `script` under `streamlit run`; its process ends with the context.

    Raises RuntimeError with what the process printed where it does not answer in time.
    """
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    with subprocess.Popen(
        [*command, "--server.headless", "true", *options],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as process:  # fmt: skip
        try:
            _wait(process, f"http://localhost:{port}")
            yield f"http://localhost:{port}"
        finally:
            _stop(process)


def _stop(process: "subprocess.Popen[str]") -> None:
    process.terminate()
    try:
        process.wait(timeout=3)
    except subprocess.TimeoutExpired:
        # A graceful end waits for browsers that are gone.
        process.kill()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        return int(free.getsockname()[1])


def _wait(process: "subprocess.Popen[str]", address: str) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)  # noqa: S310
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    process.terminate()
    printed = process.stdout.read() if process.stdout else ""
    raise RuntimeError(f"{' '.join(map(str, process.args))} does not answer:\n{printed}")
