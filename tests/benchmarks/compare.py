"""Measures the atlas beside the usual ways: `python -m tests.benchmarks.compare [--runs N]`.

Bytes are those on the wire, compressed as they were sent, with headers; the frames of a socket are
counted before the compression of the socket itself. What other hosts would send is answered from
this machine and counted as gzip.
"""

import os
import re
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from playwright.sync_api import Browser, CDPSession, Error, Page, Route, sync_playwright

from geo.web.serving.resources import Resource
from tests.benchmarks.compared.contenders import Contender, cdn_files, contenders
from tests.benchmarks.compared.static_pages import serving_pages, static_pages
from tests.benchmarks.network import count_messages
from tests.benchmarks.report import arguments, tell
from tests.chromium import first_visit, launch
from tests.load.readers import STOCK, STOCK_OPTIONS
from tests.servers import ROOT, serving, until_compressed

_SETTLE_MS = 2500
_PANS = 3

# Resolves one frame after the condition holds, with the page's own clock in milliseconds.
_WHEN = """(condition) => new Promise((resolve, reject) => {
  const holds = new Function("return (" + condition + ")"), latest = performance.now() + 30_000;
  const look = () => {
    if (holds()) requestAnimationFrame(() => resolve(performance.now()));
    else if (performance.now() > latest) reject(new Error("nothing came within 30 s"));
    else requestAnimationFrame(look);
  };
  look();
})"""

# Every line of the table: its name, its unit and the number of decimals.
MEASURES: Mapping[str, tuple[str, int]] = {
    "first map": ("ms", 0),
    "click to answer": ("ms", 0),
    "bytes at load": ("kB", 0),
    "bytes per click": ("kB", 1),
    "bytes per pan": ("kB", 1),
    "script runs per pan": ("", 1),
    "main thread at load": ("ms", 0),
    "JS heap": ("MB", 1),
}
Samples = dict[str, dict[str, list[float]]]


@dataclass
class Wire:
    """The bytes that came in a visit, and the number of frames that the browser sent."""

    received: float = 0.0
    sent_frames: int = 0
    external: set[str] = field(default_factory=set)

    def watch(self, page: Page, cdp: CDPSession, files: Mapping[str, Resource]) -> None:
        """Counts from now on, and answers for other hosts from `files`."""

        def answer(route: Route) -> None:
            path = route.request.url.split("?")[0]
            file = next((file for end, file in files.items() if path.endswith(end)), None)
            self.received += len(file.gzip) if file else 0
            route.fulfill(body=file.content if file else b"", content_type=_media_type(path, file))

        def asked(event: dict) -> None:
            if not event["request"]["url"].startswith("http://localhost:"):
                self.external.add(event["requestId"])

        def finished(event: dict) -> None:
            if event["requestId"] not in self.external:
                self.received += event["encodedDataLength"]

        def framed(length: int) -> None:
            self.received += length

        def sent(_event: dict) -> None:
            self.sent_frames += 1

        page.route(re.compile(r"^https?://(?!localhost[:/])"), answer)
        cdp.send("Network.enable")
        cdp.on("Network.requestWillBeSent", asked)
        cdp.on("Network.loadingFinished", finished)
        count_messages(cdp, framed)
        cdp.on("Network.webSocketFrameSent", sent)


def _media_type(path: str, file: Resource | None) -> str:
    if file:
        return file.media_type
    return "text/css" if path.endswith(".css") else "text/javascript"


def measure(browser: Browser, one: Contender, files: Mapping[str, Resource]) -> dict[str, float]:
    """One visit: load, click, pans. Raises playwright's TimeoutError where nothing comes."""
    with first_visit(browser) as (page, _):
        cdp, wire = page.context.new_cdp_session(page), Wire()
        cdp.send("Performance.enable")
        wire.watch(page, cdp, files)
        page.goto(one.address, wait_until="commit")
        first_map = float(page.evaluate(_WHEN, one.drawn))
        page.wait_for_timeout(_SETTLE_MS)
        found = {"first map": first_map, "bytes at load": wire.received / 1000} | _browser(cdp)
        before = wire.received
        found["click to answer"] = _click(page, one)
        page.wait_for_timeout(_SETTLE_MS)
        found["bytes per click"] = (wire.received - before) / 1000
        if one.has_map:
            before, frames = wire.received, wire.sent_frames
            for _ in range(_PANS):
                _pan(page, one)
            found["bytes per pan"] = (wire.received - before) / 1000 / _PANS
            found["script runs per pan"] = (wire.sent_frames - frames) / _PANS
        return found


def _browser(cdp: CDPSession) -> dict[str, float]:
    metrics = {one["name"]: one["value"] for one in cdp.send("Performance.getMetrics")["metrics"]}
    cdp.send("HeapProfiler.collectGarbage")
    after = {one["name"]: one["value"] for one in cdp.send("Performance.getMetrics")["metrics"]}
    return {
        "main thread at load": metrics["TaskDuration"] * 1000,
        "JS heap": after["JSHeapUsedSize"] / 1e6,
    }


def _click(page: Page, one: Contender) -> float:
    if one.click:
        script = f"""async (condition) => {{
          const start = performance.now();
          {one.click};
          return await ({_WHEN})(condition) - start;
        }}"""
        return float(page.evaluate(script, one.answered))
    page.evaluate(f"(condition) => {{ window.answer = ({_WHEN})(condition); }}", one.answered)
    start = page.evaluate("performance.now()")
    # Kazakhstan in the view that static_pages gives to pydeck: 8 degrees north, 8 east of centre.
    page.mouse.move(700 + 46, 450 - 62)
    page.mouse.move(700 + 48, 450 - 64)
    return float(page.evaluate("window.answer")) - float(start)


def _pan(page: Page, one: Contender) -> None:
    frame = page.locator("iframe").first if one.framed else page.locator("body")
    box = frame.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * 0.4, box["y"] + min(box["height"], 700) * 0.6
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y - 30, steps=5)
    page.mouse.up()
    page.wait_for_timeout(_SETTLE_MS)


def table(samples: Samples) -> list[str]:
    """The medians as lines of Markdown, each with its ratio to the atlas, the first column."""
    names = list(samples)
    lines = [f"| | {' | '.join(names)} |", "| --- |" + " ---: |" * len(names)]
    for measure, (unit, decimals) in MEASURES.items():
        medians = [statistics.median(samples[name].get(measure, [-1.0])) for name in names]
        cells = [_cell(value, medians[0], unit, decimals) for value in medians]
        lines.append(f"| {measure} | {' | '.join(cells)} |")
    return lines


def _cell(value: float, atlas: float, unit: str, decimals: int) -> str:
    if value < 0:
        return "–"
    text = f"{value:,.{decimals}f} {unit}".strip()
    return text if value == atlas or not atlas else f"{text} ({value / atlas:.2g} ×)"


def report(samples: Samples, runs: int, left_out: Sequence[str]) -> str:
    """The table with command, date and what must be known to read it."""
    head = (
        f"`python -m tests.benchmarks.compare --runs {runs}`, {date.today()}: medians of {runs} "
        f"runs, {os.cpu_count()} cores, headless Chromium; in brackets the ratio to the atlas. "
        "pydeck draws with WebGL, which has no graphics card here; its answer is to a pointer at "
        "rest. Files of other hosts come from this machine, empty where a map does not use them."
    )
    return "\n".join([head, "", *table(samples), *(f"\n{line}" for line in left_out)])


def compare(browser: Browser, ones: Sequence[Contender], runs: int) -> tuple[Samples, list[str]]:
    """All in turn, `runs` times after a visit that warms up, and a line for each that failed."""
    files, samples, left_out = cdn_files(), {}, []
    for one in ones:
        try:
            measure(browser, one, files)
            samples[one.name] = {}
        except Error as error:
            left_out.append(f"Left out: {one.name}, because {str(error).splitlines()[0]}")
    for _ in range(runs):
        for one in ones:
            if one.name in samples:
                for name, value in measure(browser, one, files).items():
                    samples[one.name].setdefault(name, []).append(value)
    return samples, left_out


def main() -> None:
    """Measures, prints, and with `--write` puts the table into README.md beside this."""
    wanted = arguments("tests.benchmarks.compare", __doc__, runs=7, writes="comparison")
    empty_app = ROOT / "tests" / "benchmarks" / "empty_app.py"
    with (
        serving(ROOT / "app.py") as atlas,
        serving(STOCK.script, *STOCK.options) as stock,
        serving(empty_app, *STOCK_OPTIONS) as empty,
        serving_pages(static_pages()) as static,
        sync_playwright() as playwright,
    ):
        until_compressed(atlas)
        ones = contenders(atlas, stock, empty, static)
        samples, left_out = compare(launch(playwright.chromium), ones, wanted.runs)
    text = report(samples, wanted.runs, left_out)
    tell("comparison", text, written=wanted.write)


if __name__ == "__main__":
    main()
