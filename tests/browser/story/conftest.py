"""Visits of who asks for less motion: the map is there at once, and a test waits for no flight."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.chromium import Visit, visit


@pytest.fixture
def opened(browser: Browser) -> Iterator[Visit]:
    with visit(browser, reduced_motion="reduce") as visited:
        yield visited
