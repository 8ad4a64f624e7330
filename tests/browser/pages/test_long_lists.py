"""Lists and tables with more rows than a page begins with, as a reader comes to their end."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.chromium import first_visit
from tests.servers import NOT_WARMED_UP, copy_of_the_atlas, served

pytestmark = pytest.mark.nightly

# The end of so many is more than a window away.
FEW = 30


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An atlas whose pages begin with a few rows of each list and table."""
    folder = tmp_path_factory.mktemp("long")
    script = copy_of_the_atlas(folder)
    module = folder / "geo" / "web" / "content" / "panels" / "rows.py"
    text = module.read_text("utf-8")
    shorter = text.replace("MOST_ROWS = 100", f"MOST_ROWS = {FEW}")
    assert shorter != text
    module.write_text(shorter, "utf-8")
    with served(script, environment=NOT_WARMED_UP) as running:
        yield running.address


def test_the_rest_comes_when_its_reader_comes_to_the_end(browser: Browser, address: str) -> None:
    with first_visit(browser) as (page, _):
        page.goto(f"{address}/disputes?as=IND")
        panel = page.locator(".st-key-features")
        listed = panel.get_by_role("list").first.get_by_role("listitem")
        rest = panel.get_by_role("link", name="The whole list")
        expect(listed).to_have_count(FEW + 1)
        total = int(panel.locator("h3 .count").first.inner_text())
        assert total > FEW + 1, "a group says how many it has, not how many are there"
        map_frame = page.frame_locator(".st-key-map iframe")
        expect(map_frame.locator(".leaflet-container[data-ready=true]")).to_be_attached()
        rest.focus()
        expect(rest).to_have_count(0)
        expect(panel.get_by_role("list").first.locator("li")).to_have_count(total)
        # The keyboard goes on to the first row that has come.
        expect(listed.nth(FEW).get_by_role("link")).to_be_focused()
        table = page.locator("[data-table=zones]")
        table.scroll_into_view_if_needed()
        rows = table.locator("tbody tr")
        expect(table.get_by_role("link", name="The whole list")).to_have_count(0)
        assert rows.count() > total - 1
        listed.nth(FEW + 1).get_by_role("link").click()
        expect(page.locator(".st-key-details [data-card]")).to_be_visible()
