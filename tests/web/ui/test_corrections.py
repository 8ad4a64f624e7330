"""What was corrected is told: as a page, and as an Atom feed."""

import re
from xml.etree import ElementTree

import pytest
from streamlit.testing.v1 import AppTest

from geo.i18n.languages import use_language
from geo.layers.atlas import Atlas, in_language
from geo.web.content.plain_pages.corrections import changed_days
from geo.web.http.feed import MEDIA_TYPE, feed
from tests.servers import ROOT

ATOM = "{http://www.w3.org/2005/Atom}"


def test_every_change_says_why_and_rests_on_known_sources(atlas: Atlas) -> None:
    changes = atlas.dossier.changes
    assert len(changes) > 100
    for change in changes.values():
        assert change.why
        assert set(change.sources) <= set(atlas.dossier.sources)
        if change.cell:
            assert change.was != change.is_, change.id


def test_what_it_is_now_is_what_the_dossier_says(atlas: Atlas) -> None:
    for change in atlas.dossier.changes.values():
        table = atlas.dossier.tables[change.table]
        assert not change.cell or change.row in table, change.id


def test_the_page_tells_the_newest_day_first(atlas: Atlas) -> None:
    days = changed_days(atlas)
    assert [day.day for day in days] == sorted((day.day for day in days), reverse=True)
    told = sum(len(row.changes) for day in days for row in day.rows)
    assert told == len(atlas.dossier.changes)


def test_the_page_opens() -> None:
    page = AppTest.from_file(str(ROOT / "pages" / "changes.py"), default_timeout=60).run()
    assert not page.exception
    assert any("changes.atom" in element.proto.body for element in page.get("html"))


def test_rows_without_a_name_are_called_by_what_they_are_about(atlas: Atlas) -> None:
    found = {row.table: row.label for day in changed_days(atlas) for row in day.rows if row.address}
    assert " → " in found["relations"] or " – " in found["relations"]
    with use_language("ru"):
        rows = [row for day in changed_days(in_language(atlas, "ru")) for row in day.rows]
    told = {row.row: row.label for row in rows}
    assert told["IND-kashmir"].endswith(" · Как показывает Индия")
    assert re.search("[A-Z]{3}", told["nagorno-karabakh-AZE-1991-10-18"]) is None


def test_the_feed_says_its_language(document: ElementTree.Element) -> None:
    assert document.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


@pytest.fixture(scope="module")
def document(atlas: Atlas) -> ElementTree.Element:
    return ElementTree.fromstring(feed(atlas, "https://atlas.example"))  # noqa: S314


def test_the_feed_is_atom(document: ElementTree.Element) -> None:
    """What RFC 4287 asks of a feed and of its entries."""
    assert MEDIA_TYPE == "application/atom+xml"
    assert document.tag == f"{ATOM}feed"
    for element in (document, *document.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"{ATOM}{name}"), name
    ids = [entry.findtext(f"{ATOM}id") for entry in document.findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) > 0


def test_links_of_the_feed_lead_to_this_host(document: ElementTree.Element) -> None:
    links = [link.get("href", "") for link in document.iter(f"{ATOM}link")]
    assert all(link.startswith("https://atlas.example/") for link in links)
