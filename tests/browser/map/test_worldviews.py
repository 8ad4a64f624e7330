"""Every worldview at once in a browser: opened from the disputes, walked through, and left."""

import io
import re
import unicodedata

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import Visit, map_of, settled, visit

KASHMIR = "at=34.5,76,5"


def _maps(page: Page, address: str, query: str = "") -> None:
    page.goto(f"{address}/views?{query}")
    settled(page)
    expect(page.locator(".stApp .worldviews figure").first).to_be_visible()


@pytest.mark.nightly
def test_worldviews_are_opened_walked_through_and_left(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(f"{address}/disputes?{KASHMIR}&on=2024-01-01&sel=zone:aksai-chin")
    map_of(page)
    page.get_by_text("Compare", exact=True).click()
    page.get_by_role("link", name="All worldviews").click()
    settled(page)
    links = page.locator(".worldviews figure > a")
    expect(links.first).to_contain_text("As administered on the ground")
    assert "on=2024-01-01&sel=zone:aksai-chin" in page.url
    links.first.focus()
    page.keyboard.press("ArrowRight")
    expect(links.nth(1)).to_be_focused()
    columns = page.locator(".worldviews-maps").evaluate(
        "(maps) => getComputedStyle(maps).gridTemplateColumns.split(' ').length"
    )
    assert columns in (3, 4)
    page.keyboard.press("ArrowDown")
    expect(links.nth(1 + columns)).to_be_focused()
    page.keyboard.press("Home")
    expect(links.first).to_be_focused()
    page.get_by_role("link", name="As drawn by India").first.click()
    map_of(page)
    expect(page).to_have_url(
        f"{address}/disputes?{KASHMIR}&as=IND&on=2024-01-01&sel=zone:aksai-chin&v=2"
    )
    page.go_back()
    expect(page.locator(".stApp .worldviews figure").first).to_be_visible()


@pytest.mark.nightly
def test_a_day_is_added_from_a_calendar(opened: Visit, address: str) -> None:
    page, traffic = opened
    _maps(page, address, "grid=2020-09-21&lang=ru")
    page.get_by_role("button", name="Выбрать дату").click()
    expect(page.get_by_role("button", name="21 сентября 2020")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    field = page.locator(".stApp .worldviews [data-day-field]")
    expect(field).to_have_value("22 сентября 2020")
    field.press("Enter")
    expect(page).to_have_url(re.compile("grid=2020-09-21,2020-09-22&lang=ru"))
    assert traffic.errors == []


@pytest.mark.nightly
def test_days_are_chosen_without_scripts(browser: Browser, address: str) -> None:
    with visit(browser, 390, 844, java_script_enabled=False) as (page, _):
        page.goto(f"{address}/views?at=45,34,6")
        page.get_by_role("link", name="By day").click()
        figures = page.locator(".worldviews figure")
        shown = figures.count()
        assert shown > 1
        page.get_by_role("link", name="Take away 21 September 2020").click()
        assert "2020-09-21" not in page.url
        page.get_by_label("Borders as seen by").select_option("UKR")
        page.get_by_role("button", name="Show").click()
        assert "as=UKR" in page.url
        expect(page.locator(".worldviews-shown")).to_contain_text("As drawn by Ukraine")


@pytest.mark.nightly
@pytest.mark.parametrize("language", ["en", "ur"])
def test_maps_stand_in_two_columns_on_a_phone(
    browser: Browser, address: str, language: str
) -> None:
    with visit(browser, 390, 844) as (page, _):
        _maps(page, address, f"{KASHMIR}&lang={language}")
        boxes = [
            figure.bounding_box() for figure in page.locator(".stApp .worldviews figure").all()[:3]
        ]
        (first, second, third) = (box for box in boxes if box)
        assert first["y"] == second["y"] < third["y"]
        assert (first["x"] < second["x"]) is (language == "en")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.locator(".worldviews figure > a").first.focus()
        page.keyboard.press("ArrowLeft" if language == "ur" else "ArrowRight")
        expect(page.locator(".worldviews figure > a").nth(1)).to_be_focused()


@pytest.mark.nightly
def test_maps_are_printed_on_one_sheet(opened: Visit, address: str) -> None:
    page, _ = opened
    _maps(page, address)
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    first = printed.pages[0]
    assert (round(first.mediabox.width), round(first.mediabox.height)) == (842, 595)
    # A font may draw two letters as one, which stands for both of them.
    words = " ".join(unicodedata.normalize("NFKC", first.extract_text()).split())
    for name in (
        "Each side’s map draws the same land differently",
        "As administered on the ground",
        "United States",
    ):
        assert name in words


@pytest.mark.nightly
def test_embedded_maps_have_nothing_to_choose(opened: Visit, address: str) -> None:
    page, _ = opened
    _maps(page, address, f"{KASHMIR}&embed=true")
    expect(page.get_by_role("link", name="Open in the Atlas")).to_be_visible()
    expect(page.locator(".worldviews form, .worldviews table")).to_have_count(0)


@pytest.mark.nightly
def test_the_maps_are_cited_and_embedded(browser: Browser, address: str) -> None:
    view = "/views?grid=2014-03-01,2020-09-21&at=45,34,6&v=2"
    with visit(browser, permissions=["clipboard-read", "clipboard-write"]) as (page, _):
        page.goto(address + view)
        settled(page)
        page.get_by_role("button", name="plain", exact=True).click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert re.search(
            rf"\(As administered on the ground\).* {re.escape(address)}/views\?", copied
        )
        page.get_by_text("Embed", exact=True).click()
        page.get_by_label("Height", exact=True).fill("400")
        code = page.get_by_label("Code for the other page")
        expect(code).to_have_value(re.compile(r'src="[^"]*grid=2014[^"]*embed=true".*height="400"'))
        preview = page.get_by_role("group", name="Preview of the embedded map")
        expect(preview.frame_locator("iframe").locator("figure").first).to_be_visible()
