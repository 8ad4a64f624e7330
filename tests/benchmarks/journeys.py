"""The journeys that are measured. Times are taken inside the browser, in milliseconds."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, expect

from tests.chromium import Traffic, first_visit

# Resolves with the page's own clock when the condition first holds after a change of the document.
_WHEN = """(holds) => new Promise((resolve) => {
  const check = () => { if (holds()) { observer.disconnect(); resolve(performance.now()); } };
  const observer = new MutationObserver(check);
  const everything = { childList: true, subtree: true, attributes: true, characterData: true };
  observer.observe(document, everything);
  check();
})"""

# Long enough for what a visit sends late; "networkidle" does not watch the socket.
_SETTLE_MS = 1500

_FIRST_TEXT = "document.body && document.body.innerText.includes('First text')"
_SECOND_TEXT = "document.body.innerText.includes('Second text')"
_CARD = "document.querySelector('.st-key-details [data-card=\"state:KAZ\"]')"
_ANOTHER_CARD = "document.querySelector('.st-key-details [data-card=\"state:MNG\"]')"
_CARD_BYTES = """document.querySelector('iframe').contentWindow.performance
  .getEntriesByType('resource').filter(({ name }) => name.includes('/card/'))
  .reduce((sum, { transferSize }) => sum + transferSize, 0)"""
_CLICK = """document.querySelector('iframe').contentDocument
  .querySelector('path[data-feature="state:MNG"]')
  .dispatchEvent(new MouseEvent('click', { bubbles: true }))"""

# How long a pointer lies on what it will press, and how long a finger keeps the button down.
_REST_MS = 150
_HELD_MS = 80
# From the release of the button, by the clock of the page, however many frames the press lay in.
_AFTER_RELEASE = """() => {
  const released = new Promise((resolve) => [window, ...Array.from(window.frames)].forEach((one) =>
    one.addEventListener("click", ({ timeStamp }) =>
      resolve(timeStamp + one.performance.timeOrigin - performance.timeOrigin),
      { capture: true, once: true })));
  window.answered = released.then(async (start) => await (WHEN)(() => CONDITION) - start);
}""".replace("WHEN", _WHEN)
# A place of the window where the state lies on top, the nearest one to the middle of its land.
_ON_KAZAKHSTAN = """() => {
  const frame = document.querySelector('iframe');
  const { left, top } = frame.getBoundingClientRect();
  const land = frame.contentDocument.querySelector('path[data-feature="state:KAZ"]');
  const box = land.getBoundingClientRect();
  const middle = [box.left + box.width / 2, box.top + box.height / 2];
  const places = [];
  for (let x = 0; x < frame.clientWidth; x += 8)
    for (let y = 0; y < frame.clientHeight; y += 8)
      if (frame.contentDocument.elementFromPoint(x, y) === land) places.push([x, y]);
  const far = ([x, y]) => Math.hypot(x - middle[0], y - middle[1]);
  const [x, y] = places.sort((one, other) => far(one) - far(other))[0];
  return [left + x, top + y];
}"""


def first_text(browser: Browser, address: str) -> tuple[float, float]:
    """Of the empty app: navigation to first text, and button to second text."""
    with first_visit(browser) as (page, _):
        page.goto(address, wait_until="commit")
        shown = page.evaluate(f"({_WHEN})(() => {_FIRST_TEXT})")
        button = page.get_by_role("button", name="Press", exact=True).bounding_box()
        assert button is not None
        middle = (button["x"] + button["width"] / 2, button["y"] + button["height"] / 2)
        return shown, _press(page, middle, _SECOND_TEXT)


# Notes the frame in which the map of the first HTML lies in its place, or the first in which
# anything is painted where that is later. It asks for nothing: the browser tells it.
_NOTE_SEEN = """
if (window === top) window.mapSeen = new Promise((resolve) => {
  const painted = new Promise((told) => {
    new PerformanceObserver((list, observer) => {
      const [entry] = list.getEntriesByName('first-contentful-paint');
      if (!entry) return;
      observer.disconnect();
      told(entry.startTime);
    }).observe({ type: 'paint', buffered: true });
  });
  const laid = new Promise((told) => {
    const sizes = new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width <= 100) return;
      sizes.disconnect();
      told(performance.now());
    });
    const parts = new MutationObserver(() => {
      const picture = document.querySelector('.early-map svg');
      if (!picture) return;
      parts.disconnect();
      sizes.observe(picture.closest('.early-map'));
    });
    parts.observe(document, { childList: true, subtree: true });
  });
  Promise.all([painted, laid]).then((times) => resolve(Math.max(...times)));
});
"""


@dataclass(frozen=True)
class FirstMap:
    """When the map of a page was seen, as a picture, and when it was drawn, in milliseconds."""

    seen_ms: float
    drawn_ms: float


def first_map(browser: Browser, address: str) -> tuple[FirstMap, Traffic]:
    """Of a page of the atlas: navigation to its map, and what was on the wire."""
    with first_visit(browser) as (page, traffic):
        seen_ms = map_seen_ms(page, address)
        return FirstMap(seen_ms, map_drawn_ms(page)), traffic


@dataclass(frozen=True)
class Clicked:
    """What a click on a state took: a reader's, and a program's, which points at nothing first."""

    pressed_ms: float
    bare_ms: float
    # On the wire for the pressed one.
    size_bytes: int


def click(browser: Browser, address: str) -> tuple[Clicked, Traffic]:
    """Of the overview: clicks on a state until its card stands, and all traffic."""
    with first_visit(browser) as (page, traffic):
        open_map(page, address)
        page.wait_for_timeout(_SETTLE_MS)
        before = sum(traffic.received) + sum(traffic.sent)
        pressed_ms = _press(page, page.evaluate(_ON_KAZAKHSTAN), _CARD)
        page.wait_for_timeout(_SETTLE_MS)
        on_socket = sum(traffic.received) + sum(traffic.sent) - before
        size_bytes = on_socket + page.evaluate(_CARD_BYTES)
        bare_ms = _act(page, _CLICK, _ANOTHER_CARD)
        return Clicked(pressed_ms, bare_ms, size_bytes), traffic


# Resolves when the map shows the new look: its scene is there and a frame has been painted.
_SWITCH = """(changes) => new Promise((resolve) => {
  const start = performance.now();
  const seen = performance.getEntriesByName('atlas:scene').length;
  Atlas.debug().setLook(changes, { push: false });
  const check = () => performance.getEntriesByName('atlas:scene').length > seen
    ? requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)))
    : setTimeout(check, 1);
  check();
})"""
_LOOKS = (
    {"as": "IND"},
    {"as": "PAK"},
    {"on": "1985-01-01"},
    {"as": "CHN"},
    {"on": "2023-09-20"},
    {"as": "UN"},
    {"on": "2014-03-18"},
    {"as": "defacto"},
    {"on": "2020-09-21"},
)


def switch_looks(browser: Browser, address: str) -> tuple[list[float], int, Traffic]:
    """Of a map page: each change of viewer or day until the map is painted, and the largest scene.

    Raises AssertionError where the map was built anew or moved.
    """
    with first_visit(browser) as (page, traffic):
        open_map(page, address)
        page.wait_for_timeout(_SETTLE_MS)
        sizes: list[int] = []
        page.on(
            "response",
            lambda answer: (
                sizes.append(int(answer.headers["content-length"]))
                if "/data/scenes/" in answer.url
                else None
            ),
        )
        frame = page.locator(".st-key-map iframe").element_handle().content_frame()
        assert frame is not None
        bounds = "JSON.stringify(Atlas.debug().map.getBounds())"
        before = frame.evaluate(f"(Atlas.debug().map.mark = 1, {bounds})")
        times = [float(frame.evaluate(_SWITCH, look)) for look in _LOOKS]
        assert frame.evaluate(f"[Atlas.debug().map.mark, {bounds}]") == [1, before]
        page.wait_for_timeout(_SETTLE_MS)
        return times, max(sizes), traffic


def pan_and_zoom(browser: Browser, address: str) -> tuple[int, Traffic]:
    """Of disputes, since a wheel scrolls a story: frames sent for five drags and three zooms.

    Raises AssertionError where one of them did not move the map.
    """
    with first_visit(browser) as (page, traffic):
        open_map(page, f"{address}/disputes")
        page.wait_for_timeout(_SETTLE_MS)
        before = len(traffic.sent)
        box = page.locator(".st-key-map iframe").bounding_box()
        assert box is not None
        for _ in range(5):
            _drag(page, box["x"] + 420, box["y"] + 320)
        for _ in range(3):
            _moves(page, lambda: page.mouse.wheel(0, -240))
        page.wait_for_timeout(_SETTLE_MS)
        return len(traffic.sent) - before, traffic


def _drag(page: Page, x: float, y: float) -> None:
    def drag() -> None:
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 40, y - 20, steps=4)
        page.mouse.up()

    _moves(page, drag)


def _moves(page: Page, gesture: Callable[[], None]) -> None:
    before = page.url
    gesture()
    # A busy machine shows the move late.
    expect(page).not_to_have_url(before, timeout=15_000)
    page.wait_for_timeout(600)


def open_map(page: Page, address: str) -> float:
    """Opens a map page and returns when its map was drawn, by the clock of the page."""
    page.goto(address, wait_until="commit")
    return map_drawn_ms(page)


def map_seen_ms(page: Page, address: str) -> float:
    """Opens a page and returns when its map was first seen, as a picture, by the page's clock."""
    page.add_init_script(_NOTE_SEEN)
    page.goto(address, wait_until="commit")
    return float(page.evaluate("window.mapSeen"))


def map_drawn_ms(page: Page) -> float:
    """When the map of a page that is being opened was drawn, by the clock of the page."""
    frame = page.frame_locator(".st-key-map iframe")
    frame.locator(".leaflet-container[data-ready=true]").wait_for(timeout=30_000)
    return float(
        page.evaluate(
            """() => {
              const inner = document.querySelector('.st-key-map iframe').contentWindow.performance;
              const mark = inner.getEntriesByName('atlas:ready')[0];
              return inner.timeOrigin + mark.startTime - performance.timeOrigin;
            }"""
        )
    )


def _press(page: Page, place: tuple[float, float], condition: str) -> float:
    """Presses a place as a reader does, and returns how long after the release it was answered."""
    page.evaluate(_AFTER_RELEASE.replace("CONDITION", condition))
    page.mouse.move(*place, steps=5)
    page.wait_for_timeout(_REST_MS)
    page.mouse.down()
    page.wait_for_timeout(_HELD_MS)
    page.mouse.up()
    return float(page.evaluate("window.answered"))


def _act(page: Page, action: str, condition: str) -> float:
    script = f"""async () => {{
      const start = performance.now();
      {action};
      return await ({_WHEN})(() => {condition}) - start;
    }}"""
    return float(page.evaluate(script))
