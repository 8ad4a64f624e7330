"""The atlas below a path of a host: all that a page asks for and leads to is below it, too."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.chromium import Traffic, map_of, press, visit
from tests.servers import NOT_WARMED_UP, ROOT, served

pytestmark = pytest.mark.nightly

BASE = "/atlas/kavkaz"


@pytest.fixture(scope="module")
def below() -> Iterator[str]:
    options = ("--server.baseUrlPath", BASE.strip("/"))
    with served(ROOT / "app.py", *options, environment=NOT_WARMED_UP) as running:
        yield running.address


def _outside(traffic: Traffic) -> set[str]:
    return {path for path in traffic.fetched_paths if not path.startswith(f"{BASE}/")}


def test_a_reader_stays_below_the_path(browser: Browser, below: str) -> None:
    with visit(browser) as (page, traffic):
        page.goto(f"{below}{BASE}/disputes?as=IND")
        press(map_of(page), "zone:siachen")
        expect(page.locator('[data-card="zone:siachen"]')).to_be_visible()
        page.get_by_label("Borders as seen by", exact=True).select_option("PAK")
        expect(page).to_have_url(re.compile(f"{BASE}/disputes[?].*as=PAK"))
        page.get_by_test_id("stTopNav").get_by_role("link", name="Timeline").click()
        expect(page).to_have_url(re.compile(f"{BASE}/timeline"))
        map_of(page)
        page.go_back()
        expect(page).to_have_url(re.compile(f"{BASE}/disputes[?].*as=PAK"))
        map_of(page)
        links = page.eval_on_selector_all("a[href]", "links => links.map((link) => link.href)")
        own = [urlsplit(link).path for link in links if link.startswith(below)]
        assert len(own) > 20
        assert {path for path in own if not path.startswith(f"{BASE}/")} == set()
        assert (traffic.failed, traffic.external, traffic.errors) == ([], [], [])
        assert _outside(traffic) == set()


def test_what_is_made_of_a_view_is_below_the_path(below: str) -> None:
    with httpx.Client(base_url=below, timeout=60) as client:
        assert client.get(BASE).headers["location"] == f"{BASE}/"
        led = client.get(f"{BASE}/Farkhor?as=ind")
        assert led.next_request is not None
        assert str(led.next_request.url).startswith(f"{below}{BASE}/farkhor?as=IND")
        link = f"{below}{BASE}/disputes?as=IND&v=2"
        told = client.get(f"{BASE}/oembed", params={"url": link}).json()
        assert link in told["html"].replace("&amp;", "&")
        for address in (told["thumbnail_url"], f"{below}{BASE}/figure/disputes.svg"):
            assert client.get(address).status_code == 200
        index = client.get(f"{BASE}/data/index.json").json()
        assert client.get(index["layers"][0]["url"]).status_code == 200
        listed = re.findall(r"loc>(http[^<]*)</", client.get(f"{BASE}/sitemap.xml").text)
        assert {urlsplit(entry).path.startswith(f"{BASE}/") for entry in listed} == {True}
        # A proxy that takes the path off itself is answered as well.
        assert client.get("/disputes").text == client.get(f"{BASE}/disputes").text
