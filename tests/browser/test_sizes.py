"""Every page fits a phone, a tablet, a laptop and a large screen: map first, nothing sideways."""

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from geo.web.pages import read_pages
from tests.chromium import map_of, visit

pytestmark = pytest.mark.browser
# Width and height in pixels, and whether a finger points.
SIZES = ((390, 844, True), (820, 1180, True), (1400, 900, False), (2560, 1440, False))
# WCAG 2.2, success criteria 2.5.8 and, for fingers, 2.5.5.
LEAST_PX = {False: 24, True: 44}

# Links in a line of text are as high as the line; the label of an input is pressed in its place.
SMALLER = """(root, least) => [...root.querySelectorAll("a[href], button, select, input, summary")]
  .filter((element) => element.checkVisibility() && getComputedStyle(element).display !== "inline")
  .map((element) => [element, element.closest("label:has(input)") ?? element])
  .map(([element, pressed]) => [element, pressed.getBoundingClientRect()])
  .filter(([, { width, height }]) => width > 0 && Math.min(width, height) < least - 0.5)
  .map(([element, { width, height }]) =>
    `${element.outerHTML.slice(0, 90)} ${Math.round(width)} × ${Math.round(height)}`)"""


def _small_targets(place: Page | FrameLocator, roots: str, least_px: int) -> list[str]:
    return [
        target for root in place.locator(roots).all() for target in root.evaluate(SMALLER, least_px)
    ]


def _assert_fits(page: Page, width: int, finger: bool) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert _small_targets(page, "[data-testid=stHtml]", LEAST_PX[finger]) == []


@pytest.mark.parametrize(("width", "height", "finger"), SIZES)
def test_every_page_fits(
    browser: Browser, address: str, width: int, height: int, finger: bool
) -> None:
    with visit(browser, width, height, has_touch=finger, is_mobile=finger) as (page, _):
        for name, text in read_pages().items():
            page.goto(f"{address}/{text.path}")
            expect(page.locator(".footer")).to_be_visible()
            if name != "sources":
                frame = map_of(page)
                box = page.locator(".st-key-map iframe").bounding_box()
                assert box is not None
                assert box["y"] + box["height"] <= height, name
                assert box["height"] >= height / 2, name
                controls = ".leaflet-control-container"
                assert _small_targets(frame, controls, LEAST_PX[finger]) == [], name
            _assert_fits(page, width, finger)
