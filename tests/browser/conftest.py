"""What journeys share: a fresh visit, and patience for a slow machine."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.chromium import Visit, visit

expect.set_options(timeout=15_000)


@pytest.fixture
def opened(browser: Browser) -> Iterator[Visit]:
    with visit(browser) as visited:
        yield visited
