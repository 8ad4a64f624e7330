"""Where a table of a page is to be had as a file, as it stands in the view that is shown."""

from dataclasses import dataclass, replace
from typing import Literal, get_args

from geo.web.serving.base_path import at
from geo.web.view.grammar import format_view
from geo.web.view.model import View
from geo.web.view.pages import PageText, name_of

TableFormat = Literal["csv", "xlsx"]
TABLE_FORMATS: tuple[TableFormat, ...] = get_args(TableFormat)


@dataclass(frozen=True)
class TableFiles:
    """The files of all tables of a page, by the page's name and the query of its view."""

    page: str
    query: str

    def address(self, table: str, form: TableFormat) -> str:
        """The address of a table in a format; the script adds which rows a reader has, and how."""
        path = at(f"/table/{self.page}/{table}.{form}")
        return f"{path}?{self.query}" if self.query else path


def table_files(page: PageText, view: View) -> TableFiles:
    """The files of a page's tables; where the map looks and what is selected changes none."""
    plain = View()
    tabled = replace(
        view, position=None, selection=None, marks=plain.marks, data=None, theme=plain.theme
    )
    return TableFiles(name_of(page), format_view(tabled))
