"""What a page says before any script: its words, its card, its list."""

import re

import brotli
import pytest
from starlette.testclient import TestClient

from geo.i18n.languages import _, languages, use_language
from geo.layers.atlas import Atlas
from geo.web.content.cards.verdicts import VERDICTS
from geo.web.content.panels.lists import groups
from geo.web.content.story import story
from geo.web.html.phrases import without_marks
from geo.web.http.first_html.page_html import Pages
from geo.web.view.grammar import path_of
from geo.web.view.model import View
from geo.web.view.pages import PageText, read_pages
from tests.pages import page_site
from tests.web.http.first_html.parts import Parts, claims_page, read, shown

pytestmark = pytest.mark.whole

# What the first sight may add to a visit: its words, and those with the plate; the list of sources
# stands without a map.
MOST_BYTES_OF_WORDS = 10_000
MOST_BYTES = 25_000


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


def test_what_an_address_says_wrong_is_told_and_a_lost_reader_too(site: TestClient) -> None:
    assert "“XYZ” cannot be used" in read(site, "/disputes?as=XYZ").text
    told = "step=“no-such” cannot be used: the story has no such step."
    assert told in read(site, "/?step=no-such").text
    assert "There is no such page" in Parts(site.get("/nowhere").text).text


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
