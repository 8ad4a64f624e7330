"""What crowds that want pictures leave of the server: `python -m tests.benchmarks.crowds`.

It asks a server of its own for cards, as clicks do: alone, while eight clients ask for one hundred
different figures, each for the next when it has one, and while a hundred clients ask for one each.
The ratios are of one run, and to the clicks alone just before. A crowd is a process of its own:
beside the clicks, it would hold up the one who measures them.
"""

import os
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from multiprocessing import get_context
from queue import Empty, SimpleQueue

import httpx

from tests.benchmarks.figures import addresses, as_client, days_from, timed_ms
from tests.benchmarks.report import arguments, tell
from tests.servers import ROOT, served, until_compressed

_PICTURES = 100
# How many clients ask for them at once, and from when on the days are that they ask for.
_CROWDS = ((8, date(2010, 1, 1)), (100, date(2000, 1, 1)))
_CLICKS = 200
_CARD = "/card/zone/aksai-chin.html"
# A reader reads before the next click.
_READING_S = 0.02
_PATIENCE_S = 120


@dataclass(frozen=True)
class Clicks:
    """How long cards took, in milliseconds."""

    times_ms: Sequence[float]

    @property
    def median_ms(self) -> float:
        """Half of them took no longer."""
        return statistics.median(self.times_ms)

    @property
    def p95_ms(self) -> float:
        """All but one in twenty took no longer."""
        return statistics.quantiles(self.times_ms, n=20)[-1]

    def row(self, alone: "Clicks") -> str:
        """Both times, and how often they are those of clicks alone."""
        return (
            f"{self.median_ms:.1f} ms ({self.median_ms / alone.median_ms:.1f} ×) | "
            f"{self.p95_ms:.1f} ms ({self.p95_ms / alone.p95_ms:.1f} ×)"
        )


def clicks(client: httpx.Client, go_on: Callable[[int], bool]) -> Clicks:
    """The times of cards while `go_on` of their number, each of another day than the last."""
    times_ms: list[float] = []
    while go_on(len(times_ms)):
        time.sleep(_READING_S)
        day = date(2015, 1, 1) + timedelta(days=len(times_ms) % 2000)
        times_ms.append(timed_ms(client, f"{_CARD}?on={day}"))
    return Clicks(times_ms)


def crowd(address: str, pictures: Sequence[str], clients: int) -> Counter[int]:
    """How often so many clients were answered with which status.

    They ask for the pictures, each for the next when it has an answer.
    """
    left, statuses = SimpleQueue[str](), Counter[int]()
    # Made once: each client would spend more on its own than on all that it asks for.
    tls = httpx.create_ssl_context()
    for picture in pictures:
        left.put(picture)

    def ask(number: int) -> None:
        headers = as_client(100_000 + number)
        with httpx.Client(
            base_url=address, timeout=_PATIENCE_S, headers=headers, verify=tls
        ) as client:
            while True:
                try:
                    picture = left.get_nowait()
                except Empty:
                    return
                statuses[client.get(picture).status_code] += 1

    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(ask, range(clients)))
    return statuses


def _asks(asking: Future[Counter[int]], _clicks: int) -> bool:
    return not asking.done()


def measure(address: str, crowds: Executor) -> dict[str, str]:
    """What clicks take alone and beside each crowd, in words."""
    found: dict[str, str] = {}
    # A process begins with its imports, which belong before what is measured.
    crowds.submit(crowd, address, (), 1).result()
    with httpx.Client(base_url=address, timeout=_PATIENCE_S) as client:
        # The first cards of a day make what all cards of it share.
        clicks(client, lambda number: number < _CLICKS)
        for clients, first in _CROWDS:
            alone = clicks(client, lambda number: number < _CLICKS)
            found[f"alone, before {clients} clients"] = alone.row(alone)
            pictures = list(addresses("figure.png", days_from(first, 15)))[:_PICTURES]
            asking = crowds.submit(crowd, address, pictures, clients)
            beside = clicks(client, partial(_asks, asking))
            statuses = asking.result()
            refused = f", {statuses[503]} refused" if statuses[503] else ""
            found[f"{clients} clients, {statuses[200]} figures{refused}"] = beside.row(alone)
    return found


def table(found: dict[str, str]) -> str:
    """The figures as they stand in README.md."""
    lines = [
        f"`python -m tests.benchmarks.crowds`, {date.today()}: {os.cpu_count()} cores, shared "
        "with those who ask.",
        "",
        "| beside | click, median | click, 95 of 100 |",
        "| --- | ---: | ---: |",
    ]
    return "\n".join([*lines, *(f"| {what} | {value} |" for what, value in found.items())])


def main() -> None:
    """Prints the figures, and with `--write` puts them into README.md."""
    wanted = arguments("tests.benchmarks.crowds", __doc__, writes="crowds")
    with (
        served(ROOT / "app.py") as running,
        ProcessPoolExecutor(1, get_context("spawn")) as crowds,
    ):
        until_compressed(running.address)
        text = table(measure(running.address, crowds))
    tell("crowds", text, written=wanted.write)


if __name__ == "__main__":
    main()
