"""What each key takes that is typed into the search: `python -m tests.benchmarks.search`.

The queries of the tests are typed letter by letter, each text once: under node, where only answers
are found, and on a page of a server of its own, where they are put into the list and laid out as
well. Beside the time on the clock stands that of the processor under node, which says more where
other programs run. `--address` names a server that runs already.
"""

import argparse
import json
import statistics
from collections.abc import Sequence
from contextlib import nullcontext

from playwright.sync_api import sync_playwright

from geo.layers.atlas import open_atlas
from geo.maps.web.bundle import FRONTEND_FOLDER
from geo.maps.web.search import search_document
from tests.chromium import launch, map_of, visit
from tests.maps.frontend.test_projections import _said
from tests.servers import ROOT, serving

_MOST_MS = 50
_ASK = """
import { readFileSync } from "node:fs";
import { dayReader } from "./src/desk/search/days.js";
import { Names } from "./src/desk/search/names.js";
import { repliesTo } from "./src/desk/search/replies.js";
const { document, texts } = JSON.parse(readFileSync(process.argv[1], "utf-8"));
const names = new Names();
[...document.entries, ...document.written].forEach((entry) => {
  names.add({ ...entry, name: entry.names[0] });
});
names.settle();
const dayIn = dayReader(document.locales);
console.log(JSON.stringify(texts.map((text) => {
  const [work, clock] = [process.cpuUsage(), performance.now()];
  repliesTo(text, names, dayIn);
  const tookMs = performance.now() - clock;
  const { user, system } = process.cpuUsage(work);
  return [tookMs, (user + system) / 1000];
})));
"""
_TYPED = """(box, texts) => {
  const list = document.getElementById(box.getAttribute("aria-controls"));
  return texts.map((text) => {
    const begun = performance.now();
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    list.getBoundingClientRect();
    return performance.now() - begun;
  });
}"""


def typed_texts() -> list[str]:
    """All that stands in the box while the queries of the tests are typed, each once."""
    table = json.loads((FRONTEND_FOLDER / "test/search/searches.json").read_text("utf-8"))
    texts = (query[:end].strip() for query, _wanted in table for end in range(1, len(query) + 1))
    return [text for text in dict.fromkeys(texts) if text]


def _row(what: str, texts: Sequence[str], took_ms: Sequence[float]) -> str:
    ordered = sorted(took_ms)
    late = sum(one > _MOST_MS for one in took_ms)
    worst = max(zip(took_ms, texts, strict=True))
    median, most = statistics.median(ordered), ordered[int(len(ordered) * 0.99)]
    return (
        f"| {what} | {median:.1f} ms | {most:.1f} ms"
        f" | {worst[0]:.1f} ms ({worst[1]}) | {late} of {len(texts)} |"
    )


def _in_browser(address: str, texts: Sequence[str]) -> list[float]:
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        with visit(browser, 1280, 800) as (page, _traffic):
            page.goto(f"{address}/disputes")
            box = map_of(page).get_by_role("combobox", name="Search names, coordinates and days")
            box.fill("Farkhor")
            map_of(page).get_by_role("option").first.wait_for()
            took_ms: list[float] = box.evaluate(_TYPED, list(texts))
        browser.close()
    return took_ms


def main() -> None:
    """Measures and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", help="a server that runs already")
    given = parser.parse_args().address
    texts = typed_texts()
    document = search_document(open_atlas(), {"organisation": "/states", "source": "/sources"})
    answered = _said(_ASK, {"document": document, "texts": texts})
    rows = [
        _row("node, on the clock", texts, [clock for clock, _work in answered]),
        _row("node, of the processor", texts, [work for _clock, work in answered]),
    ]
    with nullcontext(given) if given else serving(ROOT / "app.py") as address:
        rows.append(_row("Chromium, with the list", texts, _in_browser(address, texts)))
    print(f"| a key | median | 99 % | worst | over {_MOST_MS} ms |")
    print("| --- | ---: | ---: | ---: | ---: |", *rows, sep="\n")


if __name__ == "__main__":
    main()
