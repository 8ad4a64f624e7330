"""`check FOLDER`: all that is wrong with a dossier, then what is thin."""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from geo.dossier.served import dossier_folder, serve_dossier
from geo.editing.commands import existing
from geo.editing.thin import thin
from geo.web.content.checks.folder import Checked, check_folder

_NEW = "python -m geo.dossier new"
_EVERY_S = 0.5


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser(
        "check",
        help="say all that is wrong with a dossier, and what is thin",
        description="Says all that is wrong with a dossier, one line a problem, then what is thin. "
        "Status 1 with problems, 0 without, also where something is thin.",
    )
    parser.add_argument("folder", nargs="?", type=Path, help="default: the one that is served")
    parser.add_argument("--watch", action="store_true", help="check again at every save")
    parser.set_defaults(run=_run)


def _run(given: argparse.Namespace) -> int:
    folder = existing(given.folder or dossier_folder())
    # Taken before the check, so that a save during it is followed by another.
    before = _times_saved(folder)
    status = check(folder)
    while given.watch:
        while _times_saved(folder) == before:
            time.sleep(_EVERY_S)
        before = _times_saved(folder)
        print(f"\n{time.strftime('%H:%M:%S')}")
        status = check(folder)
    return status


def check(folder: Path) -> int:
    """Prints the problems of a folder on standard error, or what it holds; the status, 1 or 0.

    What is thin follows in both cases on standard output.
    """
    advice = what_next(folder)
    if advice:
        print(advice, file=sys.stderr)
        return 1
    with serve_dossier(folder):
        checked = check_folder(folder)
    for problem in checked.problems:
        print(problem, file=sys.stderr)
    for line in _report_lines(folder, checked):
        print(line)
    return 1 if checked.problems else 0


def _report_lines(folder: Path, checked: Checked) -> Iterator[str]:
    if checked.atlas is None:
        return
    dossier = checked.atlas.dossier
    if not checked.problems:
        count = sum(len(table) for table in dossier.tables.values())
        yield f"{count} records on {len(dossier.sources)} sources, no problems"
    yield from (f"thin: {line}" for line in thin(folder, checked))


def what_next(folder: Path) -> str:
    """What to do with a folder that is not yet a dossier; '' where it is one, or a try at one."""
    files = sorted(file for file in folder.iterdir() if not file.name.startswith("."))
    if not files:
        return f"{folder} is empty; write a small atlas into it by {_NEW} {folder}."
    if any(file.name == "dossier.yaml" for file in files):
        return ""
    tables = [file.name for file in files if file.suffix in (".csv", ".yaml")]
    begin = (
        f"write a small atlas by {_NEW} in an empty folder, and put there what stands here in "
        "place of its example rows."
    )
    if not tables:
        return f"{folder} has neither dossier.yaml nor a table; {begin}"
    if len(tables) == 1:
        return f"{folder} has the table {tables[0]} alone; {begin}"
    if all(_is_header(folder / name) for name in tables):
        return f"{folder} has header lines without rows, and no dossier.yaml; {begin}"
    return f"{folder} has {len(tables)} tables, but no dossier.yaml; {begin}"


def _is_header(file: Path) -> bool:
    """Whether a file holds nothing but a first line."""
    return len(file.read_bytes().splitlines()) <= 1


def _times_saved(folder: Path) -> dict[str, int]:
    """When each file of a folder was last written."""
    times: dict[str, int] = {}
    for file in folder.rglob("*"):
        try:
            times[str(file)] = file.stat().st_mtime_ns
        except FileNotFoundError:
            continue  # a program that saves takes the old file away first
    return times
