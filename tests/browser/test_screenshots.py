"""The pages look as in the README's pictures, but for letters, which machines draw differently."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.likeness import difference
from tests.screenshots import FOLDER, VIEWS, take

pytestmark = pytest.mark.browser
LARGEST_BYTES = 150_000
# A share of the picture. Measured: 0 for a page taken twice on one machine, 0.1 for other views.
TOLERANCE = 0.04


@pytest.mark.parametrize("name", ["compare", "disputes-phone", "ties"])
def test_a_page_looks_as_it_did(browser: Browser, address: str, tmp_path: Path, name: str) -> None:
    taken = take(browser, address, name, tmp_path)
    assert difference(FOLDER / f"{name}.webp", taken) <= TOLERANCE, (
        f"{name} looks different; if it should, run python -m tests.screenshots."
    )


def test_there_is_one_small_picture_of_each_view() -> None:
    kept = {path.stem: path.stat().st_size for path in FOLDER.glob("*.webp")}
    assert set(kept) == set(VIEWS)
    assert {name: size for name, size in kept.items() if size > LARGEST_BYTES} == {}


@pytest.mark.parametrize(("one", "other"), [("disputes", "compare"), ("ties", "participants")])
def test_another_view_is_told(one: str, other: str) -> None:
    assert difference(FOLDER / f"{one}.webp", FOLDER / f"{other}.webp") > 2 * TOLERANCE
