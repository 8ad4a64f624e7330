"""The matrix of relations on a phone, and in a file that was saved."""

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from geo.i18n.languages import languages
from tests.browser.gate import at_night_but
from tests.chromium import visit


@pytest.mark.parametrize("language", at_night_but(languages(), ("ru",)))
def test_it_fits_on_the_narrowest_phone(browser: Browser, address: str, language: str) -> None:
    """Nothing of it is cut off, and each of its links can be touched."""
    phone = {"has_touch": True, "is_mobile": True, "java_script_enabled": False}
    with visit(browser, 360, 780, **phone) as (page, _traffic):
        page.goto(f"{address}/ties?lang={language}")
        table = page.locator(".matrix table")
        place = table.bounding_box()
        assert place is not None
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= 360
        for link in (table.get_by_role("link").first, table.locator("td a").last):
            touched = link.bounding_box()
            assert touched is not None
            assert min(touched["width"], touched["height"]) >= 44


@pytest.mark.nightly
def test_a_saved_file_chooses_by_it_on_the_map(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    file = tmp_path / "ties.html"
    file.write_bytes(httpx.get(f"{address}/offline/ties.html", timeout=120).content)
    with visit(browser, 390, 844, offline=True, reduced_motion="reduce") as (page, traffic):
        page.goto(file.as_uri())
        expect(page.locator("#map_div")).to_have_attribute("data-ready", "true", timeout=30_000)
        table = page.get_by_role("table", name="Relations on 21 September 2020")
        table.get_by_role("link", name="1 non-recognition").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator("path.tie.chosen")).not_to_have_count(0)
        expect(table.locator("td.pair")).not_to_have_count(0)
        table.get_by_role("rowheader", name="Armenia").get_by_role("link").click()
        expect(page.locator('path.tie[data-feature="pair:arm-rus"]').first).to_be_attached()
        expect(page.locator('[data-card="state:ARM"]')).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert traffic.errors == []
