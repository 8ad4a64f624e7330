"""Tries cases at random and prints what came of them: `python -m tests.fuzz [--cases 20000]`.

It prints the seed of its cases; `--seed` tries the same ones again.
"""

import argparse
import os
import secrets
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.web.content.page_view import choices_of
from geo.web.content.shared_atlas import atlas
from geo.web.server.routes import middleware, routes
from geo.web.view.pages import read_pages
from tests.dossier.content import copy_facts
from tests.fuzz.cases import (
    FIRST_REQUESTS,
    Request,
    check_damage,
    check_edit,
    check_query,
    check_request,
    damages,
    edits,
    queries,
    requests,
)

# How the cases are shared out; to read a dossier takes some tenths of a second.
SHARES = {"queries": 0.55, "requests": 0.41, "edits": 0.02, "damages": 0.02}
# Pictures and files are kept up to a bound, which the first quarter of the requests does not reach.
MOST_GROWN_MB = 150


def tried(
    what: st.SearchStrategy[Any], check: Callable[[Any], object], cases: int, start: int
) -> int:
    """How many cases were tried; raises what `check` raises, with the smallest such case.

    The same `start` draws the same cases.
    """
    count = 0

    @seed(start)
    @settings(
        max_examples=cases, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(what)
    def trial(case: Any) -> None:
        nonlocal count
        count += 1
        check(case)

    trial()
    return count


class Growth:
    """How far the memory of this process grew since then, and at which request most."""

    def __init__(self) -> None:
        """Begins now."""
        self._process = psutil.Process()
        self._before = self._last = self._size_mb()
        self._most: tuple[float, Request | None] = (0.0, None)

    def _size_mb(self) -> float:
        size_mb: float = self._process.memory_info().rss / 2**20
        return size_mb

    def note(self, case: Request) -> None:
        """Takes in that a request was answered."""
        size = self._size_mb()
        if size - self._last > self._most[0]:
            self._most = (size - self._last, case)
        self._last = size

    def check(self) -> str:
        """What to say of it; ends the program where it is too much."""
        grown, (most, case) = self._last - self._before, self._most
        said = f"memory {grown:+.0f} MB after the first quarter, {most:+.0f} MB of it at {case}"
        if grown > MOST_GROWN_MB:
            raise SystemExit(f"More than {MOST_GROWN_MB} MB: {said}")
        return said


def main(cases: int, start: int) -> None:
    """Tries all kinds of cases in turn."""
    os.environ["KAVKAZ_ATLAS_REQUESTS_PER_MINUTE"] = "100000"
    opened = atlas()
    client = TestClient(Starlette(routes=routes(opened), middleware=middleware(opened)))
    choices = choices_of(opened, read_pages()["overview"])
    seen: Counter[int] = Counter()
    share = {kind: round(cases * part) for kind, part in SHARES.items()}
    print(f"seed: {start}", flush=True)

    count = tried(queries, lambda query: check_query(query, choices), share["queries"], start)
    print(f"queries: {count} read", flush=True)
    # Whatever a kind of file needs is loaded when the first one is made.
    for first in FIRST_REQUESTS:
        check_request(client, first, seen)
    quarter = share["requests"] // 4
    tried(requests, lambda case: check_request(client, case, seen), quarter, start)
    growth = Growth()

    def request(case: Request) -> None:
        check_request(client, case, seen)
        growth.note(case)

    count = quarter + tried(requests, request, share["requests"] - quarter, start + 1)
    answers = dict(sorted(seen.items()))
    print(f"requests: {count} answered, {answers}; {growth.check()}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_facts(Path(folder) / "data")
        cells: Counter[bool] = Counter()
        tried(
            edits,
            lambda edit: cells.update([check_edit(copy, edit)]),
            share["edits"],
            start,
        )
        files: Counter[bool] = Counter()
        tried(
            damages,
            lambda harm: files.update([check_damage(copy, harm)]),
            share["damages"],
            start,
        )
    for what, read in {"cells changed": cells, "files damaged": files}.items():
        print(f"{read.total()} {what}: {read[True]} read, {read[False]} refused in sentences")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    chosen = parser.parse_args()
    main(chosen.cases, chosen.seed)
