"""The README's pictures: there is one of each view, and the pages look like them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.gate import at_night_but
from tests.likeness import difference
from tests.screenshots import (
    DESK,
    FOLDER,
    PHONE,
    TOLERANCE,
    VIEWS,
    context_options,
    take,
)

LARGEST_BYTES = 175_000
# The one that is compared with each commit; the night compares all.
GATE = ("disputes",)


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[dict[tuple[int, int], BrowserContext]]:
    """A context for each size, which keeps the files of the atlas from one view to the next."""
    opened = {size: browser.new_context(**context_options(size)) for size in (DESK, PHONE)}
    yield opened
    for context in opened.values():
        context.close()


@pytest.mark.parametrize("name", at_night_but(VIEWS, GATE))
def test_a_page_looks_like_its_picture(
    contexts: dict[tuple[int, int], BrowserContext], address: str, name: str, tmp_path: Path
) -> None:
    taken = tmp_path / f"{name}.png"
    take(contexts[VIEWS[name][1]], address, name).save(taken)
    share = difference(FOLDER / f"{name}.webp", taken)
    assert share <= TOLERANCE, f"{share:.0%} differs; to keep it, python -m tests.screenshots"


def test_there_is_one_small_picture_of_each_view() -> None:
    kept = {path.stem: path.stat().st_size for path in FOLDER.glob("*.webp")}
    assert set(kept) == set(VIEWS)
    assert {name: size for name, size in kept.items() if size > LARGEST_BYTES} == {}


@pytest.mark.parametrize(("one", "other"), [("disputes", "compare"), ("ties", "participants")])
def test_another_view_is_told(one: str, other: str) -> None:
    assert difference(FOLDER / f"{one}.webp", FOLDER / f"{other}.webp") > 2 * TOLERANCE
