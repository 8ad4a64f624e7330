"""What stands over the map lies where the map leaves room for it."""

import pytest
from playwright.sync_api import Browser

from geo.i18n.languages import languages
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


@pytest.mark.parametrize(("size", "code"), at_night_but(_CASES, [((1400, 900), "ru")]))
def test_what_stands_over_a_map_lies_in_its_boxes(
    browser: Browser, address: str, size: tuple[int, int], code: str
) -> None:
    with visit(browser, *size) as (page, _):
        page.goto(f"{address}/farkhor?lang={code}")
        assert map_of(page).locator("#map_div").evaluate(_OUTSIDE) == []
