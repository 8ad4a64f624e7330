"""What is here: a point asked for by pointer, by keyboard, by finger, and what lies beneath it."""

import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.journeys.test_access import violations
from tests.chromium import map_of, visit

_COPYING = ["clipboard-read", "clipboard-write"]
_POINT = re.compile(r"[?&]sel=point:")
# Longer than a press has to be held.
_HELD = "from => performance.now() > from + 700"


def _spot(page: Page, x: float, y: float) -> tuple[float, float]:
    """Where a spot of the map lies in the window."""
    box = page.locator(".st-key-map iframe").bounding_box()
    assert box
    return box["x"] + x, box["y"] + y


def _selected(page: Page) -> str:
    found = re.search(r"[?&]sel=([^&]*)", page.url)
    return found[1] if found else ""


def _card(page: Page) -> Locator:
    return page.locator("[data-card]")


def test_a_point_is_told_copied_and_gone_through(browser: Browser, address: str) -> None:
    with visit(browser, permissions=_COPYING) as (page, traffic):
        page.goto(f"{address}/disputes?at=35.3,77,7&as=IND&v=2")
        frame = map_of(page)
        at = _spot(page, 560, 300)
        page.mouse.click(*at, button="right")
        expect(page).to_have_url(_POINT)
        expect(_card(page)).to_contain_text("Point on the map")
        expect(frame.locator(".symbol-point")).to_be_visible()
        copy = _card(page).get_by_role("button", name=re.compile(r"^Copy: 3\d\.\d{4}, 7\d\.\d{4}$"))
        degrees = (copy.get_attribute("aria-label") or "").removeprefix("Copy: ")
        copy.click()
        expect(copy).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == degrees
        assert _selected(page) == f"point:{degrees.replace(', ', ',')}"
        assert violations(page.main_frame) == []
        # The same spot again is what lies beneath, and its card leads back to the point.
        page.mouse.click(*at, button="right")
        expect(page).not_to_have_url(_POINT)
        back = _card(page).get_by_role("link", name="What is here?")
        expect(back).to_be_visible()
        # So it is with keys alone, at the middle of the map.
        frame.locator("#map_div").focus()
        page.keyboard.press("i")
        expect(page).to_have_url(_POINT)
        middle = _selected(page)
        page.keyboard.press("i")
        expect(page).not_to_have_url(_POINT)
        expect(back).to_be_visible()
        _tab_to(page, back)
        page.keyboard.press("Enter")
        expect(page).to_have_url(_POINT)
        assert _selected(page) == middle
        assert traffic.errors == traffic.failed == traffic.external == []


@pytest.mark.nightly
def test_a_point_is_told_in_the_unit_of_its_reader(browser: Browser, address: str) -> None:
    with visit(browser) as (page, traffic):
        page.goto(f"{address}/disputes?sel=point:37.4700,69.3800&unit=nm&v=2")
        map_of(page)
        expect(_card(page)).to_contain_text("Places within 54.0 NM")
        assert traffic.errors == traffic.failed == traffic.external == []


def _tab_to(page: Page, link: Locator) -> None:
    """Goes on by Tab until the link has the keyboard."""
    for _stop in range(25):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            return
    expect(link).to_be_focused()


@pytest.mark.nightly
def test_a_finger_held_on_a_phone_asks_in_urdu(browser: Browser, address: str) -> None:
    with visit(browser, 390, 844, has_touch=True, is_mobile=True) as (page, traffic):
        page.goto(f"{address}/disputes?at=35,69,5&lang=ur&v=2")
        frame = map_of(page)
        fingers = page.context.new_cdp_session(page)

        def touch(kind: str, *at: tuple[float, float]) -> None:
            points = [{"x": x, "y": y} for x, y in at]
            fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        # A finger that moves on scrolls the page, however long it rests then.
        touch("touchStart", _spot(page, 200, 150))
        touch("touchMove", _spot(page, 200, 120))
        touch("touchMove", _spot(page, 200, 110))
        page.wait_for_function(_HELD, arg=page.evaluate("performance.now()"))
        touch("touchEnd")
        assert "sel=" not in page.url
        page.evaluate("scrollTo(0, 0)")
        touch("touchStart", _spot(page, 200, 150))
        expect(page).to_have_url(_POINT)
        asked = page.url
        touch("touchEnd")
        expect(_card(page)).to_contain_text("نقشے پر نقطہ")
        expect(frame.locator(".symbol-point")).to_be_visible()
        # The zone beneath was not clicked as the finger was lifted.
        assert page.url == asked
        assert violations(page.main_frame) == []
        assert traffic.errors == traffic.failed == traffic.external == []


@pytest.mark.nightly
def test_a_saved_file_tells_of_any_point(browser: Browser, address: str, tmp_path: Path) -> None:
    saved = tmp_path / "farkhor.html"
    answer = httpx.get(f"{address}/offline/farkhor.html", timeout=120)
    saved.write_bytes(answer.content)
    with visit(browser) as (page, traffic):
        page.goto(f"{saved.as_uri()}#sel=point:37.4700,69.3800")
        card = page.locator('[data-card="point:37.4700,69.3800"]')
        expect(card).to_contain_text("Tajikistan", timeout=30_000)
        near = card.get_by_role("heading", name="Places within 100 km")
        expect(near).to_be_visible()
        expect(card.get_by_role("link", name="Farkhor air base")).to_be_visible()
        assert traffic.errors == []
        assert [url for url in traffic.fetched if url.startswith("http")] == []
