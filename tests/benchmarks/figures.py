"""How long figures take, and what they leave of the server: `python -m tests.benchmarks.figures`.

It asks a server of its own for previews and figures of many views, each for the first time and
again. What clicks take meanwhile is measured by `tests.benchmarks.crowds`.
"""

import os
import statistics
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count

import httpx
import psutil

from geo.web.view.pages import read_pages
from tests.benchmarks.report import arguments, tell
from tests.servers import ROOT, served

_KINDS = ("preview", "figure.png", "figure.svg", "figure.pdf?size=a4")
_PATIENCE_S = 120


def addresses(kind: str, days: Iterable[date]) -> Iterator[str]:
    """The addresses of a kind of picture, of every map page on each of the days."""
    folder, _dot, rest = kind.partition(".")
    suffix, _mark, query = rest.partition("?")
    for day in days:
        for name, page in read_pages().items():
            if page.has_live_map:
                asked = "&".join(filter(None, (query, f"on={day}")))
                yield f"/{folder}/{name}.{suffix or 'png'}?{asked}"


def days_from(first: date, number: int) -> list[date]:
    """So many days, a month apart."""
    return [first + timedelta(days=30 * at) for at in range(number)]


def as_client(number: int) -> dict[str, str]:
    """The header by which a proxy tells the server who asks; each may ask for few."""
    return {"X-Forwarded-For": f"10.{number // 62500 % 250}.{number // 250 % 250}.{number % 250}"}


_asked = count(1)


def timed_ms(client: httpx.Client, address: str) -> float:
    """The time of one answer. Raises httpx.HTTPStatusError where it is none."""
    headers = as_client(next(_asked))
    begun = time.perf_counter()
    client.get(address, headers=headers).raise_for_status()
    return (time.perf_counter() - begun) * 1000


def measure(address: str, pid: int) -> dict[str, str]:
    """What each kind of picture takes, in words; times are medians."""
    found: dict[str, str] = {}
    first = days_from(date(2019, 1, 1), 2)
    with httpx.Client(base_url=address, timeout=_PATIENCE_S) as client:
        # What all views of a day share is made by whoever is first on that day.
        for warm in (*addresses("preview", first), *addresses("figure.svg", first)):
            timed_ms(client, warm)
        for kind in _KINDS:
            asked = [f"{path}&at=40,{lon},4" for lon in (50, 70) for path in addresses(kind, first)]
            begun_s = _processor_s(pid)
            made = statistics.median(timed_ms(client, path) for path in asked)
            taken_ms = (_processor_s(pid) - begun_s) * 1000 / len(asked)
            kept = statistics.median(timed_ms(client, path) for path in asked)
            found[kind] = f"{made:,.0f} ms | {taken_ms:,.0f} ms | {kept:,.0f} ms"
    return found


def _processor_s(pid: int) -> float:
    """How long a process has had a processor."""
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


def table(found: dict[str, str]) -> str:
    """The figures as they stand in README.md."""
    busy = f"{os.getloadavg()[0]:.0f}"
    lines = [
        f"`python -m tests.benchmarks.figures`, {date.today()}: medians, 2 cores, on which "
        f"{busy} processes wanted to run.",
        "",
        "| | first | of it the processor | kept |",
        "| --- | ---: | ---: | ---: |",
    ]
    return "\n".join([*lines, *(f"| {what} | {value} |" for what, value in found.items())])


def main() -> None:
    """Prints the figures, and with `--write` puts them into README.md."""
    wanted = arguments("tests.benchmarks.figures", __doc__, writes="figures")
    with served(ROOT / "app.py") as running:
        text = table(measure(running.address, running.pid))
    tell("figures", text, written=wanted.write)


if __name__ == "__main__":
    main()
