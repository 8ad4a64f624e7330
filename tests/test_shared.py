"""One process starts what several share, and ends it when the last lets go."""

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.servers import ROOT
from tests.shared import noting_who_asks, shared


def test_one_process_starts_and_waits_for_the_others(tmp_path: Path) -> None:
    begun: list[str] = []
    ended: list[str] = []

    @contextmanager
    def start() -> Iterator[str]:
        begun.append("it")
        yield "it"
        ended.append("it")

    # Another process finds what this one started, and holds it until its input ends.
    code = (
        "import sys; from contextlib import nullcontext; from pathlib import Path\n"
        "from tests.shared import shared\n"
        "with shared(Path(sys.argv[1]), lambda: nullcontext('another')) as found:\n"
        "    print(found, flush=True); sys.stdin.read()"
    )
    note = tmp_path / "note"
    command = [sys.executable, "-c", code, str(note)]
    piped = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with ExitStack() as stack:
        held = stack.enter_context(ExitStack())
        assert held.enter_context(shared(note, start)) == "it"
        other = stack.enter_context(subprocess.Popen(command, cwd=ROOT, **piped))
        assert other.stdout.readline() == "it\n"
        ending = threading.Thread(target=held.close)
        ending.start()
        ending.join(timeout=0.2)
        assert ending.is_alive()
        assert ended == []
        other.stdin.close()
        ending.join(timeout=20)
    assert begun == ended == ["it"]
    with shared(note, start) as again:
        assert again == "it"
    assert begun == ended == ["it", "it"]


def test_who_asks_is_noted(tmp_path: Path) -> None:
    note = tmp_path / "asked"
    with noting_who_asks(note) as port:
        assert note.read_text("utf-8") == ""
        with socket.create_connection(("127.0.0.1", port), timeout=5) as asking:
            assert asking.recv(1) == b""
        assert note.read_text("utf-8").count("\n") == 1
