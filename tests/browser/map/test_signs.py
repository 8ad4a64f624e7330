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


def test_a_number_opens_the_ties_of_two_states(opened: Visit, address: str) -> None:
    """On the map they are one line, and beside each other once they are opened."""
    page, traffic = opened
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}/ties")
    frame = map_of(page)
    line = frame.locator('path.tie[data-feature="pair:pak-rus"]')
    expect(line.first).to_be_attached()
    expect(frame.locator(".label-count", has_text=re.compile("^4"))).to_have_count(1)
    cell = page.locator(".matrix td", has=page.locator("[href='?sel=pair:pak-rus']")).first
    # Beside the words of the cell.
    cell.click(position={"x": 3, "y": 2})
    expect(page).to_have_url(re.compile("sel=pair:pak-rus"))
    expect(page.locator(".matrix td.pair")).to_have_count(2)
    card = page.locator('.st-key-details [data-card="pair:pak-rus"]')
    ties = card.locator("dt a")
    expect(ties).to_have_count(4)
    expect(line).to_have_count(0)
    expect(frame.locator(".label-tie")).to_have_count(4)
    ties.filter(has_text="Arms transfer").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("sel=tie:rus-pak-mi35"))
    expect(frame.locator('path.tie.chosen[data-feature="tie:rus-pak-mi35"]')).to_have_count(1)
    expect(page.locator(".matrix td.pair")).to_have_count(2)
    assert traffic.errors == []
