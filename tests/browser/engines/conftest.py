"""A window of each engine that is not Chromium's, of one browser for all tests of a process."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.engines.reader import Reader
from tests.browser.engines.starting import Missing, firefox, webkit
from tests.browser.engines.windows import FirefoxWindow, Window

Windows = Callable[[], AbstractContextManager[Window]]


@pytest.fixture(scope="session", params=["firefox", "webkit"])
def windows(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Windows]:
    """What opens a window of the engine; skips where Debian's packages are not there."""
    folder = tmp_path_factory.mktemp(request.param)
    try:
        if request.param == "webkit":
            with webkit(folder) as window:
                yield lambda: nullcontext(window)
        else:
            with _of_firefox(request.getfixturevalue("playwright"), folder) as open_window:
                yield open_window
    except Missing as missing:
        pytest.skip(f"{missing} is not installed; run: bash .ci/install engines")


@contextmanager
def _of_firefox(playwright: Playwright, folder: Path) -> Iterator[Windows]:
    with firefox(playwright, folder) as browser:

        @contextmanager
        def open_window() -> Iterator[Window]:
            with browser.new_context() as context:
                yield FirefoxWindow(context.new_page())

        yield open_window


@pytest.fixture
def reader(windows: Windows, address: str) -> Iterator[Reader]:
    """A reader before a window of 1400×900."""
    with windows() as window:
        window.resize(1400, 900)
        yield Reader(window, address)
