"""What journeys share: one browser, a visit of their own, and patience for a slow machine."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.chromium import Visit, keep_contexts, launch, visit

expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One for all browsers: a second one does not start beside it."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = launch(playwright.chromium)
    keep_contexts(browser)
    yield browser
    browser.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Visit]:
    with visit(browser) as visited:
        yield visited


@pytest.fixture(scope="module")
def seen(browser: Browser) -> Iterator[Visit]:
    """One visit for tests of a module that only look."""
    with visit(browser) as visited:
        yield visited
