"""What is selected is outlined, told and in the address, from wherever it was chosen."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.gate import at_night_but
from tests.chromium import Visit, details_of, map_of, press, visit


def _heading(page: Page, name: str) -> Locator:
    return details_of(page).get_by_role("heading", name=name, exact=True)


def test_click_outlines_shows_facts_and_writes_the_address(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.goto(address)
    frame = map_of(page)
    press(frame, "state:KAZ")
    expect(frame.locator(".leaflet-map-pane path.outline")).not_to_have_count(0)
    expect(_heading(page, "Kazakhstan")).to_be_visible()
    expect(page).to_have_title("Kazakhstan · Kavkaz Atlas")
    expect(details_of(page).get_by_text("In the article")).to_be_visible()
    assert details_of(page).locator("ol.sources a[href^=http]").count() > 0
    expect(page).to_have_url(re.compile(r"sel=state:KAZ"))
    entry = page.locator('.st-key-features [href="?sel=state:KAZ"]')
    expect(entry).to_have_attribute("aria-current", "true")
    assert traffic.errors == []


@pytest.mark.parametrize(
    ("feature", "position"),
    at_night_but(
        [
            ("zone:aksai-chin", "35,79,7"),
            ("state:NPL", "28.3,84,6.5"),
            ("zone:crimea", "45.3,34.3,7"),
        ],
        [("zone:aksai-chin", "35,79,7")],
    ),
)
def test_the_outline_goes_around_what_is_selected(
    opened: Visit, address: str, feature: str, position: str
) -> None:
    """It is the edge of the shapes, all of it: land of several layers must not cancel out."""
    page, _ = opened
    page.goto(f"{address}/disputes?at={position}&sel={feature}")
    frame = map_of(page)
    expect(frame.locator(".leaflet-map-pane path.outline")).to_have_count(1)
    shapes = _edges(frame.locator(f'path[data-feature="{feature}"]'))
    assert _edges(frame.locator(".leaflet-map-pane path.outline")) == pytest.approx(shapes, abs=6)


@pytest.mark.nightly
def test_a_circle_is_outlined_by_a_circle(opened: Visit, address: str) -> None:
    """What marks a small circle has all its points, and looks no less round."""
    page, _ = opened
    page.goto(f"{address}/astrakhan?at=48.5,45.7,6&sel=place:kapustin-yar")
    frame = map_of(page)
    points = "(path) => path.getAttribute('d').split('L').length"
    circle = frame.locator('path.extent[data-feature="place:kapustin-yar"]').evaluate(points)
    assert frame.locator(".leaflet-map-pane path.outline").evaluate(points) == circle > 30


def _edges(paths: Locator) -> list[float]:
    """Left, top, right and bottom of all paths together, in pixels."""
    edges: list[float] = paths.evaluate_all("""(all) => {
      const boxes = all.map((path) => path.getBoundingClientRect());
      const of = (pick, side) => pick(...boxes.map((box) => box[side]));
      const [least, most] = [Math.min, Math.max];
      return [of(least, "left"), of(least, "top"), of(most, "right"), of(most, "bottom")];
    }""")
    return edges


@pytest.mark.nightly
def test_a_shared_address_shows_the_same(browser: Browser, address: str) -> None:
    with visit(browser) as (page, _):
        page.goto(f"{address}/disputes")
        press(map_of(page), "zone:crimea")
        expect(_heading(page, "Crimea")).to_be_visible()
        expect(page).to_have_url(re.compile("sel=zone:crimea"))
        shared, words = page.url, details_of(page).inner_text()
        # What else is under the pointer, only the reader who pressed is told.
        beneath = page.locator(".links.beneath").inner_text()
    with visit(browser) as (page, _):
        page.goto(shared)
        frame = map_of(page)
        expect(_heading(page, "Crimea")).to_be_visible()
        assert details_of(page).inner_text().split() == words.replace(beneath, "").split()
        expect(frame.locator(".leaflet-map-pane path.outline")).not_to_have_count(0)


def test_list_and_table_select_on_the_map(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(f"{address}/participants")
    frame = map_of(page)
    page.locator(".st-key-features").get_by_role("link", name="Pakistan").click()
    expect(_heading(page, "Pakistan")).to_be_visible()
    expect(frame.locator(".leaflet-map-pane path.outline")).not_to_have_count(0)
    page.get_by_role("table").get_by_role("link", name="Myanmar").click()
    expect(_heading(page, "Myanmar")).to_be_visible()
    row = page.get_by_role("table").get_by_role("link", name="Myanmar")
    expect(row).to_have_attribute("aria-current", "true")


@pytest.mark.nightly
def test_back_and_forward_walk_through_selections(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(address)
    frame = map_of(page)
    for code, name in (("KAZ", "Kazakhstan"), ("IRN", "Iran")):
        press(frame, f"state:{code}")
        expect(_heading(page, name)).to_be_visible()
    page.go_back()
    expect(_heading(page, "Kazakhstan")).to_be_visible()
    page.go_forward()
    expect(_heading(page, "Iran")).to_be_visible()
    expect(frame.locator(".leaflet-container")).to_have_attribute("data-ready", "true")


@pytest.mark.nightly
def test_places_are_reachable_by_keyboard(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(f"{address}/astrakhan")
    marker = map_of(page).get_by_role("button", name="Kapustin Yar range")
    marker.focus()
    marker.press("Enter")
    expect(_heading(page, "Kapustin Yar range")).to_be_visible()


@pytest.mark.nightly
def test_a_click_is_answered_wherever_the_address_began(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(f"{address}/disputes?as=PAK")
    frame = map_of(page)
    card = page.locator(".st-key-details [data-card]")
    press(frame, "state:KAZ")
    expect(card).to_have_attribute("data-card", "state:KAZ")
    page.get_by_label("Borders as seen by", exact=True).select_option("CHN")
    expect(frame.locator(".atlas-caption")).to_contain_text("As drawn by China · 21 September 2020")
    press(frame, "state:UZB")
    expect(card).to_have_attribute("data-card", "state:UZB")
    page.go_back()
    expect(card).to_have_attribute("data-card", "state:KAZ")
    page.go_back()
    expect(frame.locator(".atlas-caption")).to_contain_text(
        "As drawn by Pakistan · 21 September 2020"
    )
    page.go_back()
    expect(card).to_have_count(0)
