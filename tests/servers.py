"""Starts a Streamlit application on a free port of this machine, and stops it again."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import httpx

ROOT = Path(__file__).parent.parent
PATIENCE_S = 60.0
# For a server that a test or two ask: to make all ahead costs twice as much as its start.
NOT_WARMED_UP = {"KAVKAZ_ATLAS_WARM_UP": "off"}


@dataclass(frozen=True)
class Served:
    """A running application: where it answers, and its process."""

    address: str
    pid: int


@contextmanager
def serving(script: Path, *options: str) -> Iterator[str]:
    """The address of `script` under `streamlit run`; its process ends with the context.

    Raises RuntimeError with what the process printed where it does not answer in time.
    """
    with served(script, *options) as running:
        yield running.address


@contextmanager
def served(
    script: Path, *options: str, environment: Mapping[str, str] | None = None
) -> Iterator[Served]:
    """As `serving`, with the process; `environment` has variables of its own."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    address = f"http://localhost:{port}"
    # A copy of the atlas imports its own packages.
    folder = script.parent if (script.parent / "geo").is_dir() else ROOT
    # A file, because a pipe that nobody reads stops a process that prints much.
    with (
        tempfile.TemporaryFile("w+") as printed,
        subprocess.Popen(
            [*command, "--server.headless", "true", *options],
            cwd=folder,
            stdout=printed,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(environment or {})},
        ) as process,
    ):
        try:
            until_it_answers(process, address, printed)
            yield Served(address, process.pid)
        finally:
            stop(process)


def until_compressed(address: str) -> None:
    """Waits until the atlas at that address has made all smaller that it makes smaller ahead.

    It does so when nothing else wants the processors, so a busy machine needs long.
    Raises RuntimeError where it is not done after some minutes.
    """
    deadline = time.monotonic() + 5 * PATIENCE_S
    while time.monotonic() < deadline:
        if "\natlas_warming_up 0.0\n" in httpx.get(f"{address}/metrics", timeout=30).text:
            return
        time.sleep(0.1)
    raise RuntimeError(f"the atlas is still compressing after {5 * PATIENCE_S:g} s.")


def copy_of_the_atlas(folder: Path) -> Path:
    """The script of a copy of the atlas below `folder`, whose data can be changed."""
    # What Python has compiled goes with its sources, whose times are kept, and need not be again.
    for name in ("geo", "pages", ".streamlit"):
        ignored = shutil.ignore_patterns("node_modules")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    return Path(shutil.copy(ROOT / "app.py", folder / "app.py"))


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ends a process, by force where it does not end by itself."""
    process.terminate()
    try:
        process.wait(timeout=3)
    except subprocess.TimeoutExpired:
        # A graceful end waits for browsers that are gone.
        process.kill()


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        return int(free.getsockname()[1])


def until_it_answers(process: subprocess.Popen[bytes], address: str, printed: IO[str]) -> None:
    """Waits for an application. Raises RuntimeError with what it printed where it never answers."""
    # Who must sign on is let in by a cookie.
    reader = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            reader.open(f"{address}/_stcore/health", timeout=1)
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    process.terminate()
    process.wait()
    printed.seek(0)
    raise RuntimeError(f"{' '.join(map(str, process.args))} does not answer:\n{printed.read()}")
