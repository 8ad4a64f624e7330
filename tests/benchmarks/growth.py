"""How the atlas grows with its data: `python -m tests.benchmarks.growth [--factors 1,10,100]`."""

import argparse
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks import journeys
from tests.benchmarks.__main__ import largest_layer
from tests.benchmarks.larger import describe, larger_atlas
from tests.chromium import launch
from tests.servers import served

_PAGES = ("", "disputes")
_GROWING = ("start s", "first map ms", "click ms", "socket kB", "click kB", "layer kB", "RSS MB")


def measure(browser: Browser, script: Path, runs: int) -> dict[str, float]:
    """Zones, places and faces of an atlas, and what it takes; times are medians of `runs`."""
    begun = time.perf_counter()
    with served(script) as running:
        ready_s = time.perf_counter() - begun
        # The first visit compresses and lays out what the later ones find ready.
        journeys.first_map(browser, f"{running.address}/")
        maps = [journeys.first_map(browser, f"{running.address}/{page}")
                for page in _PAGES for _ in range(runs)]  # fmt: skip
        clicks = [journeys.click(browser, running.address) for _ in range(runs)]
        fetched = {urlsplit(url).path for _, traffic in maps for url in traffic.fetched}
        return {
            **describe(script),
            "start s": ready_s,
            "first map ms": statistics.median(shown for shown, _ in maps),
            "click ms": statistics.median(answered for answered, _, _ in clicks),
            "socket kB": max(sum(traffic.received) for _, traffic in maps) / 1000,
            "click kB": statistics.median(size for _, size, _ in clicks) / 1000,
            "layer kB": largest_layer(running.address, fetched) / 1000,
            "RSS MB": psutil.Process(running.pid).memory_info().rss / 2**20,
        }


def print_table(found: Mapping[int, Mapping[str, float]]) -> None:
    """Prints a line for each factor, and how much more each takes than the first."""
    first = next(iter(found.values()))
    print(f"| factor | {' | '.join(first)} |\n| ---: |{' ---: |' * len(first)}")
    for factor, figures in found.items():
        cells = [_cell(what, value, value / first[what]) for what, value in figures.items()]
        print(f"| {factor} | {' | '.join(cells)} |")


def _cell(what: str, value: float, ratio: float) -> str:
    written = f"{value:,.1f}" if what in _GROWING else f"{value:,.0f}"
    return f"{written} ({ratio:.1f} ×)"


def main(factors: Sequence[int], runs: int) -> None:
    """Builds, starts and drives an atlas of each factor in turn."""
    found = {}
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for factor in factors:
            with tempfile.TemporaryDirectory() as folder:
                found[factor] = measure(browser, larger_atlas(Path(folder), factor), runs)
            print(f"{factor} measured", flush=True)
        browser.close()
    print_table(found)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.growth", description=__doc__)
    parser.add_argument("--factors", default="1,10,100")
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    main([int(factor) for factor in arguments.factors.split(",")], arguments.runs)
