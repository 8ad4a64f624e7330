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


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def unscripted(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, address: str
) -> Iterator[Reader]:
    """A reader in whose browser pages run no scripts; only what a test asks runs."""
    folder = tmp_path_factory.mktemp(f"{request.param}-unscripted")
    try:
        if request.param == "webkit":
            with webkit(folder, scripts=False) as window:
                yield Reader(window, address)
        else:
            playwright = request.getfixturevalue("playwright")
            started = _of_firefox(playwright, folder, scripts=False)
            with started as open_window, open_window() as window:
                yield Reader(window, address)
    except Missing as missing:
        pytest.skip(f"{missing} is not installed; run: bash .ci/install engines")


@pytest.fixture(scope="module")
def finger(
    playwright: Playwright, tmp_path_factory: pytest.TempPathFactory, address: str
) -> Iterator[Reader]:
    """A reader with a phone, whose pointer is a finger.

    Of Firefox alone: WebKitGTK's driver takes a finger, and its page hears nothing of it.
    """
    folder = tmp_path_factory.mktemp("finger")
    try:
        with _of_firefox(playwright, folder, finger=True) as open_window, open_window() as window:
            window.resize(390, 844)
            yield Reader(window, address)
    except Missing as missing:
        pytest.skip(f"{missing} is not installed; run: bash .ci/install engines")


@contextmanager
def _of_firefox(
    playwright: Playwright, folder: Path, *, finger: bool = False, scripts: bool = True
) -> Iterator[Windows]:
    with firefox(playwright, folder, finger=finger, scripts=scripts) as browser:

        @contextmanager
        def open_window() -> Iterator[Window]:
            context = browser.new_context()
            window = FirefoxWindow(context.new_page())
            try:
                yield window
            finally:
                # Firefox never answers that it closed what it has printed; the browser ends it.
                if not window.has_printed:
                    context.close()

        yield open_window


@pytest.fixture
def reader(windows: Windows, address: str) -> Iterator[Reader]:
    """A reader before a window of 1400×900."""
    with windows() as window:
        window.resize(1400, 900)
        yield Reader(window, address)
