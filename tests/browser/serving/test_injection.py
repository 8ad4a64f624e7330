"""A dossier whose every text is an attack, in a real Chromium: all is shown and none of it runs."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from geo.web.view.pages import read_pages
from tests.chromium import map_of, send, visit
from tests.hostile import MARK, hostile_atlas
from tests.servers import NOT_WARMED_UP, served

PAGES = {name: page.path for name, page in read_pages().items()}
# What runs when an attack succeeds, and the elements that only an attack would make.
_BROKEN = (
    f"""() => [{MARK}, document.querySelectorAll('img[src="x"], [onload], [onerror]').length]"""
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    script = hostile_atlas(tmp_path_factory.mktemp("hostile"))
    with served(script, environment=NOT_WARMED_UP) as running:
        yield running.address


def _nothing_ran(page: Page) -> None:
    assert [frame.evaluate(_BROKEN) for frame in page.frames] == [[None, 0]] * len(page.frames)


def _touch_the_map(frame: FrameLocator, *, searched: bool) -> None:
    """Shows a tooltip, then the search with its suggestions, which the story does without."""
    send(frame, "path[data-feature]", "mouseover")
    if not searched:
        return
    search = frame.get_by_role("combobox")
    search.fill("cmd")
    expect(frame.get_by_role("option").filter(has_text=MARK).first).to_be_visible()


@pytest.mark.nightly
@pytest.mark.parametrize("name", PAGES)
def test_no_page_runs_it(name: str, hostile: str, browser: Browser) -> None:
    with visit(browser) as (page, traffic):
        page.goto(f"{hostile}/{PAGES[name]}?sel=place:farkhor&cmp=1991-12-26")
        expect(page.get_by_text(MARK).first).to_be_visible(timeout=30_000)
        if read_pages()[name].has_live_map:
            _touch_the_map(map_of(page), searched=not read_pages()[name].story)
        _nothing_ran(page)
        assert (traffic.external, traffic.errors) == ([], [])


@pytest.mark.nightly
def test_a_saved_file_does_not_run_it(hostile: str, browser: Browser, tmp_path: Path) -> None:
    saved = tmp_path / "saved.html"
    # The first file of a server that has not made anything before.
    answer = httpx.get(f"{hostile}/offline/farkhor.html?sel=place:farkhor", timeout=180)
    saved.write_bytes(answer.content)
    with visit(browser) as (page, traffic):
        page.goto(saved.as_uri())
        expect(page.get_by_text(MARK).first).to_be_visible(timeout=30_000)
        _nothing_ran(page)
        assert traffic.errors == []
