"""Signs that lie on each other are one sign, which opens; none is out of reach.

What lies under a sign is not drawn until that is opened, or until it is selected.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.chromium import Visit, map_of


def test_sites_open_when_their_sign_is_pressed(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    frame = map_of(page)
    signs = frame.locator(".symbol-sites")
    site = frame.locator('.symbol[data-feature="place:prudboy"]')
    expect(signs.first).to_be_visible()
    expect(frame.locator(".label", has_text="Kavkaz 2020: ").first).to_be_attached()
    expect(site).to_have_count(0)
    alone = frame.locator(".symbol[data-feature]")
    before = alone.count()
    signs.first.click()
    expect(alone).not_to_have_count(before)
    # One can also be selected in the list, and then comes out.
    page.goto(f"{address}/exercises")
    expect(signs.first).to_be_visible()
    expect(site).to_have_count(0)
    features = page.get_by_role("navigation", name=re.compile("^Features of the map"))
    features.locator('[href="?sel=place:prudboy"]').dispatch_event("click")
    expect(site).to_have_class(re.compile(r"\bselected\b"))
    assert traffic.errors == []


@pytest.mark.nightly
def test_a_sign_is_reached_and_opened_by_keyboard(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}/exercises")
    frame = map_of(page)
    sign = frame.get_by_role("button", name=re.compile("^Kavkaz 2020: .* sites$")).first
    expect(sign).to_have_attribute("tabindex", "-1")
    stop = sign.get_attribute("data-sites")
    frame.locator("#map_div").focus()
    page.keyboard.press("Tab")
    focused = frame.locator(":focus")
    stops = frame.locator("#map_div").evaluate("() => Atlas.debug().stops")
    kinds = list(dict.fromkeys(one.partition(":")[0] for one in stops))
    page.keyboard.press("Home")
    for _ in range(kinds.index("place")):
        page.keyboard.press("PageDown")
    for _ in range([one for one in stops if one.startswith("place:")].index(stop)):
        page.keyboard.press("ArrowRight")
    expect(sign).to_be_focused()
    expect(sign).to_have_attribute("tabindex", "0")
    # Each opens until the first of its sites stands alone.
    for _ in range(4):
        if focused.get_attribute("data-sites"):
            page.keyboard.press("Enter")
            expect(frame.locator(f'[data-sites="{stop}"]:focus')).to_have_count(0)
            stop = focused.get_attribute("data-sites")
    expect(focused).to_have_attribute("data-feature", re.compile("^place:"))
    assert traffic.errors == []


@pytest.mark.nightly
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
