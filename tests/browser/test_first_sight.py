"""What a reader sees before Streamlit's scripts have run, and that it goes without a trace."""

from playwright.sync_api import expect

from tests.chromium import Visit, map_of


def test_the_heading_is_painted_before_the_scripts_run(opened: Visit, address: str) -> None:
    page, _ = opened
    page.route("**/static/js/**", lambda route: route.abort())
    page.goto(f"{address}/disputes")
    heading = page.get_by_role("heading", name="Who claims what?")
    expect(heading).to_be_visible()
    expect(page.locator("#early")).to_have_css("background-color", "rgb(255, 253, 248)")


def test_the_page_takes_the_place_of_its_first_sight(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(f"{address}/disputes")
    map_of(page)
    expect(page.locator("#early")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
