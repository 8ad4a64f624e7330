"""What a change of projection takes, and all viewers at once: `python -m tests.benchmarks.redrawn`.

It opens pages of a server of its own and chooses each projection by the list of the legend: from
the choice until the frame in which the map is drawn anew, what of that the processor works in the
thread of the page, and the requests meanwhile; and beside it, on the same map, the work of a jump
to another zoom, which draws as much anew without another projection.
Then it opens the page of all viewers, and tells how long after the first map the last one stands,
and how many bytes of Brotli all maps are more than the first alone.
"""

import re
import statistics
from collections.abc import Callable, Iterator
from functools import partial

import brotli
import httpx
from playwright.sync_api import Browser, CDPSession, sync_playwright

from tests.benchmarks.report import arguments
from tests.chromium import first_visit, launch, map_of, open_layers
from tests.servers import ROOT, serving, until_compressed

_PAGES = ("", "disputes", "farkhor", "participants")
_PROJECTIONS = ("equal", "aeqd", "mercator")
_QUIET_MS = 1000
_DRAWN = """new Promise((done) => {
    const begun = performance.now();
    act();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
  })"""
_CHOSEN = f"""(list, wanted) => {{
  const act = () => {{
    list.value = wanted;
    list.dispatchEvent(new Event("change", {{ bubbles: true }}));
  }};
  return {_DRAWN};
}}"""
_ZOOMED = f"""(_, step) => {{
  const {{ map }} = Atlas.debug();
  const act = () => map.setZoom(map.getZoom() + step, {{ animate: false }});
  return {_DRAWN};
}}"""
# When the parser has come to each map of the first HTML, and when the last of them is painted.
_MAPS = """
  window.mapsAt = [];
  new MutationObserver(() => {
    const found = document.querySelectorAll("#early .worldviews figure svg").length;
    if (!found || found === window.mapsAt.at(-1)?.found) return;
    const at = { found };
    window.mapsAt.push(at);
    requestAnimationFrame(() => setTimeout(() => (at.painted = performance.now())));
  }).observe(document, { childList: true, subtree: true });
"""
_FIGURE = re.compile(r"<figure>.*?</figure>", re.S)
# Each map in words, of which a first map alone would have one.
_ROW = re.compile(r'<tr><th scope="row".*?</tr>', re.S)


def _worked_ms(session: CDPSession, act: Callable[[], float]) -> tuple[float, float]:
    """How long something took, and how long the processor worked at it in the page's thread."""

    def worked() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))

    before, taken = worked(), act()
    return taken, (worked() - before) * 1000


def changes(browser: Browser, address: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """By the projection that is chosen: its time, that of the processor, a jump's, the requests."""
    with first_visit(browser) as (page, traffic):
        page.goto(address)
        frame = map_of(page)
        choice = page.get_by_role("combobox", name="Projection")
        if not choice.is_visible():
            open_layers(page)
        page.wait_for_timeout(_QUIET_MS)
        drawn = frame.locator("#map_div")
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        for wanted in (name for name in _PROJECTIONS if name != choice.input_value()):
            before = len(traffic.fetched)
            taken, worked = _worked_ms(session, partial(choice.evaluate, _CHOSEN, wanted))
            page.wait_for_timeout(_QUIET_MS)
            fetched = len(traffic.fetched) - before
            jumps = []
            for step in (1, -1):
                jumps.append(_worked_ms(session, partial(drawn.evaluate, _ZOOMED, step))[1])
                page.wait_for_timeout(_QUIET_MS)
            yield wanted, (taken, worked, statistics.mean(jumps), fetched)


def viewers_ms(browser: Browser, address: str) -> float:
    """How long after the first map of all viewers the last one is painted."""
    with first_visit(browser) as (page, _traffic):
        page.add_init_script(_MAPS)
        page.goto(address)
        page.wait_for_function("() => window.mapsAt.length && window.mapsAt.at(-1).painted")
        first, last = page.evaluate(
            "() => [window.mapsAt[0].painted, window.mapsAt.at(-1).painted]"
        )
        return float(last - first)


def viewers_bytes(address: str) -> tuple[int, int]:
    """How many maps the page of all viewers has, and what all take more than the first alone."""
    whole = httpx.get(address).text
    figures = _FIGURE.findall(whole)
    alone = whole
    for other in (*figures[1:], *_ROW.findall(whole)[1:]):
        alone = alone.replace(other, "", 1)
    more = [len(brotli.compress(text.encode(), quality=6)) for text in (whole, alone)]
    return len(figures), more[0] - more[1]


def main() -> None:
    """Prints the medians."""
    runs = arguments("tests.benchmarks.redrawn", __doc__, runs=3).runs
    found: dict[tuple[str, str], list[tuple[float, ...]]] = {}
    apart: list[float] = []
    with serving(ROOT / "app.py") as atlas, sync_playwright() as playwright:
        until_compressed(atlas)
        browser = launch(playwright.chromium)
        for _run in range(runs):
            for name in _PAGES:
                for wanted, told in changes(browser, f"{atlas}/{name}"):
                    found.setdefault((name, wanted), []).append(told)
            apart.append(viewers_ms(browser, f"{atlas}/views"))
        maps, more = viewers_bytes(f"{atlas}/views")
    print("| page | to | ms | the processor | a jump | ratio | requests |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: |")
    for (name, wanted), every in found.items():
        taken, worked, jump, fetched = map(statistics.median, zip(*every, strict=True))
        times = f"{taken:.0f} | {worked:.0f} | {jump:.0f} | {worked / jump:.1f}"
        print(f"| /{name} | {wanted} | {times} | {fetched:.0f} |")
    print(
        f"\n{maps} maps: the last {statistics.median(apart):.0f} ms after the first, {more} B more"
    )


if __name__ == "__main__":
    main()
