"""Callouts and linked phrases of the story on the live map, in a real Chromium."""

import re
from itertools import combinations

import pytest
from playwright.sync_api import Browser, FloatRect, FrameLocator, Page, expect

from geo.i18n.languages import use_language
from geo.layers.atlas import Atlas, in_language
from geo.web.content.story import step_of
from tests.chromium import map_of, send, visit

# Points at a phrase and says, in the same turn of the page, how many paths are outlined for it.
_POINT = """(link, event) => {
  link.dispatchEvent(new PointerEvent(event, { bubbles: true }));
  const map = document.querySelector(".st-key-map iframe").contentDocument;
  return map.querySelectorAll("path.pointed").length;
}"""

# How many milliseconds pass until all of a map's own work for a phrase is done: the least of three.
_TAKES = """(link) => Math.min(...[1, 2, 3].map(() => {
  const began = performance.now();
  link.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
  const map = document.querySelector(".st-key-map iframe").contentDocument;
  map.documentElement.getBoundingClientRect();
  const took = performance.now() - began;
  link.dispatchEvent(new PointerEvent("pointerout", { bubbles: true }));
  return took;
}))"""
_AT_ONCE_MS = 100
# Settles as soon as a key lies over no callout; names are laid anew in the next turns of the page.
_IS_CLEAR = """(key) => new Promise((resolve, reject) => {
  const end = performance.now() + 5000;
  const look = () => {
    const { left, top, right, bottom } = key.getBoundingClientRect();
    const covered = [...document.querySelectorAll("[data-callout]")].filter((callout) => {
      const box = callout.getBoundingClientRect();
      return box.left < right && box.right > left && box.top < bottom && box.bottom > top;
    });
    if (!covered.length) resolve();
    else if (performance.now() > end) reject(new Error(covered[0].textContent));
    else requestAnimationFrame(look);
  };
  look();
})"""
# The least share of a laptop's window that two maps have.
_LEAST_OF_MAP = 0.65


def _open(page: Page, address: str) -> FrameLocator:
    page.goto(address)
    return map_of(page)


def _boxes(frame: FrameLocator) -> list[FloatRect]:
    found = (part.bounding_box() for part in frame.locator("[data-callout]").all())
    return [box for box in found if box is not None]


def _overlap(one: FloatRect, other: FloatRect) -> bool:
    level = one["x"] < other["x"] + other["width"] and other["x"] < one["x"] + one["width"]
    return (
        level and one["y"] < other["y"] + other["height"] and other["y"] < one["y"] + one["height"]
    )


@pytest.mark.nightly
def test_a_step_says_on_the_map_what_it_is_about(
    browser: Browser, address: str, atlas: Atlas
) -> None:
    """Clear of controls and of each other; what is selected meanwhile changes none of it."""
    step = step_of(atlas, "how-close-is-farkhor")
    with visit(browser, reduced_motion="reduce") as (page, traffic):
        frame = _open(page, f"{address}/?step={step.id}")
        said = frame.locator("[data-callout]")
        expect(said).to_have_count(len(step.callouts))
        for callout in step.callouts:
            words = re.compile(r"\s+".join(map(re.escape, callout.text.split())))
            expect(said.filter(has_text=words)).to_have_count(1)
        controls = [part.bounding_box() for part in frame.locator(".leaflet-control").all()]
        boxes = _boxes(frame)
        assert not any(_overlap(*pair) for pair in combinations(boxes, 2))
        assert not any(_overlap(box, one) for box in boxes for one in controls if one)
        send(frame, '[data-feature="place:farkhor"]', "click")
        expect(page).to_have_url(re.compile("sel=place:farkhor"))
        expect(said).to_have_count(len(step.callouts))
        assert traffic.errors == []


@pytest.mark.nightly
def test_no_key_lies_over_a_callout_when_a_reader_goes_on(browser: Browser, address: str) -> None:
    """A key is as large as its step needs: it changes once the map has come to rest there."""
    with visit(browser, width=1400, height=900) as (page, traffic):
        frame = _open(page, f"{address}/?step=the-state-that-was")
        page.get_by_role("button", name="Next: Training together").click()
        key = frame.locator(".atlas-legend")
        expect(key).to_contain_text("training range")
        expect(frame.locator("[data-callout]")).to_have_count(3)
        key.evaluate(_IS_CLEAR)
        assert (traffic.errors, traffic.external) == ([], [])


def test_a_phrase_and_its_place_mark_each_other(browser: Browser, address: str) -> None:
    with visit(browser, reduced_motion="reduce") as (page, traffic):
        frame = _open(page, f"{address}/?step=how-close-is-farkhor")
        strip = page.get_by_role("link", name="Wakhan strip")
        assert strip.evaluate(_POINT, "pointerover") > 0
        assert strip.evaluate(_POINT, "pointerout") == 0
        assert strip.evaluate(_TAKES) <= _AT_ONCE_MS
        strip.focus()
        expect(frame.locator("path.pointed")).not_to_have_count(0)
        send(frame, '[data-feature="place:farkhor"]', "pointerover")
        expect(page.locator(".phrase[data-phrase='place:farkhor']:visible")).to_have_class(
            re.compile("pointed")
        )
        centre = re.compile("at=")
        strip.click()
        expect(page).to_have_url(re.compile("sel=place:wakhan"))
        expect(page).not_to_have_url(centre)
        expect(strip).to_have_attribute("aria-current", "true")
        assert traffic.errors == []


@pytest.mark.nightly
def test_a_step_may_show_two_days_side_by_side(browser: Browser, address: str) -> None:
    with visit(browser, reduced_motion="reduce") as (page, _traffic):
        frame = _open(page, f"{address}/?step=the-day-after")
        expect(frame.locator(".atlas-second [data-callout]")).to_have_count(3)
        expect(frame.locator("#map_div [data-callout]")).to_have_count(1)
        changed = re.compile(r"1 December 2020 · changed hands here: [\d,]+ km², 8 pieces$")
        expect(frame.locator(".atlas-second .atlas-caption")).to_have_text(changed)
        box = page.locator(".st-key-map iframe").bounding_box()
        assert box is not None
        assert box["width"] * box["height"] >= _LEAST_OF_MAP * 1400 * 900
        page.get_by_role("button", name="Next: What came of it", exact=True).click()
        expect(frame.locator(".atlas-second")).to_have_count(0)
        expect(page).not_to_have_url(re.compile("cmp="))


@pytest.mark.nightly
def test_on_a_phone_the_text_says_what_numbers_mean(
    browser: Browser, address: str, atlas: Atlas
) -> None:
    """In Russian, whose words are too long for callouts on the narrowest."""
    with use_language("ru"):
        step = step_of(in_language(atlas, "ru"), "not-quite-astrakhan")
    with visit(browser, 320, 568, has_touch=True, reduced_motion="reduce") as (page, _traffic):
        frame = _open(page, f"{address}/?step={step.id}&lang=ru")
        expect(frame.locator(".callout-number")).to_have_count(len(step.callouts))
        card = page.get_by_role("article", name=step.title)
        boxes = _boxes(frame)
        assert not any(_overlap(*pair) for pair in combinations(boxes, 2))
        for callout in step.callouts:
            expect(card.get_by_text(callout.text, exact=True)).to_be_visible()
