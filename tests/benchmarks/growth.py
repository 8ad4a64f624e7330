"""How the atlas grows with its data: `python -m tests.benchmarks.growth [--factors 1,10,100]`."""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks import journeys
from tests.benchmarks.__main__ import largest_layer
from tests.benchmarks.larger import describe, larger_atlas
from tests.benchmarks.report import tell
from tests.chromium import launch
from tests.servers import served, until_compressed

_PAGES = ("", "disputes")
_GROWING = ("start s", "first map ms", "click ms", "socket kB", "click kB", "layer kB", "RSS MB")


def measure(browser: Browser, script: Path, build_s: float, runs: int) -> dict[str, float]:
    """Zones, places and faces of an atlas, and what it takes; times are medians of `runs`.

    `build_s` is how long its geometry and tables took to make.
    """
    begun = time.perf_counter()
    with served(script) as running:
        ready_s = time.perf_counter() - begun
        until_compressed(running.address)
        # The first visit lays out what the later ones find ready.
        journeys.first_map(browser, f"{running.address}/")
        maps = [
            journeys.first_map(browser, f"{running.address}/{page}")
            for page in _PAGES
            for _ in range(runs)
        ]
        clicks = [journeys.click(browser, running.address) for _ in range(runs)]
        fetched = {urlsplit(url).path for _, traffic in maps for url in traffic.fetched}
        return {
            **describe(script),
            "build s": build_s,
            "start s": ready_s,
            "first map ms": statistics.median(shown.drawn_ms for shown, _ in maps),
            "click ms": statistics.median(clicked.bare_ms for clicked, _ in clicks),
            "socket kB": max(sum(traffic.received) for _, traffic in maps) / 1000,
            "click kB": statistics.median(clicked.size_bytes for clicked, _ in clicks) / 1000,
            "layer kB": largest_layer(running.address, fetched) / 1000,
            "RSS MB": psutil.Process(running.pid).memory_info().rss / 2**20,
        }


def table(found: Mapping[int, Mapping[str, float]], runs: int) -> str:
    """A line for each figure, and how much more each factor takes than the first."""
    first, *others = found
    factors = ",".join(map(str, found))
    lines = [
        f"`python -m tests.benchmarks.growth --factors {factors} --runs {runs}`, {date.today()}:",
        f"medians of {runs} runs, {os.cpu_count()} cores.",
        "",
        f"| | {' | '.join(f'{factor} ×' for factor in found)} |",
        f"| --- |{' ---: |' * len(found)}",
    ]
    for what, value in found[first].items():
        cells = [f"{value:,.0f}"]
        for factor in others:
            more = found[factor][what]
            cells.append(f"{more:,.0f} ({more / value:.1f} ×)" if value else f"{more:,.0f}")
        lines.append(f"| {what} | {' | '.join(cells)} |")
    return "\n".join(lines)


def faster_than_linear(found: Mapping[int, Mapping[str, float]]) -> list[str]:
    """The figures that grow faster than what there is, in sentences."""
    first = next(iter(found))
    return [
        f"{what} takes {figures[what] / found[first][what]:.1f} times as much at {factor} times."
        for factor, figures in found.items()
        for what in _GROWING
        if figures[what] / found[first][what] > factor / first
    ]


def main(factors: Sequence[int], runs: int) -> dict[int, dict[str, float]]:
    """Builds, starts and drives an atlas of each factor in turn; the figures of each."""
    found = {}
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        for factor in factors:
            with tempfile.TemporaryDirectory() as folder:
                begun = time.perf_counter()
                script = larger_atlas(Path(folder), factor)
                build_s = time.perf_counter() - begun
                found[factor] = measure(browser, script, build_s, runs)
            print(f"{factor} measured", flush=True)
        browser.close()
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.growth", description=__doc__)
    parser.add_argument("--factors", default="1,10,100")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="into tests/benchmarks/README.md")
    parser.add_argument("--check", action="store_true", help="end with 1 where one is not linear")
    arguments = parser.parse_args()
    measured = main([int(factor) for factor in arguments.factors.split(",")], arguments.runs)
    text = table(measured, arguments.runs)
    tell("growth", text, written=arguments.write)
    worse = faster_than_linear(measured)
    if arguments.check and worse:
        sys.exit("\n".join(worse))
