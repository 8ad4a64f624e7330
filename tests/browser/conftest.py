"""What journeys share: one browser, a visit of their own, and patience for a slow machine."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.chromium import Visit, keep_contexts, launch, visit

expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        keep_contexts(browser)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Visit]:
    with visit(browser) as visited:
        yield visited
