"""What tests of the keyboard ask of a page: its list, its map, and what has the focus."""

import re
from typing import Any

from playwright.sync_api import FrameLocator, Locator, Page, expect

from geo.web.view.pages import read_pages
from tests.chromium import map_of

PAGES = {name: page for name, page in read_pages().items() if page.has_live_map}
_LISTED = """(links) => links.filter((link) => !link.closest("li").hidden)
  .map((link) => new URLSearchParams(link.getAttribute("href")).get("sel"))"""
# What a click on the map can select, in the order in which the keyboard goes through it.
_SELECTABLE = "() => Atlas.debug().selectable"


def open_page(page: Page, link: str) -> FrameLocator:
    page.goto(link)
    frame = map_of(page)
    expect(page.locator("[data-more]").first).to_be_attached()
    return frame


def focused(frame: FrameLocator) -> Locator:
    return frame.locator(":focus")


def feature_list(page: Page) -> Locator:
    return page.get_by_role("navigation", name=re.compile("^Features of the map"))


def in_frame(frame: FrameLocator, expression: str) -> Any:
    return frame.locator("#map_div").evaluate(expression)


def map_features(frame: FrameLocator) -> list[str]:
    found: list[str] = in_frame(frame, _SELECTABLE)
    return found


def listed_features(page: Page) -> list[str]:
    found: list[str] = feature_list(page).locator("a").evaluate_all(_LISTED)
    return found
