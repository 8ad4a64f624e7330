"""Lists and tables: what they count; those with more rows than a page has at first."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from lxml import html
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.layers.atlas import Atlas
from geo.layers.frames.zones import faces_of
from geo.layers.worldview import Look, holdings
from geo.web.content.panels import written
from geo.web.content.panels.lists import groups
from geo.web.content.panels.rows import Rows
from geo.web.content.panels.tables import tables
from geo.web.server.routes import routes
from geo.web.view.model import View
from geo.web.view.pages import PageText, read_pages

pytestmark = pytest.mark.whole

FEW = 5


@pytest.fixture
def page() -> PageText:
    return read_pages()["disputes"]


def _pieces(atlas: Atlas, page: PageText, view: View, most: int | None) -> Iterator[html.Element]:
    listed = written.list_html(atlas, page, view, most=most)
    (table,) = (written.table_html(page, view, table, most) for table in tables(atlas, page, view))
    for markup in (listed, table):
        yield html.fragment_fromstring(markup, "div")


def test_rows_are_made_when_they_are_read() -> None:
    made: list[int] = []
    rows = Rows(range(1000), lambda number: made.append(number) or str(number))
    assert (len(rows), made) == (1000, [])
    assert (rows[:3], rows[-1], made) == (("0", "1", "2"), "999", [0, 1, 2, 999])
    assert len(list(rows)) == 1000


def test_a_page_has_the_first_rows_and_says_how_many_there_are(
    atlas: Atlas, page: PageText
) -> None:
    view = View(viewer="IND")
    zones, *others = groups(atlas, page, view)
    listed, table = _pieces(atlas, page, view, FEW)
    (rest, *_) = listed.xpath("//a[@data-rest]")
    assert int(rest.get("data-rest")) == len(zones.items) - FEW
    assert listed.xpath("//h3/span/text()") == [str(len(one.items)) for one in (zones, *others)]
    assert len(listed.xpath("//ul[1]/li[not(@class)]")) == FEW
    assert len(table.xpath("//tbody/tr[not(@class)]")) == FEW
    (last,) = table.xpath("//tbody/tr[@class='rest']/td")
    assert int(last.get("colspan")) == len(table.xpath("//thead//th"))


@pytest.mark.nightly
def test_the_link_leads_to_all_rows_of_the_same_look_without_scripts(
    atlas: Atlas, page: PageText
) -> None:
    view = View(viewer="IND", selection="zone:siachen", lang="ru")
    listed, table = _pieces(atlas, page, view, FEW)
    (address,) = {
        link.get("href") for part in (listed, table) for link in part.xpath("//a[@data-rest]")
    }
    answer = TestClient(Starlette(routes=routes(atlas))).get(address)
    assert "<script" not in answer.text
    whole = html.document_fromstring(answer.text)
    for part, path in zip(
        _pieces(atlas, page, View(viewer="IND"), None),
        ("//nav//li/a", "//*[@data-table='zones']//tbody/tr/th/a"),
        strict=True,
    ):
        expected = [re.sub(r".*sel=", "", link.get("href")) for link in part.xpath(path)]
        found = [link.get("href") for link in whole.xpath(path)]
        assert len(found) == len(expected) > FEW
        assert all(
            f"sel={feature}" in link.replace("%3A", ":") and "as=IND" in link and "lang=ru" in link
            for feature, link in zip(expected, found, strict=True)
        )


def test_no_list_of_today_is_cut_short(atlas: Atlas) -> None:
    for page in read_pages().values():
        if page.has_live_map:
            assert "data-rest" not in written.list_html(atlas, page, View()), page.path


DAYS = [date(1979, 12, 24), date(1992, 6, 1), date(2020, 9, 21)]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_zones_are_counted_as_disputed_on_days_on_which_the_map_stripes_them(
    atlas: Atlas, day: date
) -> None:
    """Those of other days have a group of their own, and each is in one of the two."""
    disputed, others, *_lines = groups(atlas, read_pages()["disputes"], View(day=day))
    held = holdings(atlas, Look(day=day))
    for group, striped in ((disputed, True), (others, False)):
        zones = [item.id.removeprefix("zone:") for item in group.items]
        drawn = [zone for zone in zones if faces_of(atlas, zone)]
        assert drawn
        for zone in drawn:
            assert any(held[face].disputed for face in faces_of(atlas, zone)) is striped, zone
    listed = {item.id for group in (disputed, others) for item in group.items}
    every = [zone for zone in atlas.dossier.covered_zones if zone.geometry_kind != "line"]
    assert len(listed) == len(every)


def test_the_map_beside_a_list_shows_the_places_that_its_rows_name(atlas: Atlas) -> None:
    """A list whose map marks nothing says nothing of where it all happened."""
    claims, events = atlas.dossier.claims.values(), atlas.dossier.timeline.values()
    named = {
        "claims": {place for claim in claims for place in claim.where.places},
        "events": {place for event in events for place in event.places},
    }
    for page in read_pages().values():
        for listed in named.keys() & {*page.lists}:
            assert set(page.places) == named[listed], page.title
