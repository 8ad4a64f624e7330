"""Pages whose scripts do not run, in Firefox and in WebKit: plate, text and links."""

import pytest

from geo.web.view.pages import read_pages
from tests.browser.engines.reader import Reader
from tests.browser.engines.windows import until

pytestmark = [pytest.mark.engines, pytest.mark.nightly]

PAGES = read_pages()
_SHOWN = "const shown = (one) => one?.getClientRects().length > 0;"
_SIDEWAYS = "return document.documentElement.scrollWidth - innerWidth"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_without_scripts(unscripted: Reader, name: str) -> None:
    window, page = unscripted.window, PAGES[name]
    window.resize(390, 844)
    window.open(f"{unscripted.address}/{page.path}")
    unscripted.sees("#early h1")
    unscripted.sees("#early .notice", "Without scripts")
    told = "return document.querySelector('#early').innerText.length"
    assert window.tell(told) > 1000
    if page.layers:
        assert window.tell(f"{_SHOWN} return shown(document.querySelector('#early svg'))")
    assert (
        window.tell(f"{_SHOWN} return shown(document.querySelector('#early .outdated'))") is False
    )
    assert window.tell("return Boolean(document.querySelector('.stApp'))") is False
    assert window.tell(_SIDEWAYS) <= 0


def test_links_lead_on_and_a_form_chooses_viewer_and_day(unscripted: Reader) -> None:
    window = unscripted.window
    window.resize(1400, 900)
    window.open(f"{unscripted.address}/disputes")
    unscripted.press('#early #features a[href*="zone:siachen"]')
    unscripted.is_at("sel=zone:siachen")
    unscripted.sees('#early [data-card="zone:siachen"]', "India")
    unscripted.choose("#early .look [name=as]", "PAK")
    unscripted.press("#early .look button")
    unscripted.is_at("as=PAK")
    unscripted.sees("#early .early-caption", "Pakistan")
    unscripted.press('#early .early-pages a[href*="/timeline"]')
    unscripted.is_at("/timeline")
    unscripted.sees("#early h1")


def test_steps_of_the_story_are_read_and_followed(unscripted: Reader) -> None:
    window = unscripted.window
    window.resize(390, 844)
    window.open(f"{unscripted.address}/")
    steps = "return document.querySelectorAll('#early a[href*=\"step=\"]').length"
    assert until(window, steps) >= 10
    unscripted.press('#early a[href*="step="]')
    unscripted.is_at("step=")
    unscripted.sees("#early .story-card h2, #early .story-card h1")
    assert window.tell(_SIDEWAYS) <= 0
