"""How long the server takes for the HTML of a page: made for the first time, and kept.

`python -m tests.benchmarks.first_html` asks 40 addresses in this process, each as a client that
takes Brotli, and prints the median and the longest time of the answers: of a process that has just
started, of pages that are made for the first time, and of pages that are kept.
"""

import statistics
import time

from starlette.testclient import TestClient

from geo.layers.atlas import Atlas, open_atlas
from geo.web.view.grammar import path_of
from geo.web.view.model import View
from geo.web.view.pages import home_of, read_pages
from tests.pages import page_site

ADDRESSES = 40
_REPEATS = 5


def addresses(atlas: Atlas) -> list[str]:
    """The pages, some in other languages or by other viewers, and claims."""
    pages = list(read_pages().values())
    shown = [path_of(page, View()) for page in pages]
    shown += [path_of(page, View(lang="ur")) for page in pages]
    viewers = ("IND", "PAK", "UN")
    maps = [page for page in pages if page.layers]
    shown += [path_of(page, View(viewer=viewer)) for viewer in viewers for page in maps[:3]]
    claims = home_of("claims") or pages[0]
    shown += [path_of(claims, View(selection=f"claim:{name}")) for name in atlas.dossier.claims]
    return shown[:ADDRESSES]


def timed_ms(client: TestClient, address: str) -> float:
    """The time of one answer in milliseconds. Raises AssertionError where it is none."""
    begun = time.perf_counter()
    answer = client.get(address, headers={"Accept-Encoding": "br"})
    taken_ms = (time.perf_counter() - begun) * 1000
    assert answer.status_code == 200, address
    return taken_ms


def main() -> None:
    """Prints the times."""
    atlas = open_atlas()
    asked = addresses(atlas)
    # What many pages share, such as who holds which land, is made by the first reader of a look.
    starting = page_site(atlas)
    started = {address: timed_ms(starting, address) for address in asked}
    client = page_site(atlas)
    first = {address: timed_ms(client, address) for address in asked}
    later = {
        address: statistics.median(timed_ms(client, address) for _ in range(_REPEATS))
        for address in asked
    }
    print(f"{'':12}{'median':>8}{'longest':>9}  ms, {len(asked)} addresses")
    for name, times in (("started", started), ("made", first), ("kept", later)):
        longest = max(times, key=times.__getitem__)
        median = statistics.median(times.values())
        print(f"{name:12}{median:8.1f}{times[longest]:9.1f}  {longest}")


if __name__ == "__main__":
    main()
