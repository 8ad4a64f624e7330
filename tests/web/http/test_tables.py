"""Tables of pages as files: every one of them, the rows that are chosen, typed cells."""

import csv
import io
import re
from datetime import date
from html import unescape

import pytest
from python_calamine import CalamineWorkbook
from starlette.testclient import TestClient

from geo.layers.atlas import Atlas, in_language
from geo.web.html.written_tables import written_tables
from geo.web.http.first_html.first_sight import tables_html
from geo.web.view.model import View
from geo.web.view.pages import name_of, read_pages

_TOOLS = re.compile(r'href="([^"]*/table/[^"]*\.csv[^"]*)"')


def _lines(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_every_table_of_every_page_is_a_file(client: TestClient, atlas: Atlas) -> None:
    asked = 0
    for page in read_pages().values():
        markup = tables_html(atlas, page, View(viewer="IND", day=date(2024, 1, 1)))
        links = [unescape(link) for link in _TOOLS.findall(markup)]
        tables = written_tables(markup)
        assert len(links) == len(tables) == markup.count("data-table="), name_of(page)
        for link, table in zip(links, tables.values(), strict=True):
            lines = _lines(client.get(link).content)
            assert len(lines) == len(table.rows) + 1, link
            assert lines[0][0] == table.headings[0]
            asked += 1
    assert asked > 12


def test_rows_are_those_of_the_reader_in_their_order(client: TestClient) -> None:
    whole = _lines(client.get("/table/disputes/zones.csv").content)
    chosen = client.get("/table/disputes/zones.csv?rows=7,2,11")
    assert _lines(chosen.content) == [whole[0], whole[7], whole[2], whole[11]]
    name = 'attachment; filename="kavkaz-atlas-disputes-defacto-2020-09-21-zones.csv"'
    assert chosen.headers["content-disposition"] == name


def test_a_workbook_has_numbers_and_days_and_their_units(client: TestClient) -> None:
    content = client.get("/table/disputes/zones.xlsx?as=IND").content
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["zones", "about"]
    head, *rows = book.get_sheet_by_name("zones").to_python()
    measured = head.index("Measured")
    assert head[measured + 1] == "Measured: unit"
    zone = next(row for row in rows if row[0] == "Aksai Chin")
    area = zone[measured]
    assert isinstance(area, float)
    assert area > 29_000
    assert zone[measured + 1] == "km²"
    since = [row[head.index("Since")] for row in rows]
    # A day that is known is a day; what is known to the year stays as it is said.
    assert any(isinstance(one, date) for one in since)
    assert any(isinstance(one, str) and re.fullmatch(r"\d{4}", one) for one in since)


@pytest.mark.parametrize("code", ["ru", "ur"])
def test_words_of_other_scripts_are_whole(client: TestClient, atlas: Atlas, code: str) -> None:
    lines = _lines(client.get(f"/table/disputes/zones.csv?lang={code}").content)
    assert lines[0][0] != "Zone or line"
    spoken = in_language(atlas, code).dossier.disputes["aksai-chin"].name
    assert spoken in [line[0] for line in lines]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("disputes/zones.pdf", 400, "expected .csv or .xlsx"),
        ("disputes/none.csv", 404, "has no table 'none' in this view; expected zones"),
        ("disputes/zones.csv?rows=0", 400, "rows=0 was not understood: expected different places"),
        ("disputes/zones.csv?rows=1,999", 400, "from 1 to"),
        ("disputes/zones.csv?rows=2,2", 400, "rows=2,2 was not understood"),
        ("nothing/zones.csv", 404, "no page 'nothing'"),
    ],
)
def test_what_there_is_not_is_named(client: TestClient, path: str, status: int, words: str) -> None:
    answer = client.get(f"/table/{path}")
    assert answer.status_code == status
    assert words in answer.json()["error"]
