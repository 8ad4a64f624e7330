"""A long time under load: `python -m tests.load.soak [--minutes M] [--sessions N] [--check]`."""

import argparse
import asyncio
import random
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import httpx
import psutil

from tests.benchmarks.report import write
from tests.load.protocol import LoadError, Session
from tests.load.readers import ATLAS, FROM_ONE_ADDRESS, Reader
from tests.servers import served

# A reader does so many things and leaves; another comes.
_ACTIONS = (3, 12)
_THINK_S = (0.5, 2.0)
_SAMPLE_S = 2.0
_MB = 2**20
MOST_DRIFT = 0.05


@dataclass
class Soak:
    """What was seen: samples of memory in MB after the warm-up, and threads and files then."""

    rss_mb: list[float] = field(default_factory=list)
    threads: list[int] = field(default_factory=list)
    files: list[int] = field(default_factory=list)
    readers: int = 0
    actions: int = 0
    errors: list[str] = field(default_factory=list)
    sessions_left: float = -1.0

    @property
    def drift(self) -> float:
        """How much the last third of the time takes more memory than the first, as a ratio."""
        first, last = _ends(self.rss_mb)
        return last / first - 1

    @property
    def troubles(self) -> list[str]:
        """What is not as it must be, in sentences."""
        found = [*self.errors[:3]]
        if self.drift > MOST_DRIFT:
            found.append(f"Memory grew by {self.drift:.1%}.")
        for what, counts in (("Threads", self.threads), ("Open files", self.files)):
            first, last = _ends(counts)
            # Readers come and go at random, and Streamlit holds files for each for some seconds.
            if last > 1.25 * first + 4:
                found.append(f"{what} grew from {first:g} to {last:g}.")
        if self.sessions_left:
            found.append(f"{self.sessions_left:g} sessions are left after their readers.")
        return found


def _ends(samples: Sequence[float]) -> tuple[float, float]:
    """The medians of the first and of the last third."""
    third = max(1, len(samples) // 3)
    return statistics.median(samples[:third]), statistics.median(samples[-third:])


async def soak(minutes: float, sessions: int) -> Soak:
    """Keeps so many readers at work, who come and go; a third of the time is warm-up."""
    seen = Soak()
    with served(ATLAS.script, environment=FROM_ONE_ADDRESS) as running:
        process = psutil.Process(running.pid)
        readers = [
            asyncio.create_task(_readers(running.address, seen, number, sessions))
            for number in range(sessions)
        ]
        await asyncio.sleep(minutes * 20)
        end = time.monotonic() + minutes * 40
        while time.monotonic() < end:
            await asyncio.sleep(_SAMPLE_S)
            seen.rss_mb.append(process.memory_info().rss / _MB)
            seen.threads.append(process.num_threads())
            seen.files.append(process.num_fds() - len(process.net_connections()))
        for reader in readers:
            reader.cancel()
        await asyncio.gather(*readers, return_exceptions=True)
        seen.sessions_left = await _sessions_left(running.address)
    return seen


async def _readers(address: str, seen: Soak, number: int, step: int) -> None:
    """One reader after another, each with a seed of its own."""
    while True:
        try:
            await _read(address, seen, number)
        except LoadError as error:
            seen.errors.append(str(error))
        number += step


async def _read(address: str, seen: Soak, seed: int) -> None:
    async with Session.opened(address) as session:
        reader = Reader(ATLAS, session, seed)
        await reader.open()
        seen.readers += 1
        for _ in range(random.randint(*_ACTIONS)):  # noqa: S311
            await asyncio.sleep(random.uniform(*_THINK_S))  # noqa: S311
            await reader.act(reader.next_action())
            seen.actions += 1


async def _sessions_left(address: str) -> float:
    """The sessions that the server still counts, as soon as there are none, or after some time."""
    async with httpx.AsyncClient(base_url=address) as client:
        for _ in range(50):
            lines = (await client.get("/metrics")).text.splitlines()
            left = next(
                float(line.split()[1]) for line in lines if line.startswith("atlas_sessions ")
            )
            if left == 0:
                break
            await asyncio.sleep(0.2)
    return left


def main() -> None:
    """Soaks the atlas, prints what was seen, and with `--check` ends with 1 where it grew."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--write", action="store_true", help="into tests/benchmarks/README.md")
    arguments = parser.parse_args()
    seen = asyncio.run(soak(arguments.minutes, arguments.sessions))
    text = (
        f"`python -m tests.load.soak`, {date.today()}, {arguments.minutes:g} minutes with "
        f"{arguments.sessions} readers at once:\n{seen.readers} came, {seen.actions} actions, "
        f"{len(seen.errors)} errors. Memory {seen.rss_mb[0]:.0f} MB after the warm-up and "
        f"{seen.rss_mb[-1]:.0f} MB at the\nend, drift {seen.drift:+.1%}; threads "
        f"{seen.threads[0]} and {seen.threads[-1]}, files {seen.files[0]} and {seen.files[-1]}, "
        f"{seen.sessions_left:g} sessions left."
    )
    print(text)
    if arguments.write:
        write("soak", text)
    for trouble in seen.troubles:
        print(trouble)
    if arguments.check and seen.troubles:
        sys.exit("The atlas did not stay as it was.")


if __name__ == "__main__":
    main()
