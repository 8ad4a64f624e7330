"""On paper every page with a map is one sheet, of the very view, with nothing to press."""

import io

import pypdf
import pytest
from playwright.sync_api import Page, expect

from geo.web.view.pages import read_pages
from tests.chromium import Visit, map_of

STEP = "/?step=how-close-is-farkhor"
PAGES = [f"/{page.path}" for page in read_pages().values() if page.has_live_map]


def _printed(page: Page, paper: str = "A4") -> list[str]:
    """The words of each page that is printed."""
    expect(page.locator("[data-handout]").first).to_be_attached(timeout=20_000)
    document = pypdf.PdfReader(io.BytesIO(page.pdf(format=paper)))
    return [" ".join(sheet.extract_text().split()) for sheet in document.pages]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        pytest.param(
            "/disputes?as=IND&sel=zone:aksai-chin&theme=dark",
            "Aksai Chin",
            marks=pytest.mark.nightly,
        ),
        pytest.param(f"{STEP}&lang=ru", "Насколько близок Фархор", marks=pytest.mark.nightly),
        ("/farkhor?lang=ur", "222"),
    ],
)
def test_a_view_is_printed_on_one_sheet(opened: Visit, address: str, path: str, title: str) -> None:
    page, traffic = opened
    page.goto(f"{address}{path}")
    map_of(page)
    (words,) = _printed(page)
    assert title in words
    assert f"{address.partition('//')[2]}/" in words
    for pressed in ("Copy link", "Next:", "Legend", "Search"):
        assert pressed not in words
    expect(page.locator(".handout")).to_have_count(0)
    assert traffic.failed == traffic.errors == []


@pytest.mark.nightly
@pytest.mark.parametrize("language", ["en", "ru", "ur"])
@pytest.mark.parametrize("path", [*PAGES, STEP])
def test_every_page_is_printed_on_one_sheet_of_either_paper(
    opened: Visit, address: str, path: str, language: str
) -> None:
    page, _ = opened
    page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={language}")
    map_of(page)
    for paper in ("A4", "Letter"):
        assert len(_printed(page, paper)) == 1
