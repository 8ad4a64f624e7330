"""What a reader does while the map flies: a hand on it, another choice, one map less."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.map.flights import HALT, VIEW, found
from tests.chromium import Visit, map_of

# Where the map begins on the page.
_CORNER = "(frame) => { const { left, top } = frame.getBoundingClientRect(); return [left, top]; }"
# Chooses features of the list beside the map, all before the next frame is drawn.
_CHOOSE = """(body, ids) => ids.forEach((id) =>
  parent.document.querySelector(`.st-key-features a[href$="sel=${id}"]`).click())"""


def _far_px(one: dict[str, float], other: dict[str, float]) -> float:
    """How far two points of zoom 0 lie apart at the scale of the second."""
    return max(abs(one[key] - other[key]) for key in ("x", "y")) * other["scale"]


def test_a_hand_on_the_map_in_flight_keeps_the_ground_under_it(opened: Visit, address: str) -> None:
    """In flight names and lines are out of sight."""
    page, traffic = opened
    page.goto(f"{address}/disputes?at=42,45,5")
    frame, body = map_of(page), map_of(page).locator("body")
    begin = body.evaluate(VIEW)
    found(frame, "Crimea").press("Enter")
    seen = body.evaluate(HALT, 0.5)
    for pane in ("labels", "zones"):
        expect(frame.locator(f".leaflet-{pane}-pane").first).to_have_css("opacity", "0")
    ahead = body.evaluate(VIEW)
    x, y = page.locator(".st-key-map iframe").evaluate(_CORNER)
    page.mouse.move(x + 300, y + 400)
    page.mouse.down()
    expect(frame.locator(".atlas-backdrop.ground")).to_have_count(0)
    now = body.evaluate(VIEW)
    page.mouse.up()
    assert begin["scale"] < now["scale"] < ahead["scale"]
    assert _far_px(seen, now) < 3
    assert traffic.errors == []


@pytest.mark.nightly
def test_what_is_chosen_in_flight_is_flown_to_from_there(opened: Visit, address: str) -> None:
    """Nothing jumps to where the first flight would have ended."""
    page, traffic = opened
    page.goto(f"{address}/disputes?at=42,45,5")
    frame, body = map_of(page), map_of(page).locator("body")
    found(frame, "Crimea").press("Enter")
    seen = body.evaluate(HALT, 0.5)
    middle = {**seen, "scale": body.evaluate(VIEW)["scale"]}
    found(frame, "Transnistria").press("Enter")
    begins = body.evaluate(HALT, 0)
    assert _far_px(begins, middle) < 3
    assert traffic.errors == []


@pytest.mark.nightly
def test_of_two_choices_at_once_the_second_is_flown_to(opened: Visit, address: str) -> None:
    """And names stand there, although the first flight never left."""
    page, traffic = opened
    page.goto(f"{address}/disputes?at=42,45,5&cmp=1995-01-01")
    frame = map_of(page)
    frame.locator("body").evaluate(_CHOOSE, ["zone:crimea", "zone:transnistria"])
    expect(frame.locator(".flying")).to_have_count(0)
    expect(page).to_have_url(re.compile("zone:transnistria"))
    expect(frame.locator(".leaflet-labels-pane").first).to_contain_text("Moldova")
    assert traffic.errors == []


@pytest.mark.nightly
def test_a_second_map_may_go_in_flight(opened: Visit, address: str) -> None:
    """What was to be done where it lands is not done to a map that is no more."""
    page, traffic = opened
    page.goto(f"{address}/disputes?at=42,45,5&cmp=PAK")
    frame = map_of(page)
    found(frame, "Crimea").press("Enter")
    frame.locator("body").evaluate(HALT, 0.5)
    page.get_by_text("Compare", exact=True).click()
    page.get_by_label("Compare with borders as seen by").select_option("same borders, another date")
    expect(frame.locator(".atlas-second")).to_have_count(0)
    frame.locator("body").evaluate("() => document.getAnimations().forEach((one) => one.finish())")
    expect(frame.locator(".flying")).to_have_count(0)
    assert traffic.errors == []
