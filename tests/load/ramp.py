"""The ramp: more and more readers at once, each with time to read, until clicks are slow."""

import asyncio
import random
import statistics
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field

import psutil

from tests.load.protocol import LoadError, Session
from tests.load.readers import Reader, Subject
from tests.load.targets import Target

# A reader looks at an answer for some seconds before the next click; uniform between the two.
THINK_S = (5.0, 10.0)
# Readers arrive one after another, not at once.
ARRIVAL_S = 0.15
SLOW_CLICK_S = 1.0
_MB = 1e6


@dataclass
class Step:
    """What was measured while `sessions` readers were there. Seconds, megabytes, cores."""

    sessions: int
    times: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    rss_mb: float = 0.0
    cores: float = 0.0
    own_cores: float = 0.0

    def note(self, action: str, seconds: float) -> None:
        """Keeps the time of one action."""
        self.times.setdefault(action, []).append(seconds)

    def percentile(self, action: str, percent: int) -> float:
        """That percentile of the times of a action in seconds; infinite where none was answered."""
        times = self.times.get(action, [])
        if len(times) < 2:
            return times[0] if times else float("inf")
        return statistics.quantiles(times, n=100, method="inclusive")[percent - 1]

    @property
    def held(self) -> bool:
        """Whether 95 % of clicks were answered within a second and nothing went wrong."""
        return not self.errors and self.percentile("click", 95) < SLOW_CLICK_S


async def ramp(
    subject: Subject, target: Target, sizes: Sequence[int], seconds: float
) -> AsyncIterator[Step]:
    """Measures each number of sessions for `seconds`; ends after the first that is not held."""
    step = Step(0)
    readers: list[asyncio.Task[None]] = []

    def current() -> Step:
        return step

    try:
        for size in sizes:
            # What happens while readers arrive belongs to no step.
            step = Step(size)
            while len(readers) < size:
                visit = _visit(subject, target, len(readers), current)
                readers.append(asyncio.create_task(visit))
                await asyncio.sleep(ARRIVAL_S)
            await asyncio.sleep(THINK_S[1])
            step = Step(size, errors=step.errors)
            await _measure(step, target, seconds)
            yield step
            if not step.held:
                return
    finally:
        for reader in readers:
            reader.cancel()
        await asyncio.gather(*readers, return_exceptions=True)


async def _measure(step: Step, target: Target, seconds: float) -> None:
    servers, own = [psutil.Process(pid) for pid in target.pids], psutil.Process()
    before, own_before, start = _cpu_s(*servers), _cpu_s(own), time.perf_counter()
    await asyncio.sleep(seconds)
    passed = time.perf_counter() - start
    step.cores = (_cpu_s(*servers) - before) / passed
    step.own_cores = (_cpu_s(own) - own_before) / passed
    step.rss_mb = sum(server.memory_info().rss for server in servers) / _MB


def _cpu_s(*processes: psutil.Process) -> float:
    times = [process.cpu_times() for process in processes]
    return float(sum(time.user + time.system for time in times))


async def _visit(subject: Subject, target: Target, seed: int, current: Callable[[], Step]) -> None:
    try:
        async with Session.opened(target.address, target.reader(seed)) as session:
            reader = Reader(subject, session, seed)
            run = await reader.open()
            current().note("open", run.seconds)
            while True:
                await asyncio.sleep(random.uniform(*THINK_S))  # noqa: S311
                action = reader.next_action()
                run = await reader.act(action)
                current().note(action, run.answered_s)
    except LoadError as error:
        current().errors.append(str(error))


@dataclass(frozen=True)
class Costs:
    """What one reader alone costs the server: processor seconds and bytes, by action."""

    cpu_s: dict[str, float]
    answered_s: dict[str, float]
    received_bytes: dict[str, float]


async def costs(subject: Subject, target: Target, times: int) -> Costs:
    """Does each action `times` times without pause, with nobody else there. Warms the server up.

    Raises LoadError where an answer fails.
    """
    found = Costs({}, {}, {})
    servers = [psutil.Process(pid) for pid in target.pids]
    async with Session.opened(target.address, target.reader(0)) as session:
        reader = Reader(subject, session, seed=0)
        await reader.open()
        for action in ("click", "viewer", "page"):
            for _ in range(times):
                await reader.act(action)
            before = _cpu_s(*servers)
            runs = [await reader.act(action) for _ in range(times)]
            found.cpu_s[action] = (_cpu_s(*servers) - before) / times
            found.answered_s[action] = statistics.median(run.answered_s for run in runs)
            found.received_bytes[action] = statistics.median(run.received_bytes for run in runs)
    return found
