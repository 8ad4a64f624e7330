"""Tables that readers sort and filter, by pointer and by keys, beside their map."""

import csv
import re

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.gate import at_night_but
from tests.browser.journeys.test_access import violations
from tests.chromium import Visit, map_of, settled, visit

ZONES = "Disputed zones and lines"


def _square_kilometres(table: Locator) -> list[int]:
    """The measured areas of the rows that are shown, from the top."""
    words = table.locator("tbody tr:visible td:nth-child(5)").all_inner_texts()
    return [int(re.sub(r"\D", "", one)) for one in words if one.endswith(" km²")]


def test_a_table_is_sorted_and_filtered_beside_its_map(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.goto(f"{address}/disputes")
    frame = map_of(page)
    assert not [path for path in traffic.fetched_paths if "desk-tables" in path]
    table = page.get_by_role("region", name=ZONES)
    table.scroll_into_view_if_needed()
    as_given = table.locator("tbody th").all_inner_texts()
    measured = table.get_by_role("columnheader", name="Measured")
    button = measured.get_by_role("button")
    button.click()
    expect(measured).to_have_attribute("aria-sort", "ascending")
    areas = _square_kilometres(table)
    assert len(areas) > 10
    assert areas == sorted(areas)
    # The same by keys, and then as the page gives them.
    button.press("Enter")
    expect(measured).to_have_attribute("aria-sort", "descending")
    assert _square_kilometres(table) == areas[::-1]
    button.press("Space")
    expect(measured).to_have_attribute("aria-sort", "none")
    assert table.locator("tbody th").all_inner_texts() == as_given
    button.press("Enter")
    box = page.get_by_role("searchbox", name="Filter rows", description=ZONES)
    box.fill("china INDIA")
    shown = table.locator("tbody tr:visible")
    expect(shown.filter(has_text="Aksai Chin")).to_have_count(1)
    expect(shown.filter(has_text="Crimea")).to_have_count(0)
    said = f"Rows shown: {shown.count()} of {len(as_given)}"
    expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
    # Its file has the rows that are shown, as they are in order.
    link = page.get_by_role("group", name=ZONES).get_by_role("link", name="CSV")
    with page.expect_download() as saved:
        link.click()
    with saved.value.path().open(encoding="utf-8-sig", newline="") as file:
        names = [row[0] for row in csv.reader(file)][1:]
    assert names == table.locator("tbody tr:visible th").all_inner_texts()
    assert violations(page.main_frame) == []
    table.get_by_role("link", name="Aksai Chin").click()
    expect(page).to_have_url(re.compile("sel=zone:aksai-chin"))
    expect(frame.locator('[data-feature="zone:aksai-chin"]').first).to_be_attached()
    expect(table.get_by_role("link", name="Aksai Chin")).to_have_attribute("aria-current", "true")
    # Another viewer has another table; what was asked of it stays.
    page.get_by_role("combobox", name="Borders as seen by").select_option("CHN")
    expect(table.get_by_role("columnheader", name="China")).to_be_visible()
    expect(measured).to_have_attribute("aria-sort", "ascending")
    expect(box).to_have_value("china INDIA")
    assert not traffic.errors


@pytest.mark.nightly
def test_a_table_of_a_phone_is_filtered_in_urdu(browser: Browser, address: str) -> None:
    with visit(browser, 390, 844) as (page, _traffic):
        page.goto(f"{address}/disputes?lang=ur")
        settled(page)
        page.locator("[data-table=zones]").scroll_into_view_if_needed()
        box = page.get_by_role("searchbox")
        box.fill("بھارت چین")
        shown = page.locator("[data-table=zones] tbody tr:visible")
        expect(page.locator(".table-tools output")).to_contain_text(str(shown.count()))
        assert 0 < shown.count() < page.locator("[data-table=zones] tbody tr").count()
        assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("width", at_night_but([390, 1400], gate=[]))
def test_a_table_is_as_large_before_its_tools_come(
    browser: Browser, address: str, width: int
) -> None:
    sizes = "one => [one.offsetHeight, one.previousElementSibling.offsetHeight, one.scrollWidth]"
    with visit(browser, width, 844) as (page, _traffic):
        scripts = re.compile("desk-tables")
        page.route(scripts, lambda route: route.abort())
        page.goto(f"{address}/sources")
        settled(page)
        before = page.locator("[data-table]").evaluate_all(f"all => all.map({sizes})")
        page.unroute(scripts)
        page.reload()
        settled(page)
        page.get_by_role("searchbox", name="Filter rows").first.scroll_into_view_if_needed()
        expect(page.locator("[data-table]:not([data-with-tools])")).to_have_count(0)
        assert page.locator("[data-table]").evaluate_all(f"all => all.map({sizes})") == before
