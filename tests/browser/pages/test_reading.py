"""For readers of large letters, and for those who ask for less motion."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from geo.web.view.pages import read_pages
from tests.browser.gate import at_night_but
from tests.chromium import Visit, map_of, settled, visit

PAGES = read_pages()

_DOUBLE = "document.documentElement.style.setProperty('font-size', '200%', 'important')"
# Buttons whose words do not fit into them, and what goes over the edge of the window.
_CLIPPED = """(root) => [...root.querySelectorAll("button, summary, select, [role=tab]")]
  .filter((element) => element.checkVisibility())
  .filter((element) => {
    const words = document.createRange();
    words.selectNodeContents(element);
    const [inner, outer] = [words.getBoundingClientRect(), element.getBoundingClientRect()];
    return inner.width > outer.width + 1 || inner.height > outer.height + 1;
  }).map((element) => element.outerHTML.slice(0, 120))"""
_BEYOND = """() => [...document.querySelectorAll(".stApp *")]
  .filter((element) => element.checkVisibility() && !element.closest(".axis-scroll, .table"))
  .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
  .map((element) => element.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def seen(browser: Browser) -> Iterator[Visit]:
    with visit(browser, 1400, 900) as visited:
        yield visited


@pytest.mark.parametrize("name", at_night_but(PAGES, ("disputes",)))
def test_letters_of_twice_the_size_lose_nothing(seen: Visit, address: str, name: str) -> None:
    page, _ = seen
    page.goto(f"{address}/{PAGES[name].path}")
    settled(page)
    expect(page.locator(".footer")).to_be_visible()
    if PAGES[name].has_live_map:
        frame = map_of(page)
    page.evaluate(_DOUBLE)
    # The menu folds what has no room any more; it measures that in its own time.
    expect(page.get_by_test_id("stTopNav").get_by_text("more")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1400
    page.wait_for_function(f"() => !({_BEYOND})().length")
    assert page.locator("body").evaluate(_CLIPPED) == []
    if PAGES[name].has_live_map:
        # A story has no search in its map; 14 and 12.5 px of 16 px.
        if PAGES[name].story:
            expect(frame.locator(".atlas-caption")).to_have_css("font-size", "25px")
        else:
            expect(frame.get_by_role("combobox")).to_have_css("font-size", "28px")
        assert frame.locator("body").evaluate(_CLIPPED) == []


def test_letters_are_as_large_as_the_reader_has_set_them(opened: Visit, address: str) -> None:
    page, _ = opened
    sizes = {"fontSizes": {"standard": 24}}
    page.context.new_cdp_session(page).send("Page.setFontSizes", sizes)
    page.goto(f"{address}/disputes")
    search = map_of(page).get_by_role("combobox")
    # 14 px of 16 px.
    expect(search).to_have_css("font-size", "21px")
    expect(page.locator("html")).to_have_css("font-size", "24px")


def _centre(frame: FrameLocator) -> list[float]:
    found: list[float] = frame.locator("#map_div").evaluate(
        """() => {
            const { map } = Atlas.debug();
            return [map.getCenter().lat, map.getCenter().lng, map.getZoom()];
        }"""
    )
    return found


# How often the map moves, or grows, between a press and its rest, once it knows what is asked for.
_STEPS = """async (map, [act, reduced]) => {
  const frame = () => new Promise(requestAnimationFrame);
  const { map: atlas } = Atlas.debug();
  while (Atlas.debug().reducedMotion !== reduced || atlas.options.inertia === reduced)
    await frame();
  return new Promise((done) => {
    let steps = 0;
    const event = act === "zoom" ? "zoomanim" : "move";
    atlas.on(event, () => { steps += 1; }).once("moveend", () => done(steps));
    act === "zoom" ? document.querySelector(".leaflet-control-zoom-in").click()
      : atlas.panBy([80, 0]);
  });
}"""


def _steps(page: Page, frame: FrameLocator, act: str, *, reduced: bool) -> int:
    before = _centre(frame)
    steps: int = frame.locator("#map_div").evaluate(_STEPS, [act, reduced])
    assert _centre(frame) != before
    expect(page).to_have_url(re.compile("at="))
    return steps


@pytest.mark.parametrize("act", ["pan", "zoom"])
def test_who_asks_for_less_motion_gets_jumps(browser: Browser, address: str, act: str) -> None:
    with visit(browser, reduced_motion="reduce") as (page, _):
        page.goto(f"{address}/astrakhan")
        calm = _steps(page, map_of(page), act, reduced=True)
        assert calm == (0 if act == "zoom" else 1)
        expect(page.get_by_role("button", name="Play")).to_have_count(0)
        page.emulate_media(reduced_motion="no-preference")
        assert _steps(page, map_of(page), act, reduced=False) > calm
