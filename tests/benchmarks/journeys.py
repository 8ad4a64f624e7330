"""The journeys that are measured. Times are taken inside the browser, in milliseconds."""

from playwright.sync_api import Browser, Page

from tests.chromium import Traffic, visit

# Resolves with the page's own clock when the condition first holds after a change of the document.
_WHEN = """(condition) => new Promise((resolve) => {
  const holds = new Function("return (" + condition + ")");
  const check = () => { if (holds()) { observer.disconnect(); resolve(performance.now()); } };
  const observer = new MutationObserver(check);
  const everything = { childList: true, subtree: true, attributes: true, characterData: true };
  observer.observe(document, everything);
  check();
})"""

_FIRST_TEXT = "document.body && document.body.innerText.includes('First text')"
_SECOND_TEXT = "document.body.innerText.includes('Second text')"
_CARD = "document.querySelector('.st-key-details [data-card=\"state:KAZ\"]')"
_PRESS = "[...document.querySelectorAll('button')].find((b) => b.innerText === 'Press').click()"
_CLICK = """document.querySelector('iframe').contentDocument
  .querySelector('path[data-feature="state:KAZ"]')
  .dispatchEvent(new MouseEvent('click', { bubbles: true }))"""


def first_text(browser: Browser, address: str) -> tuple[float, float]:
    """Of the empty app: navigation to first text, and button to second text."""
    with visit(browser) as (page, _):
        page.goto(address, wait_until="commit")
        shown = page.evaluate(_WHEN, _FIRST_TEXT)
        page.wait_for_function("document.querySelector('button p')")
        return shown, _act(page, _PRESS, _SECOND_TEXT)


def first_map(browser: Browser, address: str) -> tuple[float, Traffic]:
    """Of a page of the atlas: navigation to the map drawn, and what was on the wire."""
    with visit(browser) as (page, traffic):
        return _open(page, address), traffic


def click(browser: Browser, address: str) -> tuple[float, int]:
    """Of the overview: click on a state to its card, and bytes on the socket for it."""
    with visit(browser) as (page, traffic):
        _open(page, address)
        page.wait_for_load_state("networkidle")
        before = sum(traffic.received) + sum(traffic.sent)
        answered = _act(page, _CLICK, _CARD)
        page.wait_for_load_state("networkidle")
        return answered, sum(traffic.received) + sum(traffic.sent) - before


def pan_and_zoom(browser: Browser, address: str) -> int:
    """Of the overview: frames that the browser sends during five drags and three zooms."""
    with visit(browser) as (page, traffic):
        _open(page, address)
        page.wait_for_load_state("networkidle")
        before = len(traffic.sent)
        box = page.locator(".st-key-map iframe").bounding_box()
        assert box is not None
        for _ in range(5):
            page.mouse.move(box["x"] + 420, box["y"] + 320)
            page.mouse.down()
            page.mouse.move(box["x"] + 380, box["y"] + 300, steps=4)
            page.mouse.up()
        for _ in range(3):
            page.mouse.wheel(0, -240)
            page.wait_for_function("location.search.includes('at=')")
        page.wait_for_load_state("networkidle")
        return len(traffic.sent) - before


def _open(page: Page, address: str) -> float:
    """Opens a map page and returns when its map was drawn, by the clock of the page."""
    page.goto(address, wait_until="commit")
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
