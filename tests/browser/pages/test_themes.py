"""Themes in a real Chromium: by the system, by the address, by the switch, and along the menu."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from geo.maps.style.palette import PALETTE
from geo.web.view.grammar import GRAMMAR_VERSION
from tests.chromium import Visit, map_of, settled, visit


def _switch(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Theme")


def _rgb(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


def _wears(page: Page, theme: str) -> None:
    """The page, Streamlit's own surface and the map all have the colours of the theme."""
    panel, water = (_rgb(PALETTE[theme][token]) for token in ("panel", "water"))
    settled(page)
    expect(page.locator(".stApp")).to_have_css("background-color", panel)
    expect(page.get_by_role("heading", level=1)).to_have_css("color", _rgb(PALETTE[theme]["ink"]))
    expect(map_of(page).locator("#map_div")).to_have_css("background-color", water)


@pytest.mark.nightly
def test_without_a_choice_the_page_follows_the_system(browser: Browser, address: str) -> None:
    with visit(browser, color_scheme="dark") as (page, traffic):
        page.goto(f"{address}/astrakhan")
        _wears(page, "dark")
        page.emulate_media(color_scheme="light")
        _wears(page, "light")
        page.emulate_media(contrast="more")
        _wears(page, "contrast")
        assert "theme" not in page.url
        assert (traffic.external, traffic.failed, traffic.errors) == ([], [], [])


def test_the_switch_writes_the_address_and_goes_along(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.goto(f"{address}/astrakhan?sel=place:prudboy")
    _wears(page, "light")
    _switch(page).select_option("dark")
    _wears(page, "dark")
    expect(page).to_have_url(re.compile(rf"sel=place:prudboy&theme=dark&v={GRAMMAR_VERSION}$"))
    page.get_by_role("link", name="Farkhor", exact=True).click()
    expect(page).to_have_url(re.compile(rf"/farkhor\?theme=dark&v={GRAMMAR_VERSION}$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Farkhor")
    _wears(page, "dark")
    _switch(page).select_option("")
    _wears(page, "light")
    expect(page).to_have_url(re.compile(r"/farkhor$"))
    assert (traffic.external, traffic.failed, traffic.errors) == ([], [], [])


@pytest.mark.nightly
def test_a_link_carries_the_theme_and_a_bad_one_is_told(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(f"{address}/farkhor?theme=contrast")
    _wears(page, "contrast")
    expect(_switch(page)).to_have_value("contrast")
    page.goto(f"{address}/farkhor?theme=sepia")
    expect(page.get_by_text("theme=“sepia” cannot be used: expected light")).to_be_visible()
    _wears(page, "light")


@pytest.mark.nightly
def test_theme_and_language_are_written_in_the_order_of_the_grammar(
    opened: Visit, address: str
) -> None:
    page, _ = opened
    page.goto(f"{address}/?as=IND&lang=ru&v={GRAMMAR_VERSION}")
    page.locator("[data-choose=theme]").select_option("dark")
    written = f"as=IND&theme=dark&lang=ru&v={GRAMMAR_VERSION}"
    expect(page).to_have_url(re.compile(rf"\?{written}$"))
    page.locator("[data-lang=ur]").click()
    expect(page).to_have_url(re.compile(rf"\?{written.replace('=ru', '=ur')}$"))
