"""The commands for editors: `python -m geo.dossier COMMAND FOLDER`.

Each subcommand is a module with `add_parser(subparsers)`, whose parser names in `run` the function
that does it and answers the status of the process. COMMANDS has them once.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from geo.dossier import DataError
from geo.dossier.reading.problems import near_miss
from geo.i18n.languages import LanguageError

# The name of each command and its module; only that of the command that is given is imported.
COMMANDS = {
    "new": "geo.editing.new",
    "check": "geo.editing.check",
    "words": "geo.editing.words",
    "sheet": "geo.editing.workbook",
    "preview": "geo.editing.preview",
}
_PROG = "python -m geo.dossier"
_HERE = Path(__file__).parent
# What shells say of a program that the signal of a closed pipe ended (128 + SIGPIPE).
_PIPE_CLOSED = 141


class Refused(Exception):
    """What the command line asks for cannot be done; the message says why, and what can."""


def main(arguments: Sequence[str]) -> int:
    """Runs the command that the arguments name, by default the check; answers its status.

    0: done, 1: the dossier has problems, 2: the arguments cannot be followed, 141: who reads what
    it says has read enough, as `head` does, and it ended in silence.
    """
    try:
        given = _with_command(list(arguments))
        parsed = _parser(given).parse_args(given)
        status: int = parsed.run(parsed)
        sys.stdout.flush()
    except (Refused, LanguageError) as error:
        print(error, file=sys.stderr)
        return 2
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # What is still to be written at the end of the process goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except OSError as error:
        print(f"{error.filename} cannot be read or written: {error.strerror}.", file=sys.stderr)
        return 2
    return status


def existing(folder: Path) -> Path:
    """The folder. Raises Refused, with a name that is like it, where there is none."""
    if folder.is_dir():
        return folder
    if folder.exists():
        raise Refused(f"{folder} is a file; give the folder in which dossier.yaml stands.")
    beside = folder.parent
    others = [one.name for one in beside.iterdir() if one.is_dir()] if beside.is_dir() else []
    near = near_miss(folder.name, others)
    meant = f"did you mean {beside / near}? Else write" if near else "write"
    raise Refused(f"There is no folder {folder}; {meant} a new one by {_PROG} new {folder}.")


def _with_command(given: list[str]) -> list[str]:
    """The arguments with their command: a folder, or nothing, is to be checked."""
    if not given or given[0].startswith("-"):
        return given if {"-h", "--help"} & set(given) else ["check", *given]
    first = given[0]
    if first in COMMANDS or Path(first).exists():
        return given if first in COMMANDS else ["check", *given]
    if "/" in first or "\\" in first:
        existing(Path(first))
    here = [one.name for one in Path().iterdir() if one.is_dir()]
    near = near_miss(first, (*COMMANDS, *here))
    meant = f" Did you mean '{near}'?" if near else ""
    raise Refused(
        f"There is no command and no folder '{first}'.{meant} "
        f"The commands are {', '.join(_there())}; {_PROG} new {first} writes a new folder."
    )


def _there() -> dict[str, str]:
    """The commands whose module there is."""
    modules = {file.stem for file in _HERE.glob("*.py")}
    return {
        name: module for name, module in COMMANDS.items() if module.rpartition(".")[2] in modules
    }


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(_PROG, description="Makes and checks the folder of an atlas.")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    # Help on all names all of them.
    wanted = {name: module for name, module in _there().items() if name in given[:1]} or _there()
    for module in wanted.values():
        importlib.import_module(module).add_parser(subparsers)
    return parser
