"""The second dossier in a browser: every page of it opens, in each language, under its own name."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from geo.dossier.served import VARIABLE, serve_dossier
from geo.web.view.pages import PageText, read_pages
from tests.chromium import Visit, map_of, settled
from tests.servers import NOT_WARMED_UP, ROOT, served

ZAPAD = ROOT / "tests" / "dossiers" / "zapad-2021"
with serve_dossier(ZAPAD):
    PAGES = dict(read_pages())
CASES = [(name, language) for name in PAGES for language in ("en", "ru", "ur")]
OTHERS = ("Kavkaz", "Кавказ-20", "کاوکاز")


@pytest.fixture(scope="module")
def zapad() -> Iterator[str]:
    environment = {VARIABLE: str(ZAPAD), **NOT_WARMED_UP}
    with served(ROOT / "app.py", environment=environment) as running:
        yield running.address


@pytest.mark.nightly
@pytest.mark.parametrize(("name", "language"), CASES)
def test_a_page_of_another_dossier_opens(
    opened: Visit, zapad: str, name: str, language: str
) -> None:
    page, traffic = opened
    page.goto(f"{zapad}/{PAGES[name].path}?lang={language}")
    expect(page.locator("html")).to_have_attribute("lang", language)
    settled(page)
    expect(page.get_by_role("heading", level=1)).not_to_be_empty()
    _drawn(page, PAGES[name])
    text = f"{page.title()}\n{page.locator('body').inner_text()}"
    assert [word for word in OTHERS if word in text] == []
    assert (traffic.external, traffic.failed, traffic.errors) == ([], [], [])


def _drawn(page: Page, text: PageText) -> None:
    if text.has_live_map:
        assert map_of(page).locator("path.land").count() > 5
