"""Prints the figures as a table: `python -m tests.benchmarks [--runs N] [--check]`."""

import argparse
import os
import statistics
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import httpx
from playwright.sync_api import Browser, sync_playwright

from geo.i18n.languages import languages
from tests.benchmarks import goals, journeys
from tests.benchmarks.network import Visited, slow_visits
from tests.chromium import Traffic, launch
from tests.servers import ROOT, serving, until_compressed

PAGES = ("", "astrakhan", "farkhor", "participants", "disputes")
EMPTY_APP = Path(__file__).parent / "empty_app.py"


@dataclass
class Samples:
    """What the runs gave; times in milliseconds."""

    first_text: list[float] = field(default_factory=list)
    button: list[float] = field(default_factory=list)
    first_map: dict[str, list[journeys.FirstMap]] = field(default_factory=dict)
    clicks: list[journeys.Clicked] = field(default_factory=list)
    load_bytes: list[int] = field(default_factory=list)
    pan_frames: list[int] = field(default_factory=list)
    switches: list[float] = field(default_factory=list)
    scene_bytes: list[int] = field(default_factory=list)
    slow: dict[str, list[tuple[Visited, Visited]]] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)
    fetched: set[str] = field(default_factory=set)

    def note(self, traffic: Traffic) -> None:
        """Keeps what a visit fetched and what went wrong in it."""
        self.fetched |= traffic.fetched_paths
        self.troubles += traffic.external + traffic.failed + traffic.errors


@dataclass(frozen=True)
class Line:
    """A line of the table; `goal` is the largest value that is good enough."""

    what: str
    value: float
    unit: str
    goal: float | None = None

    @property
    def missed(self) -> bool:
        """Whether the value is larger than the goal."""
        return self.goal is not None and self.value > self.goal


def measure(browser: Browser, atlas: str, empty: str, runs: int) -> Samples:
    """Drives both applications in turn, so that a noisy machine disturbs them alike."""
    samples = Samples()
    for _ in range(runs):
        text, button = journeys.first_text(browser, empty)
        samples.first_text.append(text)
        samples.button.append(button)
        for page in PAGES:
            shown, traffic = journeys.first_map(browser, f"{atlas}/{page}")
            samples.first_map.setdefault(page, []).append(shown)
            samples.load_bytes.append(sum(traffic.received) + sum(traffic.sent))
            samples.note(traffic)
        clicked, traffic = journeys.click(browser, atlas)
        samples.note(traffic)
        samples.clicks.append(clicked)
    for _ in range(runs):
        times, size, traffic = journeys.switch_looks(browser, f"{atlas}/disputes")
        samples.switches += times
        samples.scene_bytes.append(size)
        samples.note(traffic)
        for code in languages():
            visits = slow_visits(browser, f"{atlas}/?lang={code}")
            samples.slow.setdefault(code, []).append(visits)
    frames, traffic = journeys.pan_and_zoom(browser, atlas)
    samples.pan_frames.append(frames)
    samples.note(traffic)
    return samples


def largest_layer(atlas: str, fetched: Iterable[str]) -> int:
    """The bytes of the largest layer under Brotli, of the index or fetched by a page."""
    # A server that compresses a large layer may meanwhile close a connection that is kept open.
    headers = {"Accept-Encoding": "br", "Connection": "close"}
    with httpx.Client(base_url=atlas, headers=headers, timeout=60) as client:
        urls = {layer["url"] for layer in client.get("/data/index.json").json()["layers"]}
        urls |= {path for path in fetched if path.startswith("/data/")}
        sizes = [int(client.head(url).headers["content-length"]) for url in urls]
    return max(sizes)


def lines(samples: Samples, layer_bytes: int) -> list[Line]:
    """The table: medians, and their ratios to the empty app."""
    median = statistics.median
    text, button = median(samples.first_text), median(samples.button)
    table = [Line("empty app: first text", text, "ms"), Line("empty app: button", button, "ms")]
    for page, times in samples.first_map.items():
        seen = median(time.seen_ms for time in times)
        drawn = median(time.drawn_ms for time in times)
        table.append(Line(f"/{page}: map seen", seen, "ms"))
        table.append(Line(f"/{page}: map seen, ratio", seen / text, "×", 0.5))
        table.append(Line(f"/{page}: map drawn", drawn, "ms"))
        table.append(Line(f"/{page}: map drawn, ratio", drawn / text, "×", 1.6))
    click = median(one.pressed_ms for one in samples.clicks)
    click_bytes = median(one.size_bytes for one in samples.clicks)
    return [
        *table,
        Line("click to Details", click, "ms"),
        Line("click to Details, ratio", click / button, "×", 1.3),
        Line("the same, of a program", median(one.bare_ms for one in samples.clicks), "ms"),
        Line("socket at load, largest page", max(samples.load_bytes) / 1000, "kB", goals.LOAD_KB),
        Line("bytes at a click", click_bytes / 1000, "kB", goals.CLICK_KB),
        Line("viewer or day changed to map painted", median(samples.switches), "ms (median)", 300),
        Line("largest scene on the wire", max(samples.scene_bytes) / 1000, "kB", goals.SCENE_KB),
        Line(
            "script runs at 5 pans and 3 zooms", max(samples.pan_frames), "", goals.FRAMES_AT_A_PAN
        ),
        *(
            line
            for code, visits in samples.slow.items()
            for line in (
                *_slow_lines(
                    f"{code}, first visit",
                    [first for first, _ in visits],
                    1800,
                    9000,
                    goals.FIRST_VISIT_KB,
                ),
                *_slow_lines(
                    f"{code}, second visit",
                    [second for _, second in visits],
                    1800,
                    3000,
                    goals.SECOND_VISIT_KB,
                ),
            )
        ),
        Line("largest layer, compressed", layer_bytes / 1000, "kB", goals.LAYER_KB),
        Line("failed or external requests, errors", len(samples.troubles), "", 0),
    ]


def _slow_lines(
    what: str,
    visits: Sequence[Visited],
    seen_goal_ms: float,
    map_goal_ms: float,
    wire_goal_kb: float,
) -> Iterator[Line]:
    """What a visit over the slow network took, and what it fetched."""
    median, network = statistics.median, "at 1.6 Mbit/s and 150 ms"
    seen = median(visit.seen_ms for visit in visits)
    drawn = median(visit.map_ms for visit in visits)
    yield Line(f"{what} {network}: map seen", seen, "ms", seen_goal_ms)
    yield Line(f"{what} {network}: map drawn", drawn, "ms", map_goal_ms)
    fetched = median(visit.wire_bytes for visit in visits)
    yield Line(f"{what}: bytes on the wire, compressed", fetched / 1000, "kB", wire_goal_kb)


def print_table(table: Sequence[Line], runs: int) -> None:
    """Prints the lines as a Markdown table with their goals."""
    print(f"`python -m tests.benchmarks --runs {runs}`, {date.today()}: ", end="")
    print(f"medians of {runs} runs, {os.cpu_count()} cores, headless Chromium.\n")
    print("| what | value | goal |\n| --- | ---: | ---: |")
    for line in table:
        goal = "" if line.goal is None else f"≤ {line.goal:g}{' missed' if line.missed else ''}"
        print(f"| {line.what} | {line.value:,.2f} {line.unit} | {goal} |")


def main() -> None:
    """Measures, prints, and with `--check` ends with status 1 where a size or count
    misses its goal; times depend on the machine."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    with serving(ROOT / "app.py") as atlas, serving(EMPTY_APP) as empty:
        with sync_playwright() as playwright:
            browser = launch(playwright.chromium)
            until_compressed(atlas)
            journeys.first_map(browser, atlas)
            samples = measure(browser, atlas, empty, arguments.runs)
        table = lines(samples, largest_layer(atlas, samples.fetched))
    print_table(table, arguments.runs)
    for trouble in samples.troubles:
        print(trouble)
    if arguments.check and any(
        line.missed and not line.unit.startswith(("×", "ms")) for line in table
    ):
        sys.exit("A goal was missed.")


if __name__ == "__main__":
    main()
