"""What tests of the workbook share: files of a folder, and cells that another program writes."""

from collections.abc import Callable
from pathlib import Path

import openpyxl

Run = Callable[..., int]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.suffix in (".csv", ".yaml")
    }


def edit(book: Path, sheet: str, **cells: object) -> None:
    """Writes cells as another program does."""
    opened = openpyxl.load_workbook(book)
    for cell, value in cells.items():
        opened[sheet][cell] = value
    opened.save(book)


def cell_of(book: Path, sheet: str, row: str, column: str) -> str:
    """The name of the cell, such as B7, of the first row with that id."""
    page = openpyxl.load_workbook(book)[sheet]
    header = [cell.value for cell in page[1]]
    number = next(line[0].row for line in page.iter_rows(min_row=2) if line[0].value == row)
    return f"{openpyxl.utils.get_column_letter(header.index(column) + 1)}{number}"
