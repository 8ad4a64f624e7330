"""Prints how many readers an application holds: `python -m tests.load [--app NAME | --compare]`."""

import argparse
import asyncio
import math
import os
from collections.abc import Sequence
from datetime import UTC, datetime

from tests.benchmarks.report import write
from tests.load.ramp import SLOW_CLICK_S, THINK_S, Costs, Step, costs, ramp
from tests.load.readers import ACTIONS, SUBJECTS, Subject
from tests.load.targets import REPLICAS, target

# Fewer than five readers click too seldom in a step for a percentile to mean anything.
SIZES = (5, 10, 15, 20, 40, 80, 150, 200, 300, 400, 600, 800, 1200)
# With --sessions the ramp goes further, up to the first step that is not held.
MOST = 200
ACTIONS_ALONE = 20


async def measure(
    subject: Subject, sizes: Sequence[int], seconds: float, replicas: int = 1
) -> tuple[Costs, list[Step]]:
    """What one reader costs alone, then the steps of the ramp, printed as they end."""
    with target(subject, replicas) as running:
        alone = await costs(subject, running, ACTIONS_ALONE)
        print_costs(subject, alone)
        print_head(subject)
        steps = []
        async for step in ramp(subject, running, sizes, seconds):
            print_step(step)
            steps.append(step)
    return alone, steps


def print_costs(subject: Subject, alone: Costs) -> None:
    """Prints what each action of one reader costs."""
    print(f"\n**{subject.name}**, one reader, medians of {ACTIONS_ALONE}:\n")
    print("| action | answered | CPU of the server | received |\n| --- | ---: | ---: | ---: |")
    for action in ACTIONS:
        answered_ms, cpu_ms = alone.answered_s[action] * 1000, alone.cpu_s[action] * 1000
        size_kb = alone.received_bytes[action] / 1000
        print(f"| {action} | {answered_ms:.0f} ms | {cpu_ms:.0f} ms | {size_kb:,.1f} kB |")


def print_head(subject: Subject) -> None:
    """Prints the head of the table of steps."""
    columns = (
        "sessions",
        "clicks",
        "click p50",
        "click p95",
        "page p50",
        "page p95",
        "errors",
        "RSS",
        "cores",
        "cores of the generator",
    )
    print(f"\n**{subject.name}**, many readers:\n\n| {' | '.join(columns)} |")
    print("|" + " ---: |" * len(columns), flush=True)


def print_step(step: Step) -> None:
    """Prints one line of the table, and the first of its errors below it."""

    def seconds(action: str, percent: int) -> str:
        return f"{step.percentile(action, percent):.2f} s" if step.times.get(action) else "–"

    cells = (
        str(step.sessions),
        str(len(step.times.get("click", []))),
        seconds("click", 50),
        seconds("click", 95),
        seconds("page", 50),
        seconds("page", 95),
        str(len(step.errors)),
        f"{step.rss_mb:.0f} MB",
        f"{step.cores:.2f}",
        f"{step.own_cores:.2f}",
    )
    print(f"| {' | '.join(cells)} |", flush=True)
    for error in step.errors[:1]:
        print(error, flush=True)


def held(steps: Sequence[Step]) -> int:
    """The most sessions that were held; 0 where none was."""
    return max((step.sessions for step in steps if step.held), default=0)


def rss_mb_per_session(steps: Sequence[Step]) -> float:
    """Megabytes for each session more, between the first and the last step that was held."""
    kept = [step for step in steps if step.held]
    if len(kept) < 2:
        return float("nan")
    return (kept[-1].rss_mb - kept[0].rss_mb) / (kept[-1].sessions - kept[0].sessions)


def summary(found: dict[str, tuple[Costs, list[Step]]]) -> str:
    """The sessions that each application held, and the ratio of the first two, as Markdown."""
    lines = [
        "| application | sessions held | click p95 | RSS per extra session | CPU per click |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, (alone, steps) in found.items():
        rss_mb, cpu_s = rss_mb_per_session(steps), alone.cpu_s["click"]
        slow = [step.percentile("click", 95) for step in steps if step.held]
        p95 = f"{slow[-1]:.2f} s" if slow else "–"
        memory = "–" if math.isnan(rss_mb) else f"{rss_mb:.2f} MB"
        lines.append(f"| {name} | {held(steps)} | {p95} | {memory} | {cpu_s:.3f} s |")
    if {"atlas", "stock"} <= set(found) and held(found["stock"][1]):
        ratio = held(found["atlas"][1]) / held(found["stock"][1])
        lines += ["", f"The atlas holds {ratio:.0f} times the sessions of the stock app."]
    return "\n".join(lines)


def main() -> None:
    """Measures the applications in turn and prints Markdown tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("--app", choices=SUBJECTS, default="atlas")
    parser.add_argument("--compare", action="store_true", help="the atlas and the stock app")
    parser.add_argument("--sessions", type=int, default=MOST, help="the most at once")
    parser.add_argument("--seconds", type=float, default=60.0, help="of each step")
    parser.add_argument(
        "--replicas", type=int, choices=(1, REPLICAS), default=1, help="of the atlas, behind nginx"
    )
    parser.add_argument("--write", action="store_true", help="into tests/benchmarks/README.md")
    arguments = parser.parse_args()
    if arguments.replicas > 1 and (arguments.compare or arguments.app != "atlas"):
        parser.error("Replicas are of the atlas alone; leave out --app and --compare.")
    names = ("atlas", "stock") if arguments.compare else (arguments.app,)
    sizes = sorted({*(size for size in SIZES if size < arguments.sessions), arguments.sessions})
    now = datetime.now(UTC)
    low, high = THINK_S
    about = (
        f"`python -m tests.load{_options(arguments)}`, {now:%Y-%m-%d}, "
        f"{os.cpu_count()} cores, shared with the generator, steps of\n"
        f"{arguments.seconds:g} s up to {sizes[-1]} sessions. "
        f"Readers think {low:g} to {high:g} s; {ACTIONS['click']:.0%} of actions are clicks. Held: "
        f"95 % of clicks\nanswered within {SLOW_CLICK_S:g} s, no error."
    )
    print(about)
    found = {
        name: asyncio.run(measure(SUBJECTS[name], sizes, arguments.seconds, arguments.replicas))
        for name in names
    }
    text = f"{about}\n\n{summary(found)}"
    print(f"\n{summary(found)}")
    if arguments.write:
        write("replicas" if arguments.replicas > 1 else "sessions", text)


def _options(arguments: argparse.Namespace) -> str:
    """What of the command line says what was measured."""
    if arguments.replicas > 1:
        return f" --replicas {arguments.replicas}"
    return " --compare" if arguments.compare else ""


if __name__ == "__main__":
    main()
