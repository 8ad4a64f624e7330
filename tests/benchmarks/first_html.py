"""How long the server takes for the HTML of a page: made for the first time, and kept.

`python -m tests.benchmarks.first_html` asks for views of all pages in this process, each as a
client that takes Brotli, and prints the median and the longest time of the processor for the
answers:

- opened: a page as it opens, in a process that has just started;
- cold: another view, for the first time ever, once pages as they open have been made ahead, which
  every process does after its start;
- anew: the same views where only what all views share is kept;
- kept: the same views from the cache of pages.
"""

import statistics
import time
from collections.abc import Iterable, Iterator
from datetime import date

from starlette.testclient import TestClient

from geo.i18n.languages import languages
from geo.layers.atlas import Atlas, open_atlas
from geo.web.server.warm_up import make_openings
from geo.web.view.grammar import path_of
from geo.web.view.model import View
from geo.web.view.pages import home_of, read_pages
from tests.pages import page_site

_REPEATS = 5


def openings() -> list[str]:
    """The pages as they open."""
    return [path_of(page, View()) for page in read_pages().values()]


def views(atlas: Atlas) -> Iterator[str]:
    """Views of pages with a map by other viewers and on another day, and with a selection."""
    pages = [page for page in read_pages().values() if page.layers]
    for page in pages:
        yield path_of(page, View(viewer="IND"))
        yield path_of(page, View(viewer="PAK", lang="ur"))
        yield path_of(page, View(day=date(2014, 4, 1), lang="ru"))
    claims = home_of("claims") or pages[0]
    for claim in list(atlas.dossier.claims)[:10]:
        yield path_of(claims, View(selection=f"claim:{claim}"))
    for state in list(atlas.dossier.states)[:10]:
        yield path_of(pages[0], View(selection=f"state:{state}"))


def timed_ms(client: TestClient, address: str) -> float:
    """The time of the processor for an answer in milliseconds. Raises AssertionError for none."""
    begun = time.process_time()
    answer = client.get(address, headers={"Accept-Encoding": "br"})
    taken_ms = (time.process_time() - begun) * 1000
    assert answer.status_code == 200, address
    return taken_ms


def _timed(client: TestClient, asked: Iterable[str]) -> dict[str, float]:
    return {address: timed_ms(client, address) for address in asked}


def main() -> None:
    """Prints the times."""
    atlas = open_atlas()
    opened = _timed(page_site(atlas), openings())
    for code in languages():
        make_openings(atlas, code)
    asked, client = list(dict.fromkeys(views(atlas))), page_site(atlas)
    cold, anew = _timed(client, asked), _timed(page_site(atlas), asked)
    kept = {
        address: statistics.median(timed_ms(client, address) for _ in range(_REPEATS))
        for address in asked
    }
    print(f"{'':8}{'median':>8}{'longest':>9}  ms of the processor, {len(asked)} views")
    for name, times in (("opened", opened), ("cold", cold), ("anew", anew), ("kept", kept)):
        longest = max(times, key=times.__getitem__)
        median = statistics.median(times.values())
        print(f"{name:8}{median:8.1f}{times[longest]:9.1f}  {longest}")


if __name__ == "__main__":
    main()
