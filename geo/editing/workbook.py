"""`sheet`: the tables of a dossier folder as one workbook, and back."""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from geo.dossier import DossierError
from geo.dossier.about import FILE as ABOUT_FILE
from geo.dossier.reading.problems import Problem
from geo.dossier.reading.read import ADDED, WORLD_TABLES
from geo.dossier.reading.tables import read_csv
from geo.dossier.served import WORLD_FOLDER
from geo.editing.check import check
from geo.editing.workbook_read import read_workbook
from geo.editing.workbook_sheet import Row, Sheet
from geo.editing.workbook_tables import changed_files, empty_sheet, read_sheets
from geo.editing.workbook_write import write_workbook

WORKBOOK = "facts.xlsx"
# The tables of the world whose ids stand in cells of a dossier.
_CHOSEN_FROM = ("states", "disputes", "organisations")


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command with its flags."""
    words = "write the tables of a dossier folder into one workbook, or take them from one"
    parser = subparsers.add_parser("sheet", help=words, description=f"{words.capitalize()}.")
    parser.add_argument("folder", nargs="?", type=Path, help="the dossier folder")
    parser.add_argument("--out", type=Path, help=f"the workbook (default: FOLDER/{WORKBOOK})")
    parser.add_argument(
        "--back", type=Path, metavar="FILE", help="take the tables from this .xlsx or .ods"
    )
    parser.add_argument("--yes", action="store_true", help="write without asking")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carries the command out; 0 where it did, 1 where something is wrong, 2 where asked amiss."""
    try:
        if arguments.back:
            folder = arguments.folder or arguments.back.resolve().parent
            return _usage(folder) or _take_back(arguments.back, folder, arguments.yes)
        if arguments.folder is None:
            return _say("Name the dossier folder, or the workbook by --back FILE.", 2)
        out = arguments.out or arguments.folder / WORKBOOK
        return _usage(arguments.folder) or _make(arguments.folder, out, arguments.yes)
    except DossierError as error:
        return _say(str(error), 1)


def _usage(folder: Path) -> int:
    if (folder / ABOUT_FILE).is_file():
        return 0
    return _say(f"{folder} is no dossier folder: it has no {ABOUT_FILE}. Name one that has.", 2)


def _say(message: str, status: int) -> int:
    print(message, file=sys.stderr)
    return status


def _make(folder: Path, out: Path, yes: bool) -> int:
    sheets = read_sheets(folder)
    if out.is_file() and not yes and _untaken(out, sheets):
        return _say(
            f"{out} has changes that the folder has not. Take them by sheet --back {out}, "
            "or write over them by --yes.",
            1,
        )
    write_workbook(out, sheets, _world_ids(folder))
    count = sum(len(sheet.rows) for sheet in sheets.values())
    print(f"{count} rows on {len(sheets)} sheets in {out}")
    return 0


def _untaken(out: Path, sheets: Mapping[str, Sheet]) -> bool:
    """Whether a workbook says something else than the folder."""
    try:
        return bool(_differing(sheets, read_workbook(out, sheets)))
    except DossierError:
        return True


def _world_ids(folder: Path) -> dict[str, list[str]]:
    found: list[Problem] = []
    ids: dict[str, list[str]] = {}
    for table in _CHOSEN_FROM:
        ids[table] = [
            record.id
            for place in (WORLD_FOLDER, folder / ADDED)
            if (place / f"{table}.csv").is_file()
            for _, record in read_csv(place, f"{table}.csv", WORLD_TABLES[table], found)
        ]
    if found:
        raise DossierError(found)
    return ids


def _take_back(file: Path, folder: Path, yes: bool) -> int:
    before = read_sheets(folder)
    after = read_workbook(file, before)
    for name in before:
        if name not in after and before[name].rows:
            print(f"The workbook has no sheet {name}; its table stays as it is.")
    lines = list(_changes(before, after))
    if not lines:
        print("Nothing changed.")
        return 0
    print("\n".join(lines))
    files = changed_files(folder, before, after)
    if not yes and not _ask_to_write(files):
        return _say("Nothing was written; --yes writes it.", 1)
    _write(folder, files)
    print(f"Written: {', '.join(sorted(files))}")
    return check(folder)


def _ask_to_write(files: Mapping[str, str]) -> bool:
    if not sys.stdin.isatty():
        return False
    return input(f"Write {', '.join(sorted(files))}? [y/N] ").strip().lower() in ("y", "yes")


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Writes all files, each whole: first beside its place, then into it."""
    ready = []
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        beside = file.with_name(f".{file.name}.new")
        beside.write_text(text, "utf-8", newline="")
        ready.append((beside, file))
    for beside, file in ready:
        beside.replace(file)


# What changes


def _differing(before: Mapping[str, Sheet], after: Mapping[str, Sheet]) -> list[str]:
    return [
        name
        for name, sheet in after.items()
        if sheet.rows != before.get(name, empty_sheet(name)).rows
    ]


def _changes(before: Mapping[str, Sheet], after: Mapping[str, Sheet]) -> Iterator[str]:
    """A line for each change, and one that counts them; none where there is none."""
    lines: dict[str, list[str]] = {"cell": [], "new": [], "gone": [], "order": []}
    for name in _differing(before, after):
        _compare(before.get(name, empty_sheet(name)), after[name], lines)
    for kind in lines.values():
        yield from kind
    if any(lines.values()):
        yield (
            f"{_count(lines['cell'], 'cell')} changed, {_count(lines['new'], 'row')} new, "
            f"{_count(lines['gone'], 'row')} gone"
        )


def _count(lines: list[str], what: str) -> str:
    return f"{len(lines)} {what}" if len(lines) == 1 else f"{len(lines)} {what}s"


def _compare(old: Sheet, new: Sheet, lines: dict[str, list[str]]) -> None:
    """Adds what differs between two sheets: equal rows first, then rows of one key."""
    gone = list((Counter(old.rows) - Counter(new.rows)).elements())
    come = list((Counter(new.rows) - Counter(old.rows)).elements())
    if not gone and not come:
        lines["order"].append(f"{new.name}: the rows stand in another order")
    by_key: dict[Row, list[Row]] = defaultdict(list)
    for row in gone:
        by_key[old.key(row)].append(row)
    for row in come:
        same = by_key[new.key(row)]
        if same:
            lines["cell"] += _cells(new, same.pop(0), row)
        else:
            lines["new"].append(f"{new.name}, {_row_name(new, row)}: new")
    for rows in by_key.values():
        lines["gone"] += [f"{old.name}, {_row_name(old, row)}: gone" for row in rows]


def _cells(sheet: Sheet, old: Row, new: Row) -> Iterator[str]:
    for column, was, now in zip(sheet.columns, old, new, strict=True):
        if was != now:
            yield f"{sheet.name}, {_row_name(sheet, new)}, {column}: {_short(was)} → {_short(now)}"


def _row_name(sheet: Sheet, row: Row) -> str:
    return f"'{', '.join(part for part in sheet.key(row) if part)}'"


def _short(text: str) -> str:
    shown = " ".join(text.split())
    return f"'{shown[:60]}…'" if len(shown) > 60 else f"'{shown}'"
