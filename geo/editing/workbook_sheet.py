"""A table as text, as a workbook and a file have it."""

from dataclasses import dataclass

Row = tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A table as text: its columns and rows, and the columns that name a row.

    `unused` are the columns that the file leaves out, because nothing stands in them.
    """

    name: str
    columns: Row
    rows: tuple[Row, ...]
    keys: Row = ("id",)
    unused: Row = ()

    def key(self, row: Row) -> Row:
        """What names a row."""
        return tuple(row[self.columns.index(name)] for name in self.keys)


def cell_of(value: object) -> str:
    """What a value of a YAML file is in a cell: a list with semicolons, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ";".join(str(part) for part in value)
    return str(value)
