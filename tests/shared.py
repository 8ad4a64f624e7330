"""What the processes of one run of the tests share: one starts it, the last one ends it."""

import fcntl
import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest


def common_folder(factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run know; one process alone has its own."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def shared(note: Path, start: Callable[[], AbstractContextManager[str]]) -> Iterator[str]:
    """What `start` gives to the first process that asks, for all that ask at the same `note`.

    The process that started it ends it, once no other holds it. Locks end with their process, so
    one that crashes keeps nobody waiting.
    """
    with note.with_suffix(".turn").open("a") as turn, note.with_suffix(".use").open("a") as use:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if note.exists():
            fcntl.flock(use, fcntl.LOCK_SH)
            fcntl.flock(turn, fcntl.LOCK_UN)
            yield note.read_text("utf-8")
            return
        with start() as started:
            note.write_text(started, "utf-8")
            fcntl.flock(use, fcntl.LOCK_SH)
            fcntl.flock(turn, fcntl.LOCK_UN)
            try:
                yield started
            finally:
                # Who asks from now on waits for the turn, finds no note, and starts its own.
                fcntl.flock(turn, fcntl.LOCK_EX)
                fcntl.flock(use, fcntl.LOCK_EX)
                note.unlink()


@contextmanager
def noting_who_asks(note: Path) -> Iterator[int]:
    """A port of this machine that never answers; each connection is a line of `note`."""
    note.touch()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_note, args=(listening, note), daemon=True).start()
        yield int(listening.getsockname()[1])
        # Closing alone would leave the thread in its call.
        listening.shutdown(socket.SHUT_RDWR)


def _note(listening: socket.socket, note: Path) -> None:
    while True:
        try:
            connection, peer = listening.accept()
        except OSError:
            return
        with note.open("a") as file:
            file.write(f"{peer}\n")
        connection.close()
