"""What a finger does: of a real one in Firefox, by events of touch in both engines."""

import pytest

from tests.browser.engines.reader import Reader
from tests.browser.engines.windows import until

pytestmark = [pytest.mark.engines, pytest.mark.nightly]

_STEP = "return new URLSearchParams(location.search).get('step')"
_SWIPE = """
const card = document.querySelector(".telling .story, [data-testid=stMain] .story, .story");
const at = (type, clientX) => {
  const event = new Event(type, { bubbles: true });
  // Neither engine lets a script make a touch on a desk.
  const touches = [{ identifier: 1, target: card, clientX, clientY: 500 }];
  Object.defineProperty(event, "changedTouches", { value: touches });
  card.dispatchEvent(event);
};
at("touchstart", arguments[0]);
at("touchend", arguments[1]);
"""


def test_swipes_turn_the_steps(reader: Reader) -> None:
    reader.window.resize(390, 844)
    reader.open("/?step=kabul-1979")
    reader.window.tell(_SWIPE, 300, 100)
    until(reader.window, f"{_STEP} !== 'kabul-1979'")
    reader.window.tell(_SWIPE, 100, 300)
    reader.is_at("step=kabul-1979")
    assert reader.window.errors == []


def test_a_finger_selects_and_leaves_the_map_where_it_is(finger: Reader) -> None:
    finger.open("/disputes")
    before = finger.window.tell("return location.search")
    left, top = finger.asks_map("return [left, top]")
    finger.window.drag((left + 200, top + 150), (left + 200, top + 60))
    assert finger.window.tell("return location.search") == before
    finger.press_on_map('path[data-feature="state:IND"]')
    finger.is_at("sel=state:IND")
    finger.sees('[data-card="state:IND"]')
    assert finger.asks_map("return map.defaultView.matchMedia('(pointer: coarse)').matches")
    assert finger.window.errors == []


def test_what_a_finger_touches_is_large_and_does_not_zoom(finger: Reader) -> None:
    finger.open("/disputes")
    small = """
    const shown = [...document.querySelectorAll("select, input, textarea")]
      .filter((one) => one.getClientRects().length && one.type !== "checkbox"
        && one.type !== "range" && one.type !== "radio");
    return shown.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 16)
      .map((one) => one.outerHTML.slice(0, 80));
    """
    assert finger.window.tell(small) == []
