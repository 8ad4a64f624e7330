"""What a page says before any script: its words, its card, its list, and where its links lead."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import brotli
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.i18n.languages import _, languages, use_language
from geo.layers.atlas import Atlas
from geo.layers.catalogue import CATALOGUE
from geo.web.content.cards.verdicts import VERDICTS
from geo.web.content.panels.lists import groups
from geo.web.content.story import story
from geo.web.html.phrases import without_marks
from geo.web.http.first_html.first_sight import with_view
from geo.web.http.first_html.page_html import Pages
from geo.web.server.routes import routes
from geo.web.view.grammar import path_of
from geo.web.view.model import Position, View
from geo.web.view.pages import PageText, home_of, read_pages
from tests.browser.gate import at_night_but
from tests.pages import page_site

pytestmark = pytest.mark.whole

# What the first sight may add to a visit: its words, and those with the plate; the list of sources
# stands without a map.
MOST_BYTES_OF_WORDS, MOST_BYTES = 10_000, 25_000
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class _Parts(HTMLParser):
    """The links, texts and linked data of a page, as a browser reads them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.rels: dict[str, list[dict[str, str | None]]] = {}
        self.texts: list[str] = []
        self.things: list[Any] = []
        self._inside = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._inside = given.get("type") or tag
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")
        if tag == "link":
            self.rels.setdefault(given.get("rel") or "", []).append(given)

    def handle_data(self, data: str) -> None:
        if self._inside == "application/ld+json":
            self.things.append(json.loads(data))
        elif self._inside not in ("script", "style"):
            self.texts.append(data)
        self._inside = self._inside if self._inside != "application/ld+json" else ""

    @property
    def text(self) -> str:
        """The words, in a row."""
        return " ".join(" ".join(self.texts).split())

    @property
    def within(self) -> list[str]:
        """The links that lead to the atlas itself."""
        return [link for link in self.links if link.startswith(("/", "?"))]


@pytest.fixture(scope="module")
def site(atlas: Atlas) -> TestClient:
    return page_site(atlas)


@pytest.fixture(scope="module")
def client(atlas: Atlas) -> TestClient:
    return TestClient(Starlette(routes=routes(atlas)))


def claims_page() -> PageText:
    page = home_of("claims")
    assert page
    return page


def read(site: TestClient, address: str) -> _Parts:
    answer = site.get(address)
    assert answer.status_code == 200, address
    return _Parts(answer.text)


def shown(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("every_claim", [False, pytest.param(True, marks=pytest.mark.nightly)])
def test_each_claim_stands_in_the_first_html_with_its_review(
    atlas: Atlas, site: TestClient, every_claim: bool
) -> None:
    claims = atlas.dossier.claims.values()
    of_each_verdict = {claim.verdict: claim for claim in claims}.values()
    for claim in claims if every_claim else of_each_verdict:
        address = path_of(claims_page(), View(selection=f"claim:{claim.id}"))
        page = read(site, address)
        named = [atlas.dossier.sources[name].title for name in claim.sources]
        verdict = VERDICTS[claim.verdict]
        for words in (claim.article_says, claim.explanation, verdict, *named):
            assert shown(words) in page.text, (claim.id, words)
        (review,) = page.things
        assert (review["@context"], review["@type"]) == ("https://schema.org", "ClaimReview")
        assert review["claimReviewed"] == claim.article_says
        assert review["reviewRating"]["alternateName"] == verdict
        assert review["author"]["name"] == atlas.dossier.about.name
        work = review["itemReviewed"]["appearance"]
        assert (work["headline"], work["datePublished"]) == (
            atlas.dossier.work.title,
            str(atlas.dossier.work.date),
        )
        assert review["url"] == f"http://testserver{address}"
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", review["datePublished"])


def test_the_page_of_claims_holds_all_of_them_with_their_verdicts(
    atlas: Atlas, site: TestClient
) -> None:
    text = read(site, f"/{claims_page().path}").text
    for claim in atlas.dossier.claims.values():
        assert f"{shown(claim.article_says)} {VERDICTS[claim.verdict]}" in text


def test_a_claim_is_reviewed_in_the_language_of_its_page(atlas: Atlas, site: TestClient) -> None:
    claim = next(iter(atlas.dossier.claims.values()))
    for code in languages():
        view = View(selection=f"claim:{claim.id}", lang=code)
        (review,) = read(site, path_of(claims_page(), view)).things
        with use_language(code):
            assert review["reviewRating"]["alternateName"] == _(VERDICTS[claim.verdict])
        assert review["inLanguage"] == code


@pytest.mark.parametrize("name", [name for name, page in read_pages().items() if page.has_live_map])
def test_the_list_of_a_page_is_in_its_first_html(atlas: Atlas, site: TestClient, name: str) -> None:
    page = read_pages()[name]
    first = read(site, f"/{page.path}")
    items = [item for group in groups(atlas, page, View()) for item in group.items]
    assert items
    for item in items:
        assert shown(item.name) in first.text
        assert path_of(page, View(selection=item.id)) in first.links


@pytest.mark.parametrize("page", read_pages().values(), ids=list(read_pages()))
def test_the_first_sight_of_a_page_is_few_bytes(site: TestClient, page: PageText) -> None:
    text = site.get(f"/{page.path}").text
    # What follows are Streamlit's own scripts, of which every page of it has as many.
    whole = text[text.index('<div id="early"') : text.index('<template id="started-later">')]
    words = re.sub(r"<svg.*?</svg>", "", whole, flags=re.S)
    assert ("<svg" in whole) == bool(page.layers)
    assert not page.layers or _bytes_sent(words) <= MOST_BYTES_OF_WORDS
    assert _bytes_sent(whole) <= MOST_BYTES


def _bytes_sent(text: str) -> int:
    return len(brotli.compress(text.encode(), quality=6))


def test_each_step_of_the_story_is_told_and_leads_to_the_next(
    atlas: Atlas, site: TestClient
) -> None:
    steps = story(atlas)
    (page,) = [page for page in read_pages().values() if page.story]
    assert path_of(page, View(step=steps[0].id)) in read(site, f"/{page.path}").links
    for step, after in zip(steps, [*steps[1:], None], strict=True):
        told = read(site, path_of(page, View(step=step.id)))
        assert shown(step.title) in told.text
        # Its phrases are links, which this reader sets apart.
        assert _letters(without_marks(step.text)) in _letters(told.text)
        assert path_of(page, View(step=after.id) if after else View()) in told.links


def _letters(text: str) -> str:
    return "".join(text.split())


def _sample(links: list[str]) -> Iterator[str]:
    """One link of each kind to each page: they are written by one rule."""
    kinds = {re.sub(r"(sel=[a-z]+|step=)[^&]*", r"\1", link): link for link in links}
    yield from sorted(kinds.values())


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
    links = _sample(read(site, address).within)
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


@pytest.mark.parametrize(("code", "locale"), [("en", "en_GB"), ("ru", "ru_RU"), ("ur", "ur_PK")])
def test_the_page_says_its_language_to_those_who_run_no_scripts(
    site: TestClient, code: str, locale: str
) -> None:
    text = site.get(f"/disputes?lang={code}").text
    assert f'<meta property="og:locale" content="{locale}">' in text
    (said,) = re.findall(r"<noscript>(.*?)</noscript>", text, re.S)
    assert ("Without scripts" in said) == (code == "en")


def test_the_theme_that_is_asked_for_is_worn_without_scripts(site: TestClient) -> None:
    assert '<html lang="en" dir="ltr" data-theme="dark"' in site.get("/?theme=dark").text
    assert '<html lang="en" dir="ltr">' in site.get("/").text


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
    text = _Parts(answer.text).text
    assert len([title for title in titles if title in text]) > len(titles) * 0.9
    assert client.get("/text/views.html").status_code == 404


def test_what_an_address_says_wrong_is_told_and_a_lost_reader_too(site: TestClient) -> None:
    assert "“XYZ” cannot be used" in read(site, "/disputes?as=XYZ").text
    told = "step=“no-such” cannot be used: the story has no such step."
    assert told in read(site, "/?step=no-such").text
    assert "There is no such page" in _Parts(site.get("/nowhere").text).text


@pytest.mark.parametrize("path", ["/disputes", "/views"])
def test_a_form_without_scripts_takes_a_day_as_people_type_it(site: TestClient, path: str) -> None:
    form = site.get(f"{path}?on=1999-05-26&lang=ru&v=2").text.partition("<form")[2]
    assert re.search('<input type="text"[^>]* name="on" value="26 мая 1999"', form)
    answer = read(site, f"{path}?on=31.02.2020").text
    assert "“31.02.2020” cannot be used: expected a day from 24 December 1979 to today" in answer


def test_an_embedded_view_is_its_map_alone(site: TestClient) -> None:
    text = site.get("/disputes?embed=true").text
    early = text[text.index('<div id="early"') :]
    assert 'class="early-map"' in early
    assert "<nav" not in early


def test_a_page_is_made_once_for_each_view_and_host(atlas: Atlas) -> None:
    pages = page_site(atlas)
    kept = pages.app
    assert isinstance(kept, Pages)
    asked = ("/disputes", "/disputes?utm_source=x", "/disputes?as=IND", "/disputes?lang=ru")
    for address in (*asked, *asked):
        pages.get(address)
    pages.get("/disputes", headers={"host": "other.example"})
    assert kept.pages.made == 4
    assert "http://other.example/" in pages.get("/disputes", headers={"host": "other.example"}).text


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
    assert all(_is_canonical(site, link) for link in [*_sample(_listed(client))][::3])


@pytest.mark.nightly
def test_every_address_of_the_sitemap_is_answered_and_canonical(
    site: TestClient, client: TestClient
) -> None:
    assert [link for link in _listed(client) if not _is_canonical(site, link)] == []


def test_robots_find_the_sitemap_and_browsers_the_icon(client: TestClient) -> None:
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").text
    assert client.get("/favicon.ico").content.startswith(b"\x00\x00\x01\x00\x03\x00")
