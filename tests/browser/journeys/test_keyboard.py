"""The map by keyboard: its features, its names, and what is said of changes."""

import re

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.gate import at_night_but
from tests.browser.journeys.keyboard import (
    PAGES,
    feature_list,
    focused,
    in_frame,
    listed_features,
    map_features,
    open_page,
)
from tests.chromium import Visit

_STOPS = "() => Atlas.debug().stops"


def _announced(page: Page) -> Locator:
    return page.get_by_role("status", name="Changes of the map")


def _stop(frame: FrameLocator, name: str) -> Locator:
    """What the keyboard reaches as a stop: a feature, or a sign of several."""
    return frame.locator(f'[data-feature="{name}"][role], [data-sites="{name}"][role]')


def test_arrows_go_through_a_layer_enter_selects_and_escape_returns(
    opened: Visit, address: str
) -> None:
    page, _ = opened
    frame = open_page(page, f"{address}/disputes")
    zones = [feature for feature in listed_features(page) if feature.startswith("zone:")]
    drawn = [zone for zone in zones if zone in map_features(frame)]
    frame.locator("#map_div").focus()
    page.keyboard.press("Tab")
    for key, feature in (
        ("Home", drawn[0]),
        ("ArrowRight", drawn[1]),
        ("ArrowDown", drawn[2]),
        ("ArrowLeft", drawn[1]),
        ("ArrowUp", drawn[0]),
        ("ArrowUp", drawn[-1]),
    ):
        page.keyboard.press(key)
        expect(focused(frame)).to_have_attribute("data-feature", feature)
        expect(frame.locator("path.cursor").first).to_be_attached()
        expect(frame.locator("[data-feature][tabindex='0']")).to_have_count(1)
    frame.get_by_role("button", name="Aksai Chin").focus()
    expect(focused(frame)).to_have_accessible_name(
        "Aksai Chin, administered by China, claimed by India"
    )
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("sel=zone:aksai-chin"))
    expect(focused(frame)).to_have_attribute("data-feature", "zone:aksai-chin")
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("sel="))
    expect(focused(frame)).to_have_attribute("data-feature", "zone:aksai-chin")
    page.keyboard.press("PageDown")
    expect(focused(frame)).to_have_attribute("data-feature", re.compile("^line:"))
    page.keyboard.press("Escape")
    expect(frame.locator("#map_div")).to_be_focused()
    expect(frame.locator("path.cursor")).to_have_count(0)


@pytest.mark.parametrize("name", at_night_but(["overview", "exercises", "ties"], ["ties"]))
def test_the_keyboard_stays_among_the_features_of_every_kind(
    seen: Visit, address: str, name: str
) -> None:
    page, _ = seen
    frame = open_page(page, f"{address}/{PAGES[name].path}")
    # A sign of several takes their turn.
    on_the_map: list[str] = in_frame(frame, _STOPS)
    kinds = list(dict.fromkeys(feature.partition(":")[0] for feature in on_the_map))
    assert len(kinds) > 1
    frame.locator("#map_div").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Home")
    expect(focused(frame)).to_have_attribute("data-feature", on_the_map[0])
    for kind in kinds[1:]:
        page.keyboard.press("PageDown")
        own = [stop for stop in on_the_map if stop.startswith(f"{kind}:")]
        expect(_stop(frame, own[0])).to_be_focused()
        page.keyboard.press("End")
        expect(_stop(frame, own[-1])).to_be_focused()


@pytest.mark.nightly
def test_the_map_goes_to_a_feature_that_is_out_of_view(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = open_page(page, f"{address}/farkhor")
    frame.locator("#map_div").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("PageUp")
    page.keyboard.press("End")
    last = listed_features(page)[-1]
    expect(focused(frame)).to_have_attribute("data-feature", last)
    assert in_frame(frame, f"() => Atlas.debug().inView('{last}')")
    page.keyboard.press("Enter")
    expect(page.locator(f'[data-card="{last}"]')).to_be_visible()


@pytest.mark.nightly
def test_names_say_by_whom_in_the_view_and_on_the_day(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = open_page(page, f"{address}/disputes?as=IND")
    said = "administered by Pakistan, claimed by India, drawn as India"
    expect(frame.get_by_role("button", name=f"Gilgit-Baltistan, {said}")).to_be_attached()
    frame = open_page(page, f"{address}/disputes?on=1985-06-01")
    crimea = frame.get_by_role("button", name=re.compile("^Crimea"))
    expect(crimea).to_have_accessible_name("Crimean Oblast, administered by Soviet Union")
    expect(frame.get_by_role("button", name="Soviet Union", exact=True)).to_be_attached()
    frame = open_page(page, address)
    expect(frame.get_by_role("button", name="Belarus, Participant")).to_be_attached()


@pytest.mark.nightly
def test_changes_are_announced_once_and_pans_are_not(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = open_page(page, f"{address}/disputes")
    expect(_announced(page)).to_have_text("")
    page.evaluate("""() => {
      window.said = [];
      const region = document.getElementById("atlas-live");
      const hear = new MutationObserver(() => said.push(region.textContent));
      hear.observe(region, { childList: true });
    }""")
    frame.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile("at="))
    page.get_by_label("Borders as seen by", exact=True).select_option("IND")
    expect(_announced(page)).to_have_text("As drawn by India, 21 September 2020.")
    frame.locator("#map_div").press("ArrowRight")
    feature_list(page).get_by_role("link", name=re.compile("^Aksai Chin")).click()
    selected = "Selected: Aksai Chin, administered by China, claimed by India, drawn as India."
    expect(_announced(page)).to_have_text(selected)
    page.get_by_role("button", name="Next event").click()
    page.get_by_role("button", name="Next event").click()
    expect(_announced(page)).to_contain_text("As drawn by India, 27 September 2020.")
    page.go_back()
    page.go_back()
    page.go_back()
    expect(_announced(page)).to_contain_text("Nothing is selected.")
    # Where the keys rest long enough before the next press, what has come into view is said, too.
    said = [text for text in page.evaluate("said") if " in view; " not in text]
    assert said[:2] == ["As drawn by India, 21 September 2020.", selected]
    assert len(said) == len(set(said)), said


@pytest.mark.nightly
def test_the_map_is_described_as_its_preview_is(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = open_page(page, f"{address}/disputes?as=PAK&at=35,76,6")
    area = frame.get_by_role("region", name="Map", exact=True)
    area.focus()
    told = re.compile(r"^\d+ disputed zones in view; as drawn by Pakistan, on 21 September 2020\.$")
    expect(area).to_have_accessible_description(told)
    before = frame.locator("#atlas-summary").inner_text()
    # A pan that begins while another is on its way is none.
    for _ in range(2):
        at = page.url
        page.keyboard.press("Shift+ArrowUp")
        expect(page).not_to_have_url(at)
    with page.expect_response(re.compile("/summary/disputes.json")) as answer:
        page.keyboard.press("Shift+ArrowUp")
    expect(area).to_have_accessible_description(answer.value.json()["summary"])
    expect(area).not_to_have_accessible_description(before)
