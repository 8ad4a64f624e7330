"""Where the links of a page lead before any script, and what those find who follow them."""

import html
from dataclasses import replace
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from geo.i18n.languages import languages
from geo.layers.atlas import Atlas
from geo.layers.catalogue import CATALOGUE
from geo.web.http.first_html.first_sight import with_view
from geo.web.view.grammar import path_of
from geo.web.view.model import Position, View
from geo.web.view.pages import read_pages
from tests.browser.gate import at_night_but
from tests.web.http.first_html.parts import Parts, one_of_each_kind, read, shown

pytestmark = pytest.mark.whole
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.mark.parametrize(
    "address",
    at_night_but(
        [
            "/",
            "/disputes?as=IND&on=2019-11-01&lang=ur&theme=dark&sel=zone:aksai-chin",
            "/changes",
            "/sources?lang=ru",
            "/?step=how-close-is-farkhor",
        ],
        ["/changes"],
    ),
)
def test_links_lead_to_views_that_are_answered(
    site: TestClient, client: TestClient, address: str
) -> None:
    links = one_of_each_kind(read(site, address).within)
    for link in links:
        asked = site if urlsplit(link).path.count("/") == 1 and "." not in link else client
        assert asked.get(link, follow_redirects=False).status_code == 200, link


def test_a_link_carries_the_view() -> None:
    page = read_pages()["disputes"]
    view = View(viewer="IND", theme="dark", lang="ur", position=Position(30, 70, 5))
    led = {
        "?sel=zone:crimea": path_of(page, replace(view, position=None, selection="zone:crimea")),
        "?step=": f"/{page.path}?theme=dark&lang=ur&v=2",
        "/claims?sel=claim:x": "/claims?sel=claim:x&theme=dark&lang=ur&v=2",
        "/sources#un-1": "/sources?theme=dark&lang=ur&v=2#un-1",
        "/changes.atom": "/changes.atom",
    }
    for link, address in led.items():
        made = with_view(f'<a href="{html.escape(link)}">', page, view)
        assert html.unescape(made) == f'<a href="{address}">'


def test_search_engines_find_one_address_and_its_languages(site: TestClient) -> None:
    drawn = "/disputes?at=30,70,5&layers=states&theme=dark&lang=ru&sel=zone:crimea"
    rels = read(site, drawn).rels
    (canonical,) = rels["canonical"]
    assert canonical["href"] == "http://testserver/disputes?sel=zone:crimea&lang=ru&v=2"
    others = {one["hreflang"]: one["href"] for one in rels["alternate"] if "hreflang" in one}
    assert set(others) == set(languages())
    assert others["ru"] == canonical["href"]
    assert rels["service-desc"][0]["href"] == "/openapi.json"


def test_layers_are_datasets_of_the_page_of_sources(site: TestClient, client: TestClient) -> None:
    things = read(site, "/sources").things
    assert [thing["@type"] for thing in things] == ["Dataset"] * len(CATALOGUE)
    for thing in things:
        assert all(thing[name] for name in ("name", "description", "license", "creator"))
        url = thing["distribution"]["contentUrl"].removeprefix("http://testserver")
        assert client.get(url).status_code == 200


def test_the_whole_list_is_a_page_that_needs_no_script(
    atlas: Atlas, site: TestClient, client: TestClient
) -> None:
    short = read(site, "/sources?lang=ru")
    (whole,) = {link for link in short.within if link.startswith("/text/")}
    answer = client.get(whole)
    assert "<script" not in answer.text
    titles = {shown(source.title) for source in atlas.dossier.sources.values()}
    text = Parts(answer.text).text
    assert len([title for title in titles if title in text]) > len(titles) * 0.9
    assert client.get("/text/views.html").status_code == 404


def test_the_sitemap_has_every_page_claim_zone_state_and_place(
    atlas: Atlas, client: TestClient
) -> None:
    answer = client.get("/sitemap.xml")
    assert answer.headers["content-type"].startswith("application/xml")
    root = ElementTree.fromstring(answer.content)  # noqa: S314
    assert root.tag == f"{_SITEMAP}urlset"
    links = [entry.findtext(f"{_SITEMAP}loc") or "" for entry in root]
    assert len(links) == len(set(links))
    assert all(link.startswith("http://testserver/") for link in links)
    pages = {
        path_of(page, View(lang=code)) for page in read_pages().values() for code in languages()
    }
    assert {f"http://testserver{path}" for path in pages} <= set(links)
    counts = {kind: sum(f"sel={kind}:" in link for link in links) for kind in ("claim", "place")}
    assert counts["claim"] == len(atlas.dossier.claims)
    assert counts["place"] == len(atlas.dossier.places)
    assert sum("sel=zone:" in link or "sel=line:" in link for link in links) == len(
        atlas.dossier.covered_zones
    )


def _listed(client: TestClient) -> list[str]:
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314
    found = (entry.findtext(f"{_SITEMAP}loc") or "" for entry in root)
    return [link.removeprefix("http://testserver") for link in found]


def _is_canonical(site: TestClient, link: str) -> bool:
    (canonical,) = read(site, link).rels["canonical"]
    return canonical["href"] == f"http://testserver{link}"


def test_addresses_of_the_sitemap_are_answered_and_canonical(
    site: TestClient, client: TestClient
) -> None:
    assert all(_is_canonical(site, link) for link in [*one_of_each_kind(_listed(client))][::3])


@pytest.mark.nightly
def test_every_address_of_the_sitemap_is_answered_and_canonical(
    site: TestClient, client: TestClient
) -> None:
    assert [link for link in _listed(client) if not _is_canonical(site, link)] == []


def test_robots_find_the_sitemap_and_browsers_the_icon(client: TestClient) -> None:
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").text
    assert client.get("/favicon.ico").content.startswith(b"\x00\x00\x01\x00\x03\x00")
