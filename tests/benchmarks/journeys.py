"""The journeys that are measured. Times are taken inside the browser, in milliseconds."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, expect

from tests.chromium import Traffic, first_visit

# Resolves with the page's own clock when the condition first holds after a change of the document.
_WHEN = """(condition) => new Promise((resolve) => {
  const holds = new Function("return (" + condition + ")");
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
_PRESS = "[...document.querySelectorAll('button')].find((b) => b.innerText === 'Press').click()"
_CARD_BYTES = """document.querySelector('iframe').contentWindow.performance
  .getEntriesByType('resource').filter(({ name }) => name.includes('/card/'))
  .reduce((sum, { transferSize }) => sum + transferSize, 0)"""
_CLICK = """document.querySelector('iframe').contentDocument
  .querySelector('path[data-feature="state:KAZ"]')
  .dispatchEvent(new MouseEvent('click', { bubbles: true }))"""


def first_text(browser: Browser, address: str) -> tuple[float, float]:
    """Of the empty app: navigation to first text, and button to second text."""
    with first_visit(browser) as (page, _):
        page.goto(address, wait_until="commit")
        shown = page.evaluate(_WHEN, _FIRST_TEXT)
        page.wait_for_function("() => document.querySelector('button p')")
        return shown, _act(page, _PRESS, _SECOND_TEXT)


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


def click(browser: Browser, address: str) -> tuple[float, int, Traffic]:
    """Of the overview: click on a state to its card, bytes on the wire for it, all traffic."""
    with first_visit(browser) as (page, traffic):
        open_map(page, address)
        page.wait_for_timeout(_SETTLE_MS)
        before = sum(traffic.received) + sum(traffic.sent)
        answered = _act(page, _CLICK, _CARD)
        page.wait_for_timeout(_SETTLE_MS)
        on_socket = sum(traffic.received) + sum(traffic.sent) - before
        return answered, on_socket + page.evaluate(_CARD_BYTES), traffic


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
    {"as": "IND"}, {"as": "PAK"}, {"on": "1985-01-01"}, {"as": "CHN"}, {"on": "2023-09-20"},
    {"as": "UN"}, {"on": "2014-03-18"}, {"as": "defacto"}, {"on": "2020-09-21"},
)  # fmt: skip


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


def _act(page: Page, action: str, condition: str) -> float:
    script = f"""async (condition) => {{
      const start = performance.now();
      {action};
      return await ({_WHEN})(condition) - start;
    }}"""
    return float(page.evaluate(script, condition))
