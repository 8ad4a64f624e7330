"""A start that cannot succeed ends at once with a sentence."""

import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st

from geo.web.server.app import load_or_exit
from tests.dossier.content import CSV_TABLES, YAML_TABLES
from tests.servers import ROOT, copy_of_the_atlas

pytestmark = pytest.mark.whole


def _start(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "app.py", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
    )


# All files that the atlas reads but for those of the dossier, which has tests of its own. The
# theatres are read by the build alone (tests/build/test_theatres.py).
DATA = sorted(
    file.relative_to(ROOT).as_posix()
    for file in (ROOT / "geo" / "data").rglob("*")
    if file.suffix in (".csv", ".yaml", ".po", ".parquet", ".json")
    and file.stem not in (*CSV_TABLES, *YAML_TABLES, "open", "changes", "theatres")
)
# Imports all once, and answers for each damage in a process of its own, which is quickly there.
_OPENING = """
import os, sys
from pathlib import Path
from geo.web.server.app import load_or_exit

for line in sys.stdin:
    name, damage = line.split()
    file = Path(name)
    kept = file.read_bytes()
    if damage == "missing":
        file.unlink()
    else:
        file.write_bytes({"binary": bytes(range(256)), "words": b"no such thing\\n- a\\n"}[damage])
    child = os.fork()
    if not child:
        os.dup2(1, 2)
        # What a child has of its parent's threads is not ended here as in a process of its own.
        try:
            load_or_exit()
            print("it started")
            status = 0
        except SystemExit as stop:
            print(stop.code)
            status = 1
        sys.stdout.flush()
        os._exit(status)
    _, status = os.waitpid(child, 0)
    file.write_bytes(kept)
    print("==", name, damage, os.waitstatus_to_exitcode(status), flush=True)
"""


def _damages(file: str) -> tuple[str, ...]:
    if file.endswith(".parquet"):
        return ("binary",)
    # A language is offered where there is a file of it.
    return ("binary", "words") if file.endswith(".po") else ("missing", "binary", "words")


def _every_damage() -> list[tuple[str, str]]:
    return [(file, damage) for file in DATA for damage in _damages(file)]


def _one_of_each_kind() -> list[tuple[str, str]]:
    """One file of each kind, and each damage in turn: reading what comes before takes a second."""
    kinds = {Path(file).suffix: file for file in reversed(DATA)}
    found = ((turn, file, _damages(file)) for turn, file in enumerate(kinds.values()))
    return [(file, ways[turn // 2 % len(ways)]) for turn, file, ways in found]


@pytest.mark.parametrize(
    "damages", [_one_of_each_kind, pytest.param(_every_damage, marks=pytest.mark.nightly)]
)
def test_a_damaged_file_stops_the_start_with_a_sentence_that_names_it(
    tmp_path: Path, damages: Callable[[], list[tuple[str, str]]]
) -> None:
    copy_of_the_atlas(tmp_path)
    wanted = damages()
    done = subprocess.run(
        [sys.executable, "-c", _OPENING],
        cwd=tmp_path,
        text=True,
        stdout=subprocess.PIPE,
        input="".join(f"{file} {damage}\n" for file, damage in wanted),
        timeout=600,
    )
    told = re.split(r"^== (\S+ \S+ -?\d+)\n", done.stdout, flags=re.MULTILINE)
    answers = dict(zip(told[1::2], told[0::2], strict=False))
    assert len(answers) == len(wanted)
    for damage, words in answers.items():
        file, _kind, status = damage.split()
        assert status == "1", (damage, words)
        assert "The atlas cannot start." in words, (damage, words)
        assert Path(file).name in words or Path(file).stem in words, (damage, words)
        assert "Traceback" not in words, (damage, words)


def test_settings_of_streamlit_that_were_not_read_stop_the_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Streamlit counts its users unless its settings say that it may not.
    monkeypatch.setattr(st, "get_option", lambda name: name == "browser.gatherUsageStats")
    with pytest.raises(SystemExit, match=r"\.streamlit/config\.toml is not read"):
        load_or_exit()


@pytest.mark.nightly
def test_broken_settings_of_streamlit_stop_the_start(tmp_path: Path) -> None:
    copy_of_the_atlas(tmp_path)
    (tmp_path / ".streamlit" / "config.toml").write_text("[browser\n", "utf-8")
    done = _start(tmp_path, "--server.port", "0", "--server.headless", "true")
    assert done.returncode != 0
    assert ".streamlit/config.toml is not read" in done.stderr


@pytest.mark.parametrize(
    ("name", "value"), [("METRICS", "perhaps"), ("FRAME_ANCESTORS", "*; script-src *")]
)
def test_a_bad_setting_stops_the_start(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"KAVKAZ_ATLAS_{name}", value)
    with pytest.raises(SystemExit, match=f"The setting KAVKAZ_ATLAS_{name} is not understood"):
        load_or_exit()


def test_a_busy_port_stops_the_start() -> None:
    with socket.socket() as taken:
        taken.bind(("localhost", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = _start(ROOT, "--server.port", str(port), "--server.address", "localhost")
    assert done.returncode != 0
    assert f"Port {port}" in done.stdout + done.stderr
