"""Tries cases at random and prints what came of them: `python -m tests.fuzz [--cases 20000]`."""

import argparse
import os
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.web.content.page_view import choices_of
from geo.web.content.shared_atlas import atlas
from geo.web.server.routes import middleware, routes
from geo.web.view.pages import read_pages
from tests.dossier.content import copy_facts
from tests.fuzz.cases import (
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


def tried(what: st.SearchStrategy[Any], check: Callable[[Any], object], cases: int) -> int:
    """How many cases were tried; raises what `check` raises, with the smallest such case."""
    count = 0

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


def main(cases: int) -> None:
    """Tries all kinds of cases in turn."""
    os.environ["KAVKAZ_ATLAS_REQUESTS_PER_MINUTE"] = "100000"
    opened, process = atlas(), psutil.Process()
    client = TestClient(Starlette(routes=routes(opened), middleware=middleware(opened)))
    choices = choices_of(opened, read_pages()["overview"])
    seen: Counter[int] = Counter()
    share = {kind: round(cases * part) for kind, part in SHARES.items()}

    def request(case: Request) -> None:
        check_request(client, case, seen)

    count = tried(queries, lambda query: check_query(query, choices), share["queries"])
    print(f"queries: {count} read", flush=True)
    tried(requests, request, share["requests"] // 4)
    before = process.memory_info().rss
    count = tried(requests, request, share["requests"] * 3 // 4) + share["requests"] // 4
    grown = (process.memory_info().rss - before) / 2**20
    print(
        f"requests: {count} answered, {dict(sorted(seen.items()))}; "
        f"memory {grown:+.0f} MB after the first quarter",
        flush=True,
    )
    if grown > MOST_GROWN_MB:
        raise SystemExit(f"Memory grew by more than {MOST_GROWN_MB} MB.")
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_facts(Path(folder) / "data")
        cells: Counter[bool] = Counter()
        tried(edits, lambda edit: cells.update([check_edit(copy, edit)]), share["edits"])
        files: Counter[bool] = Counter()
        tried(damages, lambda harm: files.update([check_damage(copy, harm)]), share["damages"])
    for what, read in {"cells changed": cells, "files damaged": files}.items():
        print(f"{read.total()} {what}: {read[True]} read, {read[False]} refused in sentences")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    main(parser.parse_args().cases)
