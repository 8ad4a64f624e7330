"""Journeys of a reader in a real Chromium; no host but this machine can be reached."""

import re

import pytest
from playwright.sync_api import expect

from geo.layers.atlas import Atlas
from geo.web.content.story import headline
from geo.web.view.pages import read_pages
from tests.browser.gate import at_night_but
from tests.chromium import Visit, details_of, map_of

PAGES = {name: page for name, page in read_pages().items() if page.has_live_map}


@pytest.mark.parametrize("name", at_night_but(PAGES, ["farkhor"]))
def test_page_opens_cold_by_its_own_address(
    atlas: Atlas, opened: Visit, address: str, name: str
) -> None:
    page, traffic = opened
    page.goto(f"{address}/{PAGES[name].path}")
    frame = map_of(page)
    # Above the story stands what it found.
    heading = headline(atlas) if name == "overview" else PAGES[name].heading
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page).to_have_title(f"{heading} · Kavkaz Atlas")
    assert frame.locator("path.land").count() > 20
    expect(frame.locator(".label").first).to_be_attached()
    assert (traffic.external, traffic.failed, traffic.errors) == ([], [], [])


def test_overview_shows_roles_zones_places_and_names(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(address)
    frame = map_of(page)
    expect(frame.locator('path.role-host[data-feature="state:RUS"]')).to_have_count(1)
    expect(frame.locator('path.role-withdrew[data-feature="state:IND"]')).to_have_count(1)
    # Six states, and six zones that Pakistan, China and two entities administer.
    expect(frame.locator("path.role-participant")).to_have_count(12)
    assert frame.locator('path[class*="hatch-"]').count() >= 20
    fill = frame.locator('path[data-feature="zone:aksai-chin"]').evaluate(
        "path => getComputedStyle(path).fill"
    )
    assert "hatch-IND-CHN" in fill
    expect(frame.get_by_role("button", name="Farkhor air base")).to_be_visible()
    expect(frame.locator(".label-state", has_text="China")).to_be_attached()
    expect(frame.locator(".label-city").first).to_be_attached()


def test_search_finds_names_points_and_days_offline(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.goto(f"{address}/participants")
    frame = map_of(page)
    box = frame.get_by_role("combobox", name=re.compile("Search"))
    expect(frame.locator(".leaflet-container")).to_have_attribute("data-ready", "true")
    assert not [path for path in traffic.fetched_paths if re.search("gazetteer|desk-search", path)]
    box.fill("Фархор")
    expect(frame.get_by_role("group", name="Places")).to_contain_text("Farkhor")
    fetched = len(traffic.fetched)
    box.fill("kulyab")
    expect(frame.get_by_role("option").first).to_have_text(re.compile("^Kulob"))
    box.fill("aksai")
    expect(frame.get_by_role("option").first).to_contain_text("Aksai Chin")
    box.press("ArrowDown")
    expect(frame.get_by_role("option", selected=True)).to_contain_text("Aksai Chin")
    box.fill("Тифлис")
    expect(frame.get_by_role("listbox")).to_contain_text("is not in the atlas")
    expect(frame.get_by_role("listbox")).to_contain_text("Tbilisi")
    box.fill("zzzz")
    expect(frame.get_by_role("listbox")).to_contain_text("No results")
    box.press("Escape")
    expect(frame.get_by_role("listbox")).to_be_hidden()
    assert len(traffic.fetched) == fetched
    box.fill("aksai")
    box.press("Enter")
    expect(details_of(page).get_by_role("heading", name="Aksai Chin", exact=True)).to_be_visible()
    box.fill("25 ноября 2020")
    frame.get_by_role("option").first.click()
    expect(page).to_have_url(re.compile("on=2020-11-25"))
    box.fill("37°28'12\"N 69°22'48\"E")
    box.press("Enter")
    expect(page).to_have_url(re.compile("sel=point:37.4700,69.3800"))


def test_pan_and_zoom_write_the_address_without_a_script_run(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.goto(address)
    frame = map_of(page)
    sent = len(traffic.sent)
    frame.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile(r"at=[\d.-]+,[\d.-]+,[\d.]+"))
    before = page.url
    frame.locator(".leaflet-container").press("ArrowRight")
    expect(page).not_to_have_url(before)
    assert len(traffic.sent) == sent


def test_a_pan_by_pointer_asks_for_nothing_but_the_card_under_it(
    opened: Visit, address: str
) -> None:
    page, _ = opened
    page.clock.install()
    page.goto(address)
    frame = map_of(page)
    expect(frame.locator(".label-city").first).to_be_attached()
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    box = page.locator(".st-key-map iframe").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y - 30, steps=5)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"at=[\d.-]+,[\d.-]+,[\d.]+"))
    page.clock.fast_forward(5_000)
    # What was asked for before this has been noted when this is answered.
    assert page.evaluate("fetch('/healthz').then((answer) => answer.ok)")
    rest = [url for url in asked if not url.endswith("/healthz")]
    # A pointer that rests on a feature may have its card before it is pressed.
    assert [url for url in rest if "/card/" not in url] == []
    assert len(rest) <= 1


def test_article_account_repaints_without_a_new_map(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(f"{address}/participants")
    frame = map_of(page)
    frame.locator(".leaflet-container").evaluate("map => { map.dataset.kept = 'yes'; }")
    expect(frame.locator('path.role-observer[data-feature="state:AZE"]')).to_have_count(1)
    page.get_by_role("radio", name="The article").click()
    expect(frame.locator('path.role-participant[data-feature="state:AZE"]')).to_have_count(1)
    expect(frame.locator(".leaflet-container")).to_have_attribute("data-kept", "yes")
    expect(page).to_have_url(re.compile("roles=article"))


def test_farkhor_shows_measured_lines_and_editable_rings(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(f"{address}/farkhor")
    frame = map_of(page)
    expect(frame.locator(".leaflet-pane path.ring")).to_have_count(2)
    assert frame.locator("path.measure").count() >= 10
    expect(frame.locator(".label-figure", has_text="222 km")).to_be_attached()
    # Other distances are told where their place is pointed at.
    kabul = 'path.measure[data-feature="measure:farkhor-kabul"]'
    expect(frame.locator(kabul)).to_have_class(re.compile("faded"))
    frame.locator('.symbol[data-feature="place:kabul"]').hover()
    expect(frame.locator(kabul)).not_to_have_class(re.compile("faded"))
    expect(frame.locator(".label-figure", has_text="327 km")).to_be_visible()
    page.get_by_role("textbox", name=re.compile("Range rings")).fill("60,120,240")
    page.get_by_role("textbox", name=re.compile("Range rings")).press("Enter")
    expect(frame.locator(".leaflet-pane path.ring")).to_have_count(3)
    expect(page).to_have_url(re.compile("rings=60"))
    page.locator(".figures").get_by_role("link", name=re.compile("Pakistan's border")).first.click()
    expect(details_of(page).get_by_text("WGS 84 ellipsoid").first).to_be_visible()
    expect(details_of(page).get_by_text("Land between")).to_be_visible()
    # What is measured is told in the unit that the address names.
    page.goto(f"{address}/farkhor?unit=mi&v=2")
    for figure in ("138 mi", "124.3 mi"):
        expect(frame.locator(".label-figure", has_text=figure)).to_be_attached()


@pytest.mark.nightly
def test_sources_page_offers_layers_that_open(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.goto(f"{address}/sources")
    link = page.locator(".st-key-layers").get_by_role("link", name="Disputed zones")
    expect(link).to_be_visible()
    answer = page.request.get(f"{address}{link.get_attribute('href')}")
    assert answer.json()["features"][0]["id"].startswith("zone:")
    assert (traffic.external, traffic.failed) == ([], [])


_BAD = ("sel=<script>", "at=x", "layers=%00", "sel=place:none&at=,,")


@pytest.mark.parametrize("query", at_night_but(_BAD, _BAD[:1]))
def test_bad_address_opens_with_one_line(opened: Visit, address: str, query: str) -> None:
    page, traffic = opened
    page.goto(f"{address}/farkhor?{query}")
    map_of(page)
    expect(page.locator(".notice")).to_have_count(1)
    assert traffic.errors == []
    assert "Traceback" not in page.content()
