"""The stops of Tab on a page: each is seen, and few come before the map."""

import re

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from geo.layers.atlas import Atlas
from geo.web.content.story import story
from tests.browser.gate import at_night_but
from tests.browser.journeys.keyboard import feature_list, open_page
from tests.chromium import Visit


def test_the_first_tab_stop_leads_past_the_map(opened: Visit, address: str) -> None:
    page, _ = opened
    open_page(page, f"{address}/disputes")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the list of features")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(feature_list(page)).to_be_focused()
    assert page.url == f"{address}/disputes"
    page.keyboard.press("Tab")
    expect(feature_list(page).get_by_role("link").first).to_be_focused()
    expect(skip).not_to_be_in_viewport(ratio=0.5)


# Whether the browser shows that the element has the keyboard: by a ring, a shadow, or the outline
# of the feature as it lies on the map.
_SHOWN_FOCUS = """() => {
  let [at, view] = [document.activeElement, window];
  while (at.contentDocument) [at, view] = [at.contentDocument.activeElement, at.contentWindow];
  const seen = (element) => {
    const { outlineStyle, outlineWidth, boxShadow } = view.getComputedStyle(element);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  };
  const feature = at.tagName === "path" && at.ownerDocument.querySelector("path.cursor");
  const words = at.dataset.feature || at.outerHTML.slice(0, 90);
  return [words, Boolean(feature) || seen(at) || seen(at.parentElement)];
}"""


# As many tab stops come before the map at most.
_MOST_BEFORE_MAP = 12


@pytest.mark.parametrize("path", at_night_but(("", "?step=how-many"), ("?step=how-many",)))
def test_the_keyboard_is_soon_at_the_card_that_is_read(
    opened: Visit, address: str, path: str
) -> None:
    page, _ = opened
    open_page(page, f"{address}/{path}")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the story")
    expect(skip).to_be_focused()
    card = page.locator(".story-step[data-current] .story-card")
    for _ in range(12):
        page.keyboard.press("Tab")
        if card.locator(":focus").count():
            break
    expect(card.locator(":focus")).to_have_count(1)
    skip.focus()
    page.keyboard.press("Enter")
    expect(card).to_be_focused()
    # Past the last control of the card comes the map, and no card that is not read.
    card.get_by_role("link").last.focus()
    page.keyboard.press("Tab")
    expect(page.locator(".story :focus")).to_have_count(0)


@pytest.mark.nightly
def test_the_finding_is_one_stop_before_the_map_of_the_story(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = open_page(page, address)
    for _ in range(_MOST_BEFORE_MAP + 1):
        page.keyboard.press("Tab")
        if frame.locator("#map_div:focus").count():
            break
    expect(frame.locator("#map_div")).to_be_focused()
    verdicts = page.locator(".story-step[data-current] .finding").get_by_role("link")
    verdicts.first.focus()
    page.keyboard.press("ArrowRight")
    expect(verdicts.nth(1)).to_be_focused()
    expect(page).not_to_have_url(re.compile("step="))
    page.keyboard.press("Tab")
    expect(page.get_by_text("What each verdict means").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(verdicts.nth(1)).to_be_focused()


@pytest.mark.nightly
def test_the_map_is_soon_reached_at_every_step(opened: Visit, address: str, atlas: Atlas) -> None:
    """The phrases of a step are one stop, from which arrows lead on, and the next is no phrase."""
    page, _ = opened
    before = {}
    for step in story(atlas):
        frame = open_page(page, f"{address}/?step={step.id}")
        before[step.id] = next(at for at in range(99) if _is_at_map_after_tab(page, frame))
    assert {step: count for step, count in before.items() if count > _MOST_BEFORE_MAP} == {}
    phrases = page.locator(".story-step[data-current] .phrase")
    phrases.first.focus()
    page.keyboard.press("ArrowRight")
    expect(phrases.nth(1)).to_be_focused()
    expect(page).to_have_url(re.compile(f"step={step.id}"))
    page.keyboard.press("Tab")
    expect(page.locator(".phrase:focus")).to_have_count(0)


def _is_at_map_after_tab(page: Page, frame: FrameLocator) -> bool:
    page.keyboard.press("Tab")
    return frame.locator("#map_div:focus").count() == 1


_TABBED = ("participants", "timeline?sel=place:kabul", "claims?theme=dark")


@pytest.mark.nightly
@pytest.mark.parametrize("path", _TABBED)
def test_every_tab_stop_shows_where_it_is(opened: Visit, address: str, path: str) -> None:
    page, _ = opened
    open_page(page, f"{address}/{path}")
    found = {}
    for _ in range(45):
        page.keyboard.press("Tab")
        words, shown = page.evaluate(_SHOWN_FOCUS)
        found[words] = shown
    assert [words for words, shown in found.items() if not shown] == []
    assert len(found) > 30
    # The menu and the languages are one stop each; the map follows soon.
    before_map = next(at for at, words in enumerate(found) if "map_div" in words)
    assert before_map <= _MOST_BEFORE_MAP, list(found)[:before_map]
    # Menu, controls, map, its features, its search: all in one walk.
    told = " ".join(found)
    for part in ("skip", "stTopNavLink", "data-look", "map_div", "combobox"):
        assert part in told
    assert re.search("(^| )(state|place):", told)
