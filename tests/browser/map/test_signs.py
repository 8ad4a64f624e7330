"""Signs that lie on each other are one sign, which opens; none is out of reach."""

import re

import pytest
from playwright.sync_api import expect

from tests.chromium import Visit, map_of, press


def test_sites_open_when_their_sign_is_pressed(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    frame = map_of(page)
    signs, site = frame.locator(".symbol-sites"), '.symbol[data-feature="place:prudboy"]'
    expect(signs.first).to_be_visible()
    expect(frame.locator(".label", has_text="Kavkaz 2020: ").first).to_be_attached()
    expect(frame.locator(f"{site}.crowded")).to_have_count(1)
    # It can be selected where it is, and then comes out.
    press(frame, "place:prudboy", ".symbol")
    expect(frame.locator(f"{site}.selected:not(.crowded)")).to_have_css("opacity", "1")
    page.go_back()
    expect(frame.locator(f"{site}.crowded")).to_have_count(1)
    before = frame.locator(".symbol.crowded").count()
    signs.first.click()
    expect(frame.locator(".symbol.crowded")).not_to_have_count(before)
    assert traffic.errors == []


@pytest.mark.nightly
def test_a_sign_is_reached_and_opened_by_keyboard(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}/exercises")
    frame = map_of(page)
    sign = frame.get_by_role("button", name=re.compile("^Kavkaz 2020: .* sites$")).first
    expect(sign).to_have_attribute("tabindex", "-1")
    first = (sign.get_attribute("data-sites") or "").removesuffix(" sites")
    frame.locator("#map_div").focus()
    page.keyboard.press("Tab")
    frame.locator(f'[data-feature="{first}"]').focus()
    page.keyboard.press("ArrowLeft")
    expect(sign).to_be_focused()
    expect(sign).to_have_attribute("tabindex", "0")
    page.keyboard.press("Enter")
    expect(frame.locator(f'.symbol[data-feature="{first}"]')).to_be_focused()
    assert traffic.errors == []


def test_a_cell_of_the_relations_tells_all_ties_of_the_pair(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}/ties")
    frame = map_of(page)
    cell = page.locator(".table td", has=page.get_by_role("link", name="arms transfer")).filter(
        has=page.locator("[href='?sel=tie:pak-rus-sco']")
    )
    ties = cell.first.get_by_role("link").all_text_contents()
    # Beside the words of the cell.
    cell.first.click(position={"x": 3, "y": 2})
    expect(page).to_have_url(re.compile("sel=tie:"))
    expect(page.locator(".table td.pair")).to_have_count(2)
    for tie in ties:
        expect(frame.locator(".label-tie", has_text=tie)).to_have_count(1)
    expect(frame.locator(".label-tie")).to_have_count(len(ties))
    assert traffic.errors == []
