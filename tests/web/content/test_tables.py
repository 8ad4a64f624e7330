"""The tables of pages: what their cells sort by, and where their facts are to be had."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from lxml import html

from geo.i18n.languages import use_language
from geo.layers.atlas import Atlas, in_language
from geo.web.content.changes import changes
from geo.web.content.panels.table_files import TableFiles
from geo.web.content.panels.tables import Table, tables
from geo.web.content.panels.valued import Valued
from geo.web.content.plain_pages.sources import sources_parts
from geo.web.html.templating import render
from geo.web.http.downloads import download, download_index
from geo.web.view.model import View
from geo.web.view.pages import name_of, read_pages

pytestmark = pytest.mark.whole

# What begins with a digit is a number, a size or a day, in all languages.
_FIGURE = re.compile(r"^\d")
# Versions, and what is told in words (`up to 1,000`, `150,000 personnel`), sort as they read.
_NO_FIGURES = frozenset({"packages", "sentences", "states"})
FILES = TableFiles("page", "")


def _shown(atlas: Atlas, view: View) -> Iterator[tuple[str, Table]]:
    for page in read_pages().values():
        for table in tables(atlas, page, view):
            yield name_of(page), table


def _of_page(table: Table, name: str) -> html.HtmlElement:
    markup = render("table.html", table=table, name=name, files=FILES, most=None, whole="")
    return html.fragment_fromstring(markup, "div")


def _written(atlas: Atlas) -> Iterator[html.HtmlElement]:
    """The tables of a language as the pages have them in HTML."""
    for name, table in _shown(atlas, View()):
        yield _of_page(table, name)
    layers = download_index(atlas)["layers"]
    for part in sources_parts(atlas, layers, FILES).values():
        yield html.fragment_fromstring(part, "div")
    for change in changes(atlas, View(viewer="IND")):
        yield html.fragment_fromstring(
            render("changes.html", change=change, sources_path="", files=FILES), "div"
        )


@pytest.mark.parametrize("code", ["en", "ru", "ur"])
def test_figures_of_tables_say_by_what_they_sort(atlas: Atlas, code: str) -> None:
    with use_language(code):
        written = list(_written(in_language(atlas, code)))
    places = [place for one in written for place in one.xpath(".//*[@data-table]")]
    assert len(places) > 8
    for place in places:
        cells = place.xpath(
            ".//tbody//*[self::td or self::th][not(.//a) and not(contains(@class, 'sha'))]"
        )
        left = [
            cell.text_content()
            for cell in cells
            if _FIGURE.match(cell.text_content()) and "data-value" not in cell.attrib
        ]
        assert not left or place.get("data-table") in _NO_FIGURES, (place.get("data-table"), left)


def test_values_are_numbers_or_days(atlas: Atlas) -> None:
    found = [
        cell
        for _name, table in _shown(atlas, View())
        for row in table.rows
        for cell in row.cells
        if isinstance(cell, Valued)
    ]
    assert {cell.unit for cell in found} == {"", "km", "km²"}
    for cell in found:
        assert float(cell.value) >= 0 if cell.unit else str(cell.value)
        if isinstance(cell.value, str):
            assert str(date.fromisoformat(cell.value).year) in cell, cell


def test_what_is_measured_is_read_in_the_unit_of_the_reader_and_sorts_as_before(
    atlas: Atlas,
) -> None:
    def measured(view: View) -> list[object]:
        return [
            row.cells[table.headings.index("Measured")]
            for _name, table in _shown(atlas, view)
            if "Measured" in table.headings
            for row in table.rows
        ]

    kilometres, miles = measured(View()), measured(View(unit="mi"))
    figures = [cell for cell in miles if isinstance(cell, Valued)]
    assert any(cell.endswith("mi") for cell in figures)
    assert any(cell.endswith("mi²") for cell in figures)
    assert not [cell for cell in figures if "km" in cell]
    assert [getattr(cell, "value", "") for cell in miles] == [
        getattr(cell, "value", "") for cell in kilometres
    ]


def test_sentences_sort_by_their_numbers(atlas: Atlas) -> None:
    table = next(one for _name, one in _shown(atlas, View()) if one.name == "sentences")
    numbers = [row.cells[0] for row in table.rows]
    assert [getattr(one, "value", None) for one in numbers] == [int(str(one)) for one in numbers]


def test_tables_lead_to_files_of_their_facts(atlas: Atlas) -> None:
    for name, table in _shown(atlas, View()):
        written = _of_page(table, name)
        links = written.xpath(".//*[@class='table-files']/a/@href")
        assert len(links) == 2
        if table.records:
            assert links[0] == f"/data/{table.records}.csv"
            assert download(atlas, links[0].removeprefix("/data/"))
        else:
            assert links == [f"/export/{name}.{form}?part=all" for form in ("csv", "xlsx")]


def test_no_table_has_a_column_for_each_of_many(atlas: Atlas) -> None:
    """No screen has room for a column a state."""
    for name, table in _shown(atlas, View()):
        assert len(table.headings) <= 10, name


def test_hosts_of_an_exercise_are_not_said_to_take_part_too(atlas: Atlas) -> None:
    (table,) = tables(atlas, read_pages()["exercises"], View())
    rows = {row.feature.removeprefix("exercise:"): row.cells[2:] for row in table.rows}
    assert set(rows) == set(atlas.dossier.exercises)
    for name, exercise in atlas.dossier.exercises.items():
        host, took_part, observed = (set(str(cell).split(", ")) - {""} for cell in rows[name])
        assert host == {atlas.state_name(code) for code in exercise.host}
        assert not host & took_part, name
        assert observed == {atlas.state_name(code) for code in exercise.observers}
