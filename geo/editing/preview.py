"""`preview`: serves a dossier folder, and follows every save.

The process serves a copy of the folder. After each save it reads and checks a new copy; a good one
is served from then on, and of a bad one a strip on every page says what is wrong.
"""

import argparse
import os
import runpy
import shutil
import signal
import socket
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

from geo.dossier import DataError
from geo.dossier.about import FILE as ABOUT_FILE
from geo.dossier.served import choose_dossier, try_dossier
from geo.web.content.shared_atlas import english_atlas, forget_atlases
from geo.web.server import current as current_module
from geo.web.server.command import application
from geo.web.server.current import Current, serve

# Looking is asking for the times of some twenty files, which also works on drives of a network.
_LOOK_EVERY_S = 0.1
# Read by nobody but spreadsheet programs and git.
_LEFT_OUT = shutil.ignore_patterns("*.xlsx", "*.ods", ".*", "~*")
# The copy before stays, because answers that have begun may still read it.
_KEPT = 2
# What is made of an atlas is kept, and takes some 35 MB for each state of the folder.
_FORGET_EVERY = 10
_SCRIPT = Path(current_module.__file__).with_name("preview_app.py")

Look = tuple[tuple[str, int, int], ...]


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command with its flags."""
    words = "serve a dossier folder on this machine, and follow every save"
    parser = subparsers.add_parser("preview", help=words, description=f"{words.capitalize()}.")
    parser.add_argument("folder", type=Path, help="the dossier folder")
    parser.add_argument("--port", type=int, default=0, help="default: a free one")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serves until it is ended; 1 where the folder has problems, 2 where it is no dossier's."""
    folder = arguments.folder.resolve()
    if not (folder / ABOUT_FILE).is_file():
        print(f"{arguments.folder} is no dossier folder: it has no {ABOUT_FILE}.", file=sys.stderr)
        return 2
    # Else the process would end at once, and leave the copies.
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(0))
    with tempfile.TemporaryDirectory(prefix="preview-") as place:
        preview = Preview(folder, Path(place))
        try:
            preview.open()
        except DataError as error:
            print(f"{error}\nMend these, and start the preview again.", file=sys.stderr)
            return 1
        following = Thread(target=preview.follow, name="follow-saves", daemon=True)
        following.start()
        try:
            _serve(arguments.port or _free_port())
        finally:
            preview.end()
            following.join()
    return 0


def _serve(port: int) -> None:
    print(f"Preview: http://localhost:{port}", flush=True)
    # Where the settings of Streamlit are.
    os.chdir(application().parent)
    sys.argv = [
        "streamlit",
        "run",
        str(_SCRIPT),
        "--server.port",
        str(port),
        "--server.address",
        "localhost",
    ]
    try:
        runpy.run_module("streamlit", run_name="__main__")
    except SystemExit as end:
        # Streamlit's command ends its process; the copies are to be removed first.
        if end.code:
            raise


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        return int(free.getsockname()[1])


class Preview:
    """A folder that is edited, its copies, and what is answered from."""

    def __init__(self, folder: Path, place: Path) -> None:
        """Serves `folder` from copies below `place`."""
        self.folder = folder
        self.place = place
        self.seen: Look = ()
        self.copies: list[Path] = []
        self.made = 0
        self.ended = Event()

    def open(self) -> None:
        """Serves the folder as it is. Raises DataError with all its problems."""
        self.seen = look_of(self.folder)
        copy = self._copy()
        with try_dossier(copy):
            self.current = Current(english_atlas())
        choose_dossier(copy)
        serve(self.current)

    def follow(self) -> None:
        """Follows saves until `end`."""
        while not self.ended.wait(_LOOK_EVERY_S):
            look = look_of(self.folder)
            if look != self.seen:
                self._settle(look)
                self.take()

    def end(self) -> None:
        """Stops following saves."""
        self.ended.set()

    def _settle(self, look: Look) -> None:
        """Waits until two looks are the same: a program that saves may write in parts."""
        before: Look = ()
        while look != before:
            self.ended.wait(_LOOK_EVERY_S)
            before, look = look, look_of(self.folder)
        self.seen = look

    def take(self) -> None:
        """Serves the folder as it is now, or says what is wrong with it."""
        before = self.copies[-1]
        try:
            copy = self._copy()
        except OSError:
            # A file went while it was copied: saving goes on.
            self.seen = ()
            return
        if self.made % _FORGET_EVERY == 0:
            forget_atlases()
        try:
            with try_dossier(copy):
                atlas = english_atlas()
                choose_dossier(copy)
                self.current.follow(atlas)
        except Exception as error:
            choose_dossier(before)
            self.current.complain(_lines_of(error))
            self._remove(self.copies.pop())
            return
        for old in self.copies[:-_KEPT]:
            self._remove(old)
        del self.copies[:-_KEPT]

    def _remove(self, copy: Path) -> None:
        shutil.rmtree(copy.parent)

    def _copy(self) -> Path:
        """A new copy of the folder."""
        self.made += 1
        copy = self.place / str(self.made) / self.folder.name
        shutil.copytree(self.folder, copy, ignore=_LEFT_OUT)
        self.copies.append(copy)
        return copy


def _lines_of(error: Exception) -> tuple[str, ...]:
    """What the strip says of a folder that cannot be shown; a fault of ours is printed too."""
    if isinstance(error, DataError):
        return tuple(str(error).splitlines())
    traceback.print_exception(error)
    words = "undo the last change; the window of the preview has more"
    return (f"The atlas cannot show the folder, {type(error).__name__}: {error}; {words}.",)


def look_of(folder: Path) -> Look:
    """The files of a folder, each with when it was changed, in nanoseconds, and its bytes."""
    return tuple(sorted(_looks(folder)))


def _looks(folder: Path) -> Iterator[tuple[str, int, int]]:
    for below, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            file = Path(below, name)
            try:
                state = file.stat()
            except FileNotFoundError:
                # Gone since its name was read, as files beside a save are.
                continue
            if not name.startswith((".", "~")) and file.suffix not in (".xlsx", ".ods"):
                yield str(file), state.st_mtime_ns, state.st_size
