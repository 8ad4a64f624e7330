"""The README's pictures: there is one of each view; CI compares them by `tests.screenshots`."""

import pytest

from tests.likeness import difference
from tests.screenshots import FOLDER, TOLERANCE, VIEWS

LARGEST_BYTES = 150_000


def test_there_is_one_small_picture_of_each_view() -> None:
    kept = {path.stem: path.stat().st_size for path in FOLDER.glob("*.webp")}
    assert set(kept) == set(VIEWS)
    assert {name: size for name, size in kept.items() if size > LARGEST_BYTES} == {}


@pytest.mark.parametrize(("one", "other"), [("disputes", "compare"), ("ties", "participants")])
def test_another_view_is_told(one: str, other: str) -> None:
    assert difference(FOLDER / f"{one}.webp", FOLDER / f"{other}.webp") > 2 * TOLERANCE
