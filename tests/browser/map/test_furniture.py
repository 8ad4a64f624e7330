"""What stands over the map lies where the map leaves room for it."""

import pytest
from playwright.sync_api import Browser, expect

from geo.i18n.languages import _, languages, use_language
from geo.maps.web.page_map import ATTRIBUTION
from tests.browser.gate import at_night_but
from tests.chromium import map_of, visit

_SIZES = ((1400, 900), (2560, 1440), (1024, 700), (800, 900), (600, 800), (390, 844), (844, 390))
_OUTSIDE = """(map) => {
  const [width, height] = [map.clientWidth, map.clientHeight];
  const { furnitureOn } = parent.AtlasGrammar;
  const boxes = furnitureOn([width, height], width, document.dir === "rtl", true);
  const { left, top } = map.getBoundingClientRect();
  const within = (part) => boxes.some((box) => part.left - left >= box[0] - 1
    && part.top - top >= box[1] - 1 && part.right - left <= box[2] + 1
    && part.bottom - top <= box[3] + 1);
  return [...map.querySelectorAll(".leaflet-control, .atlas-caption")]
    .filter((part) => part.checkVisibility({ visibilityProperty: true }) && part.offsetWidth)
    .filter((part) => !within(part.getBoundingClientRect()))
    .map((part) => [part.className, JSON.stringify(part.getBoundingClientRect())]);
}"""
_CASES = [(size, code) for size in _SIZES for code in languages()]


@pytest.mark.nightly
@pytest.mark.parametrize(("size", "code"), _CASES)
def test_what_stands_over_a_map_lies_in_its_boxes(
    browser: Browser, address: str, size: tuple[int, int], code: str
) -> None:
    with visit(browser, *size) as (page, _traffic):
        page.goto(f"{address}/farkhor?lang={code}")
        assert map_of(page).locator("#map_div").evaluate(_OUTSIDE) == []


# What hides another, or does not stand in the frame, or in a part of it that the page cuts.
_HIDDEN = """(map) => {
  const parts = [...document.querySelectorAll(".leaflet-control, .atlas-caption, .atlas-which")]
    .filter((part) => part.checkVisibility({ visibilityProperty: true }) && part.offsetWidth);
  const frame = frameElement.getBoundingClientRect();
  const low = parent.document.querySelector(".embed-bar").getBoundingClientRect().top - frame.top;
  const meet = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
    && one.top < other.bottom - 1 && other.top < one.bottom - 1;
  return parts.filter((part) => {
    const box = part.getBoundingClientRect();
    const inside = box.left >= 0 && box.top >= 0 && box.right <= map.clientWidth + 1
      && box.bottom <= low + 1 && part.scrollHeight <= part.clientHeight + 1;
    return !inside || parts.some((other) =>
      other !== part && meet(box, other.getBoundingClientRect()));
  }).map((part) => [part.className, JSON.stringify(part.getBoundingClientRect())]);
}"""
_EMBEDDED = [
    (code, query)
    for code in languages()
    for query in ("", "&parts=look,legend", "&parts=search", "&cmp=IND", "&cmp=IND&split=side")
]


@pytest.mark.parametrize(("code", "query"), at_night_but(_EMBEDDED, [("ru", "&cmp=IND")]))
def test_a_small_frame_keeps_scale_credit_and_disclaimer(
    browser: Browser, address: str, code: str, query: str
) -> None:
    with visit(browser, 300, 200) as (page, _traffic):
        page.goto(f"{address}/disputes?embed=true&lang={code}{query}")
        frame = map_of(page)
        assert frame.locator("#map_div").evaluate(_HIDDEN) == []
        expect(frame.locator("#map_div .leaflet-control-scale-line")).to_be_visible()
        credit = frame.locator("#map_div .leaflet-control-attribution")
        with use_language(code):
            expect(credit).to_have_text(_(ATTRIBUTION))


_MEETING = """() => {
  const parts = [...document.querySelectorAll(".leaflet-control, .atlas-caption")]
    .filter((part) => part.checkVisibility({ visibilityProperty: true }) && part.offsetWidth);
  const boxes = parts.map((part) => [part.className, part.getBoundingClientRect()]);
  return boxes.flatMap(([name, one], at) => boxes.slice(at + 1)
    .filter(([, other]) => one.left < other.right - 1 && other.left < one.right - 1
      && one.top < other.bottom - 1 && other.top < one.bottom - 1)
    .map(([second]) => `${name} and ${second}`));
}"""


@pytest.mark.parametrize("code", at_night_but(languages(), ["ru"]))
def test_on_a_laptop_controls_are_one_row_and_caption_and_scale_stand_apart(
    browser: Browser, address: str, code: str
) -> None:
    with visit(browser, 1280, 800) as (page, _traffic):
        page.goto(f"{address}/disputes?as=IND&lang={code}")
        frame = map_of(page)
        row = page.locator(".look select, .look summary").locator("visible=true")
        tops = row.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().top)")
        assert max(tops) - min(tops) < 10
        for part in (".atlas-caption", ".leaflet-control-scale"):
            expect(frame.locator(f"#map_div {part}")).to_be_visible()
        assert frame.locator("#map_div").evaluate(_MEETING) == []
