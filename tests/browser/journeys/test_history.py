"""Back and Forward: every page comes back alive, however a reader came to it."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Thread

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from geo.web.view.pages import PageText, name_of, read_pages
from tests.chromium import Visit, launch, map_of, settled, visit

PAGES = list(read_pages().values())


def _walks() -> list[list[PageText]]:
    """Walks over all pages which together go once between any two of them (a zigzag, turned)."""
    count = len(PAGES)
    zigzag = [(step + 1) // 2 * (-1) ** step for step in range(count)]
    return [[PAGES[(start + step) % count] for step in zigzag] for start in range((count + 1) // 2)]


def _until_shown(page: Page, text: PageText) -> None:
    """Waits until the page that the address names stands there, with its map."""
    expect(page).to_have_url(re.compile(rf"^http://[^/]+/{text.path}([?#].*)?$"))
    settled(page)
    if text.story:
        # A story opens with its finding, and the heading of its page stands above that.
        expect(page.locator(".stApp").get_by_text(text.heading, exact=True).first).to_be_visible()
    else:
        expect(page.get_by_role("heading", level=1)).to_have_text(text.heading)
    if text.has_live_map:
        map_of(page)
        expect(page.locator(".st-key-map iframe")).to_have_count(1)
    elif text.worldviews:
        expect(page.locator(".worldviews")).to_be_visible()
    else:
        expect(page.locator(f".st-key-{name_of(text)}")).to_be_visible()


def test_the_walks_join_all_pairs_of_pages() -> None:
    joined = {
        frozenset((one.path, other.path)) for walk in _walks() for one, other in pairwise(walk)
    }
    assert len(joined) == len(PAGES) * (len(PAGES) - 1) // 2


@pytest.mark.nightly  # All walks together pass every pair of pages, which takes minutes.
@pytest.mark.parametrize("walk", _walks(), ids=lambda walk: f"from-{walk[0].path or 'overview'}")
def test_back_and_forward_show_the_page_of_the_address(
    opened: Visit, address: str, walk: list[PageText]
) -> None:
    page, traffic = opened
    page.goto(f"{address}/{walk[0].path}")
    _until_shown(page, walk[0])
    for text in walk[1:]:
        page.get_by_role("link", name=text.title, exact=True).first.click()
        _until_shown(page, text)
    for text in reversed(walk[:-1]):
        page.go_back()
        _until_shown(page, text)
    for text in walk[1:]:
        page.go_forward()
        _until_shown(page, text)
    assert (traffic.errors, traffic.external) == ([], [])


@pytest.mark.nightly
def test_lists_follow_the_viewer_back_and_forward(opened: Visit, address: str) -> None:
    """Streamlit knows by which address the page was opened, and the map tells it of each other."""
    page, traffic = opened
    page.goto(f"{address}/disputes?as=IND")
    map_of(page)
    told = page.locator(".stApp .changes")
    for code, name in (("PAK", "Pakistan"), ("CHN", "China")):
        page.locator("[data-look=as]").select_option(code)
        expect(told).to_contain_text(f"In the view of {name}")
    for name in ("Pakistan", "India"):
        page.go_back()
        expect(told).to_contain_text(f"In the view of {name}")
    page.go_forward()
    expect(told).to_contain_text("In the view of Pakistan")
    page.locator("[data-look=as]").select_option("CHN")
    expect(told).to_contain_text("In the view of China")
    assert (traffic.errors, traffic.external) == ([], [])


# As Safari does: the 101st write within ten seconds is an error.
_SAFARI = """
for (const name of ["pushState", "replaceState"]) {
  const write = history[name].bind(history);
  history[name] = (...what) => {
    const now = performance.now();
    window.writes = [...(window.writes ?? []), now].filter((at) => now - at < 10000);
    if (window.writes.length > 100) throw new DOMException("too many writes", "SecurityError");
    write(...what);
  };
}
"""


@pytest.mark.nightly
def test_a_slider_that_is_dragged_writes_seldom_and_the_last_value(
    opened: Visit, address: str
) -> None:
    page, traffic = opened
    page.add_init_script(_SAFARI)
    page.goto(f"{address}/disputes")
    map_of(page)
    bar = page.locator("[data-look=day]")
    last = bar.evaluate("""async (bar) => {
      const [from, step] = [Number(bar.min), (Number(bar.max) - Number(bar.min)) / 400];
      for (let move = 1; move <= 300; move += 1) {
        bar.value = String(from + step * move);
        bar.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise(requestAnimationFrame);
      }
      return bar.value;
    }""")
    expect(bar).to_have_value(last)
    day = datetime.strptime(page.get_by_label("Day", exact=True).input_value(), "%d %B %Y")
    expect(page).to_have_url(re.compile(f"on={day:%Y-%m-%d}"))
    assert page.evaluate("window.writes.length") <= 80
    assert traffic.errors == []


@pytest.fixture(scope="module")
def remembering(browser: Browser) -> Iterator[Browser]:
    """A browser that keeps pages for Back, as readers' browsers do and Playwright's does not."""
    kept = launch(
        browser.browser_type, whole=True, ignore_default_args=["--disable-back-forward-cache"]
    )
    yield kept
    kept.close()


@pytest.fixture
def saved(address: str, tmp_path: Path) -> Iterator[str]:
    """The address of a saved file, as any server would hand it out."""
    (tmp_path / "saved.html").write_bytes(
        httpx.get(f"{address}/offline/disputes.html", timeout=60).content
    )
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("localhost", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/saved.html"
        server.shutdown()


def test_a_page_that_the_browser_kept_answers_after_back(
    remembering: Browser, address: str
) -> None:
    with visit(remembering) as (page, _):
        _leave_and_return(page, f"{address}/disputes?as=IND&on=2024-01-01", f"{address}/healthz")
        _until_it_answers(page)


@pytest.mark.nightly
def test_a_saved_file_that_the_browser_kept_answers_after_back(
    remembering: Browser, address: str, saved: str
) -> None:
    with visit(remembering) as (page, _):
        _leave_and_return(page, saved, f"{address}/healthz")
        _until_it_answers(page)


def _leave_and_return(page: Page, here: str, elsewhere: str) -> None:
    page.add_init_script(
        "addEventListener('pageshow', (event) => { window.wasKept = event.persisted; })"
    )
    page.goto(here)
    page.wait_for_function("""() => {
      const map = document.querySelector(".st-key-map iframe")?.contentDocument ?? document;
      return map.querySelector(".leaflet-container")?.dataset.ready === "true"
        && !document.getElementById("early");
    }""")
    page.goto(elsewhere)
    # A page that was kept is not loaded again.
    page.go_back(wait_until="commit")
    page.wait_for_function("() => window.wasKept === true")


def _until_it_answers(page: Page) -> None:
    # Playwright loses the frames of a page that was kept; the page's own script reaches them.
    page.locator("[data-look=as]").select_option("PAK")
    page.wait_for_function("""() => {
      const map = document.querySelector(".st-key-map iframe")?.contentDocument ?? document;
      return map.querySelector(".atlas-caption").textContent.includes("Pakistan");
    }""")
    page.wait_for_function("() => (location.search + location.hash).includes('as=PAK')")
    box = page.locator("[data-layer]").first
    was_on = box.is_checked()
    # The legend may be folded.
    box.dispatch_event("click")
    page.wait_for_function("() => (location.search + location.hash).includes('layers=')")
    assert box.is_checked() is not was_on


_CHANGES = 40
_WORTH_A_LEAK = 1.3


def _heap(page: Page) -> float:
    """The bytes of the heap that scripts still hold, once what nobody holds is gone."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    session.send("HeapProfiler.collectGarbage")
    metrics = session.send("Performance.getMetrics")["metrics"]
    session.detach()
    return next(float(one["value"]) for one in metrics if one["name"] == "JSHeapUsedSize")


@pytest.mark.nightly
def test_maps_that_are_left_are_let_go(opened: Visit, address: str) -> None:
    """Listeners and observers on the page end with the map that they belong to."""
    page, _ = opened
    pages = [text for text in PAGES if text.has_live_map][:4]
    page.goto(f"{address}/{pages[0].path}")
    _until_shown(page, pages[0])
    heaps: list[float] = []
    for change in range(1, _CHANGES + 1):
        text = pages[change % len(pages)]
        page.get_by_role("link", name=text.title, exact=True).first.click()
        _until_shown(page, text)
        if change in (4, _CHANGES):
            heaps.append(_heap(page))
    assert heaps[1] <= _WORTH_A_LEAK * heaps[0]
