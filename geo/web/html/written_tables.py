"""The tables that HTML of the atlas holds, read as rows of text, numbers and days."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

from geo.dossier.dates import day_title
from geo.i18n.languages import _

Cell = str | float | date
# What stands in a cell of which nothing is known.
_NOTHING = ("", "–", "—")
_SIGNS = ("-", "−")
# Cells that hold a list say more than the number by which they sort.
_PARTS = ("br", "li")
# Digits of a figure behind its point, where a page rounds more.
_DIGITS = 3


@dataclass
class WrittenCell:
    """A cell as HTML has it: its words, and what it sorts by with the unit of that."""

    value: str = ""
    unit: str = ""
    parts: list[str] = field(default_factory=lambda: [""])

    @property
    def words(self) -> str:
        """What the cell says, the parts of a list between semicolons."""
        said = (" ".join(part.split()) for part in self.parts)
        return "; ".join(part for part in said if part)

    @property
    def content(self) -> Cell:
        """The number or the day where the words are no more than that, else the words."""
        if self.words in _NOTHING:
            return ""
        figure = self._figure() if self.value and len(self.parts) == 1 else None
        return self.words if figure is None else figure

    def _figure(self) -> Cell | None:
        try:
            number = float(self.value)
        except ValueError:
            return self._day()
        if not (self.words[0].isdigit() or self.words.startswith(_SIGNS)):
            return None
        return int(number) if number.is_integer() else round(number, _DIGITS)

    def _day(self) -> date | None:
        """The day, where the words say all of it and not only its year or month."""
        day = date.fromisoformat(self.value)
        return day if day_title(day) == self.words else None


@dataclass
class WrittenTable:
    """The headings of a table, and its rows with as many cells."""

    headings: list[str] = field(default_factory=list)
    rows: list[list[WrittenCell]] = field(default_factory=list)

    def columns(self) -> Iterator[tuple[str, list[Cell]]]:
        """Each column under its heading; beside what has units, a column of these."""
        for place, heading in enumerate(self.headings):
            cells = [row[place] for row in self.rows]
            yield heading, [cell.content for cell in cells]
            if any(cell.unit for cell in cells):
                units: list[Cell] = [cell.unit if cell.content != "" else "" for cell in cells]
                yield _("{column}: unit", column=heading), units


def written_tables(markup: str) -> dict[str, WrittenTable]:
    """The tables of the markup by the names that `data-table` gives them."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.tables


class _Reader(HTMLParser):
    """Reads the cells of tables, those of their feet left out."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, WrittenTable] = {}
        self._table: WrittenTable | None = None
        self._cell: WrittenCell | None = None
        self._part = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens what begins: a table of a name, a part of it, a row, a cell, a part of a cell."""
        said = {name: value or "" for name, value in attrs}
        if "data-table" in said:
            self._table = self.tables.setdefault(said["data-table"], WrittenTable())
        elif tag in ("thead", "tbody", "tfoot"):
            self._part = tag
        elif tag == "tr" and self._table and self._part == "tbody":
            self._table.rows.append([])
        elif tag in ("th", "td"):
            self._cell = WrittenCell(said.get("data-value", ""), said.get("data-unit", ""))
        elif tag in _PARTS and self._cell:
            self._cell.parts.append("")

    def handle_data(self, data: str) -> None:
        """Takes the words of the cell that is open."""
        if self._cell:
            self._cell.parts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        """Closes a cell, which goes where it stands, or the table."""
        if tag in ("th", "td") and self._cell:
            self._keep(self._cell)
            self._cell = None
        elif tag == "table":
            self._table, self._part = None, ""

    def _keep(self, cell: WrittenCell) -> None:
        if self._table and self._part == "thead":
            self._table.headings.append(cell.words)
        elif self._table and self._part == "tbody":
            self._table.rows[-1].append(cell)
