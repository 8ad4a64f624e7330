"""What a test leaves in the browser reaches no other test, but for what has been fetched."""

from playwright.sync_api import Browser

from tests.chromium import first_visit, visit

_NOTE = """() => {
  localStorage.setItem("note", "1");
  sessionStorage.setItem("note", "1");
  document.cookie = "note=1";
}"""
_FOUND = "[localStorage.length, sessionStorage.length, document.cookie, history.length]"


def test_a_visit_finds_nothing_of_the_one_before(browser: Browser, address: str) -> None:
    link = f"{address}/healthz"
    with first_visit(browser) as (page, _):
        page.goto(link)
        untouched = page.evaluate(_FOUND)
    for width in (1400, 390):
        with visit(browser, width, 844) as (page, traffic):
            page.goto(link)
            assert page.evaluate(_FOUND) == untouched
            assert (page.viewport_size, traffic.fetched) == (
                {"width": width, "height": 844},
                [link],
            )
            page.evaluate(_NOTE)
            page.evaluate("open(location.href)")


def test_who_is_in_a_visit_shares_it_with_none(browser: Browser, address: str) -> None:
    with visit(browser) as (page, _):
        page.goto(f"{address}/healthz")
        with visit(browser) as (other, _):
            assert page.context is not other.context
        assert page.evaluate("1") == 1
