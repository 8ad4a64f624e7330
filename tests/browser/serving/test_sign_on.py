"""The atlas behind sign-on: a reader comes back to the very view, and its page works."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, expect

from tests.chromium import map_of, press, visit
from tests.deploy.proxy import ask_for_sign_on, proxying
from tests.deploy.sign_on import provider


def test_a_reader_signs_on_and_is_at_the_view(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    atlas = int(urlsplit(address).port or 0)
    with provider() as port:
        ask_for_sign_on(tmp_path, port, "everything")
        with proxying(tmp_path, [atlas, atlas, atlas]) as host, visit(browser) as (page, traffic):
            view = "/disputes?as=IND&on=2019-11-01&theme=dark&v=2"
            page.goto(host + view)
            expect(page).to_have_url(host + view)
            press(map_of(page), "zone:siachen")
            expect(page.locator('[data-card="zone:siachen"]')).to_be_visible()
            assert traffic.errors == []
