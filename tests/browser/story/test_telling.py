"""The story in a real Chromium: read by scrolling, by buttons, keys and fingers, and left again."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from geo.layers.atlas import Atlas
from geo.web.content.story import story
from tests.browser.gate import at_night_but
from tests.chromium import Visit, map_of, press, visit

# The least share of the first screen of a phone that the map has.
_LEAST_OF_MAP = 0.55
# A caption is two lines high at most.
_CAPTION_PX = 60
# Where a map looks: the middle of what is left of it beside what lies over it.
_LOOKS = """() => {
  const { map } = Atlas.debug();
  const page = parent.document.documentElement;
  const style = parent.getComputedStyle(page);
  const covered = (side) => parseFloat(style.getPropertyValue(`--covered-${side}`) || 0)
    * parseFloat(style.fontSize);
  const { x, y } = map.getSize();
  const middle = [(x + covered("start") - covered("end")) / 2,
    (y + covered("top") - covered("bottom")) / 2];
  const { lat, lng } = map.containerPointToLatLng(middle);
  return [lat, lng, map.getZoom()];
}"""
# Where each of two maps looks.
_BOTH = """() => Atlas.debug().maps.map((map) => {
  const { lat, lng } = map.getCenter();
  return [lat, lng, map.getZoom()];
})"""
# Whether no name of the map lies under the card of its step, in part or as a whole.
_IS_FREE = """() => {
  const map = document.querySelector(".st-key-map iframe");
  const around = map.getBoundingClientRect();
  const card = document.querySelector(".story-step[data-current] .story-card")
    .getBoundingClientRect();
  return ![...map.contentDocument.querySelectorAll(".label")].some((name) => {
    const { left, top, right, bottom } = name.getBoundingClientRect();
    return left + around.left < card.right && right + around.left > card.left
      && top + around.top < card.bottom && bottom + around.top > card.top;
  });
}"""
_ON_TOP = """(button) => {
  const { left, top, width, height } = button.getBoundingClientRect();
  return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""


def _open(page: Page, address: str) -> FrameLocator:
    page.goto(address)
    return map_of(page)


def _story(page: Page) -> Locator:
    return page.get_by_role("region", name=re.compile("^The story in"))


def _card(page: Page) -> Locator:
    """The card of the step that the map shows."""
    return page.locator(".story-step[data-current] .story-card")


def _heading(page: Page, title: str) -> Locator:
    return _card(page).get_by_role("heading", name=title, exact=True)


def _next(page: Page) -> Locator:
    return _card(page).get_by_role("button", name=re.compile("^Next"))


def _caption(frame: FrameLocator) -> Locator:
    return frame.locator("#map_div .atlas-caption")


def _asked(frame: FrameLocator, expression: str) -> Any:
    return frame.locator("#map_div").evaluate(expression)


def test_the_second_map_of_a_step_shows_the_land_of_the_first(
    browser: Browser, address: str
) -> None:
    """On a phone, where no new size brings it there."""
    with visit(browser, 390, 844) as (page, traffic):
        frame = _open(page, f"{address}/?step=how-close-is-farkhor")
        _next(page).click()
        expect(frame.locator(".atlas-second")).to_be_attached()
        expect(frame.locator(".flying, .leaving")).to_have_count(0)
        first, second = _asked(frame, _BOTH)
        # A pixel is a hundredth of a degree here.
        assert first == pytest.approx(second, abs=0.01)
        assert traffic.errors == []


def test_a_step_after_two_maps_looks_where_it_says(opened: Visit, address: str) -> None:
    """Where a second map goes, the first has more room, which what is fitted counts with.

    Nor does the new room let the map look at what the step selects, as a page without steps would.
    """
    page, traffic = opened
    frame = _open(page, f"{address}/?step=drills-together")
    wanted = _asked(frame, _LOOKS)
    frame = _open(page, address)
    page.get_by_role("button", name="Start the story").click()
    for name in ("Next: The Soviet Union ends", "Next: Training together"):
        page.get_by_role("button", name=name).click()
    expect(page).to_have_url(re.compile("step=drills-together"))
    expect(frame.locator(".atlas-second")).to_have_count(0)
    expect(frame.locator(".flying, .leaving")).to_have_count(0)
    assert _asked(frame, _LOOKS) == pytest.approx(wanted, abs=0.1)
    expect(page).not_to_have_url(re.compile("[?&]at="))
    assert traffic.errors == []


@pytest.mark.nightly
def test_the_story_is_read_from_end_to_end(opened: Visit, address: str, atlas: Atlas) -> None:
    page, traffic = opened
    frame = _open(page, address)
    steps = story(atlas)
    page.get_by_role("button", name="Start the story").click()
    for number, step in enumerate(steps, start=1):
        expect(_heading(page, step.title)).to_be_in_viewport()
        expect(_card(page)).to_be_focused()
        expect(page).to_have_url(re.compile(rf"on={step.day}.*step={step.id}.*sel={step.select}"))
        day = f"{step.day.day} {step.day:%B %Y}"
        expect(_caption(frame)).to_contain_text(f"As administered on the ground · {day}")
        expect(_card(page).get_by_role("link", name="Explore this map")).to_be_visible()
        expect(frame.locator(".label").first).to_be_visible()
        page.wait_for_function(_IS_FREE)
        if number < len(steps):
            _next(page).click()
    _card(page).get_by_role("button", name="To the beginning").click()
    expect(page.get_by_role("button", name="Start the story")).to_be_in_viewport()
    expect(page).not_to_have_url(re.compile("step="))
    assert (traffic.external, traffic.failed, traffic.errors) == ([], [], [])


@pytest.mark.nightly
def test_a_link_that_names_only_a_step_opens_at_its_card(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/?step=kabul-1979")
    expect(_heading(page, "Kabul, 1979")).to_be_in_viewport()
    expect(_caption(frame)).to_contain_text("As administered on the ground · 24 December 1979")
    box = _caption(frame).bounding_box()
    assert box is not None
    assert box["height"] < _CAPTION_PX
    expect(frame.locator('path.land[data-feature="state:SUN"]').first).to_be_attached()
    expect(page.locator(".st-key-details")).to_be_hidden()
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the story")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(_card(page)).to_be_focused()


@pytest.mark.nightly
def test_the_wheel_reads_on_and_leaves_the_zoom(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/?step=kabul-1979")
    entries = page.evaluate("history.length")
    # Over the map, which must not take the wheel for itself.
    page.mouse.move(1000, 500)
    page.mouse.wheel(0, 850)
    expect(page).to_have_url(re.compile("step=the-state-that-was"))
    expect(_caption(frame)).to_contain_text("1989")
    assert page.evaluate("history.length") == entries
    page.mouse.wheel(0, -850)
    expect(page).to_have_url(re.compile("step=kabul-1979"))
    expect(_heading(page, "Kabul, 1979")).to_be_in_viewport()
    zoom = _asked(frame, _LOOKS)[2]
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    expect(page).to_have_url(re.compile("at="))
    assert _asked(frame, _LOOKS)[2] > zoom


@pytest.mark.nightly
def test_arrow_keys_and_swipes_turn_the_steps(browser: Browser, address: str) -> None:
    with visit(browser, 390, 844, has_touch=True, reduced_motion="reduce") as (page, _):
        _open(page, f"{address}/?step=drills-together")
        page.keyboard.press("ArrowRight")
        expect(page).to_have_url(re.compile("step=not-quite-astrakhan"))
        expect(_card(page)).to_be_focused()
        page.keyboard.press("PageUp")
        expect(page).to_have_url(re.compile("step=drills-together"))
        swipe = """(story) => {
          const touch = (clientX) =>
            new Touch({ identifier: 1, target: story, clientX, clientY: 100 });
          const event = (type, x) => story.dispatchEvent(new TouchEvent(type,
            { bubbles: true, changedTouches: [touch(x)] }));
          event("touchstart", 300); event("touchend", 120);
        }"""
        _story(page).evaluate(swipe)
        expect(page).to_have_url(re.compile("step=not-quite-astrakhan"))


@pytest.mark.nightly
def test_back_walks_through_the_steps(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/?step=kabul-1979")
    began = _asked(frame, _LOOKS)
    _next(page).click()
    expect(_caption(frame)).to_contain_text("1989")
    expect(page.get_by_role("status", name="Changes of the map")).to_contain_text(
        "The Soviet Union ends. The last Soviet soldiers leave"
    )
    page.go_back()
    expect(_caption(frame)).to_contain_text("1979")
    expect(_heading(page, "Kabul, 1979")).to_be_in_viewport()
    assert _asked(frame, _LOOKS) == pytest.approx(began, abs=0.01)


@pytest.mark.nightly
def test_the_same_view_is_explored(opened: Visit, address: str) -> None:
    page, traffic = opened
    frame = _open(page, f"{address}/?step=not-quite-astrakhan")
    shown, layers = _asked(frame, _LOOKS), set(_asked(frame, "() => Atlas.debug().wantedLayers"))
    drawn = _asked(frame, "() => Atlas.debug().projection.name")
    selected = _asked(frame, "() => Atlas.debug().selection")
    _card(page).get_by_role("link", name="Explore this map").click()
    expect(page).to_have_url(re.compile(r"/astrakhan\?(?!.*step=)"))
    frame = map_of(page)
    expect(page.get_by_label("Borders as seen by", exact=True)).to_be_visible()
    assert _asked(frame, _LOOKS) == pytest.approx(shown, abs=0.01)
    assert set(_asked(frame, "() => Atlas.debug().wantedLayers")) == layers
    assert _asked(frame, "() => Atlas.debug().projection.name") == drawn
    assert _asked(frame, "() => Atlas.debug().selection") == selected
    expect(_caption(frame)).to_contain_text("21 September 2020")
    assert traffic.errors == []


def test_on_a_phone_the_map_stays_and_nothing_covers_next(browser: Browser, address: str) -> None:
    with visit(browser, 390, 844, has_touch=True, reduced_motion="reduce") as (page, _):
        frame = _open(page, f"{address}/?step=kabul-1979")
        box = page.locator(".st-key-map iframe").bounding_box()
        assert box is not None
        assert box["width"] == 390
        assert box["height"] / 844 >= _LEAST_OF_MAP
        assert _next(page).evaluate(_ON_TOP)
        press(frame, "state:IRN")
        facts = page.locator(".st-key-details")
        expect(facts.get_by_role("heading", name="Iran", exact=True)).to_be_visible()
        assert _next(page).evaluate(_ON_TOP)
        facts.get_by_role("button", name="Close").click()
        expect(facts).to_be_hidden()
        _next(page).click()
        expect(_heading(page, "The Soviet Union ends")).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


# Which steps the address has named since this ran.
_NOTE_STEPS = """() => {
  window.named = [];
  const replace = history.replaceState;
  history.replaceState = function (state, title, address) {
    window.named.push(new URL(address, location).searchParams.get("step"));
    return replace.call(this, state, title, address);
  };
}"""
# Two frames are drawn, and what was in view in them has been told.
_DRAWN = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"""


@pytest.mark.parametrize("slower", at_night_but([1, 6], []))
def test_a_window_of_another_size_stays_at_its_card(
    browser: Browser, address: str, slower: int
) -> None:
    """No step is named but that which is read, on a machine that is slower by a factor as well."""
    with visit(browser, 768, 900, reduced_motion="reduce") as (page, _):
        page.goto(f"{address}/?step=not-quite-astrakhan")
        map_of(page)
        processor = page.context.new_cdp_session(page)
        processor.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.evaluate(_NOTE_STEPS)
        for width, height in ((1400, 900), (390, 844), (844, 390), (1400, 700)):
            page.set_viewport_size({"width": width, "height": height})
            expect(_heading(page, "Not in Astrakhan itself")).to_be_in_viewport()
            page.evaluate(_DRAWN)
        assert set(page.evaluate("named")) <= {"not-quite-astrakhan"}


@pytest.mark.nightly
def test_before_the_story_a_window_of_another_width_names_no_step(
    browser: Browser, address: str
) -> None:
    with visit(browser, 768, 900, reduced_motion="reduce") as (page, _):
        page.goto(address)
        map_of(page)
        page.set_viewport_size({"width": 1400, "height": 900})
        begin = page.get_by_role("button", name="Start the story")
        expect(begin).to_be_in_viewport(ratio=1)
        page.evaluate(_DRAWN)
        assert "step=" not in page.url
