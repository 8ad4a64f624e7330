"""What many tests share: the atlas, opened once, and a served copy of it for the browser."""

from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from geo.i18n.languages import ENGLISH, speak
from geo.layers.atlas import Atlas
from geo.web.content import shared_atlas as start
from tests.chromium import launch
from tests.servers import ROOT, serving

# The same examples at every run: a change fails for what it changed, not by luck or a busy machine.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def _in_english() -> None:
    """A page that was run in a test before may have spoken another language last."""
    speak(ENGLISH)


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return start.atlas()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with serving(ROOT / "app.py") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()
