"""Journeys with what leaves the atlas: citations, embedded maps, saved files."""

import json
import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.chromium import Visit, map_of, press, visit


def _open(page: Page, address: str) -> FrameLocator:
    page.goto(address)
    return map_of(page)


@pytest.mark.nightly
def test_citations_carry_the_link_and_the_versions(browser: Browser, address: str) -> None:
    with visit(browser, permissions=["clipboard-read", "clipboard-write"]) as (page, _):
        _open(page, f"{address}/claims?sel=claim:personnel-150000")
        details = page.locator(".st-key-details")
        copied = {}
        for style in ("APA", "BibTeX", "CSL-JSON", "plain"):
            details.get_by_role("button", name=style, exact=True).click()
            expect(details.get_by_role("button", name="Copied").last).to_be_visible()
            copied[style] = page.evaluate("navigator.clipboard.readText()")
    for text in copied.values():
        assert "/claims?" in text
        assert "sel=claim:personnel-150000" in text
        assert re.search(r"dossier [0-9a-f]{12}", text)
    assert "[Interactive map; data:" in copied["APA"]
    assert copied["BibTeX"].startswith("@misc{")
    (item,) = json.loads(copied["CSL-JSON"])
    assert item["type"] == "map"
    assert item["URL"].startswith(address)
    assert len(item["accessed"]["date-parts"][0]) == 3


@pytest.mark.nightly
def test_the_whole_view_is_cited_with_what_is_drawn(browser: Browser, address: str) -> None:
    with visit(browser, permissions=["clipboard-read", "clipboard-write"]) as (page, _):
        _open(page, f"{address}/disputes?as=IND")
        share = page.get_by_role("region", name="Share")
        share.get_by_role("button", name="plain", exact=True).click()
        expect(share.get_by_role("button", name="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
    assert "(As drawn by India, 21 September 2020)" in copied


@pytest.mark.nightly
def test_the_builder_previews_the_very_view(opened: Visit, address: str) -> None:
    page, traffic = opened
    _open(page, f"{address}/disputes?as=IND&sel=zone:aksai-chin")
    page.get_by_text("Embed").click()
    preview = page.get_by_role("group", name="Preview of the embedded map")
    inner = preview.frame_locator("iframe")
    map_of(inner)
    expect(inner.locator('.st-key-details [data-card="zone:aksai-chin"]')).to_be_visible()
    page.get_by_label("Details on click").uncheck()
    page.get_by_label("Height", exact=True).fill("400")
    code = page.get_by_label("Code for the other page")
    expect(code).to_have_value(re.compile(r'embed=true&amp;parts=legend".*height="400"'))
    expect(inner.locator(".st-key-details")).to_have_count(0)
    assert traffic.external == []


@pytest.fixture
def other_site(tmp_path: Path, address: str) -> Iterator[str]:
    """A page of another origin that embeds a view."""
    source = f"{address}/disputes?as=PAK&embed=true&parts=legend,details"
    (tmp_path / "index.html").write_text(
        f'<h1>A blog</h1><iframe src="{source}" width=900 height=560 title="Embedded"></iframe>'
    )
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("localhost", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/index.html"
        server.shutdown()


def test_an_embedded_map_works_on_another_origin(opened: Visit, other_site: str) -> None:
    page, traffic = opened
    page.goto(other_site)
    outer = page.frame_locator("iframe[title=Embedded]")
    inner = map_of(outer)
    expect(outer.get_by_test_id("stHeader")).to_be_hidden()
    expect(inner.locator(".atlas-caption")).to_contain_text(
        "As drawn by Pakistan · 21 September 2020"
    )
    expect(inner.get_by_text("implies no opinion on the legal status")).to_be_visible()
    expect(inner.get_by_role("combobox", name=re.compile("Search"))).to_be_hidden()
    press(inner, "state:KAZ")
    expect(outer.locator('[data-card="state:KAZ"]')).to_be_visible()
    outer.locator("summary", has_text="Legend").click()
    expect(outer.get_by_text("line of control").first).to_be_visible()
    link = outer.get_by_role("link", name="Open in the Atlas")
    link.focus()
    expect(link).to_have_attribute("href", re.compile(r"/disputes\?.*as=PAK&sel=state:KAZ&v=2$"))
    expect(outer.get_by_role("heading", level=1)).to_have_count(0)
    assert traffic.errors == []
    assert [url for url in traffic.failed if "favicon" not in url] == []


@pytest.mark.nightly
def test_an_embedded_view_says_what_its_address_says_wrong(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(f"{address}/?embed=true&parts=look,legend&step=no-such")
    map_of(page)
    expect(page.locator(".notice")).to_have_text(re.compile("the story has no such step"))
    page.goto(f"{address}/disputes?embed=true&parts=look,legend&as=IND")
    map_of(page)
    expect(page.locator(".notice")).to_have_count(0)


@pytest.fixture(scope="module")
def saved(browser: Browser, address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a view, saved as a reader saves it."""
    with visit(browser) as (page, _):
        _open(page, f"{address}/disputes?as=IND&sel=zone:aksai-chin")
        # A first file takes the scenes of all viewers and days to make.
        with page.expect_download(timeout=90_000) as download:
            page.get_by_role("link", name="HTML file").click(timeout=90_000)
        file = tmp_path_factory.mktemp("saved") / "view.html"
        download.value.save_as(file)
    return file


def test_a_saved_file_needs_no_network(browser: Browser, address: str, saved: Path) -> None:
    with visit(browser, offline=True) as (page, traffic):
        page.goto(saved.as_uri())
        expect(page.locator("#map_div")).to_have_attribute("data-ready", "true")
        caption = page.locator(".atlas-caption")
        expect(caption).to_contain_text("As drawn by India · 21 September 2020")
        expect(page.get_by_role("heading", name="Aksai Chin")).to_be_visible()
        expect(page.locator("path.zone.moved")).not_to_have_count(0)
        page.get_by_label("Borders as seen by", exact=True).select_option("PAK")
        page.get_by_label("Day", exact=True).fill("2023-09-20")
        page.get_by_label("Day", exact=True).press("Enter")
        expect(caption).to_contain_text("As drawn by Pakistan · 20 September 2023")
        facts = page.get_by_text("those of the saved one: As drawn by India, 21 September 2020")
        expect(facts).to_be_visible()
        page.get_by_role("link", name="Crimea").first.click()
        card = page.locator('[data-card="zone:crimea"]')
        expect(card).to_be_visible()
        card.locator("summary", has_text="Sources").click()
        expect(card.get_by_role("listitem").first).to_be_visible()
        page.go_back()
        expect(page.locator('[data-card="zone:aksai-chin"]')).to_be_visible()
        page.get_by_text("Compare", exact=True).click()
        page.get_by_label("Compare with borders as seen by").select_option("CHN")
        expect(page.get_by_label("Second map of the comparison")).to_be_visible()
        original = page.get_by_role("link", name=address)
        original.focus()
        expect(original).to_have_attribute("href", re.compile("as=PAK&on=2023-09-20"))
        # The file itself is the one thing that was asked for.
        assert traffic.external == [saved.as_uri()]
        assert traffic.errors == []
