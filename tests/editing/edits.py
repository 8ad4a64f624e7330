"""The slips of an editor's hand: small changes to the files of a folder."""

from collections.abc import Callable, Mapping
from pathlib import Path

from geo.dossier.served import WORLD_FOLDER

Edit = Callable[[Path], object]


def swap(file: str, old: str, new: str) -> Edit:
    """Writes `new` for the first `old` in a file. Raises ValueError where there is none."""

    def change(folder: Path) -> None:
        path = folder / file
        text = path.read_text("utf-8")
        if old not in text:
            raise ValueError(f"{file} has no {old!r}")
        path.write_text(text.replace(old, new, 1), "utf-8")

    return change


def append(file: str, text: str) -> Edit:
    """Adds text to the end of a file, which may be new."""

    def change(folder: Path) -> None:
        path = folder / file
        path.parent.mkdir(exist_ok=True)
        before = path.read_text("utf-8") if path.is_file() else ""
        path.write_text(before + text, "utf-8")

    return change


def encode(file: str, text: str, encoding: str) -> Edit:
    """Adds text to a file and saves it in another encoding."""

    def change(folder: Path) -> None:
        path = folder / file
        path.write_bytes((path.read_text("utf-8") + text).encode(encoding))

    return change


def semicolons(file: str) -> Edit:
    """Saves a table as programs do where the comma is the decimal sign."""

    def change(folder: Path) -> None:
        path = folder / file
        path.write_text(path.read_text("utf-8").replace(",", ";"), "utf-8")

    return change


def column(file: str, name: str) -> Edit:
    """Adds a column to a table, its cells empty."""

    def change(folder: Path) -> None:
        path = folder / file
        header, *rows = path.read_text("utf-8").splitlines()
        lines = [f"{header},{name}", *(f"{row}," for row in rows)]
        path.write_text("\n".join(lines) + "\n", "utf-8")

    return change


def remove(file: str) -> Edit:
    """Loses a file."""
    return lambda folder: (folder / file).unlink()


def again(file: str, name: str) -> Edit:
    """Adds a row to the world that the tables of the world have already."""
    header, *rows = (WORLD_FOLDER / file).read_text("utf-8").splitlines()
    row = next(row for row in rows if row.startswith(f"{name},"))
    return append(f"world/{file}", f"{header}\n{row}\n")


EDITS: Mapping[str, Callable[..., Edit]] = {
    edit.__name__: edit for edit in (swap, append, encode, semicolons, column, remove, again)
}
