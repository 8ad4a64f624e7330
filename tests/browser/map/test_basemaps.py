"""Online basemaps: asked for where a reader has chosen one, done without where none answers."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect

from geo.maps.web.basemaps import ONLINE
from tests.chromium import Visit, map_of, open_layers

_OSM = f"https://{ONLINE['osm'].host}/"


def _answer_tiles(page: Page) -> list[str]:
    """Answers for the hosts of all basemaps with a grey tile; the addresses that are asked for."""
    asked: list[str] = []
    picture = io.BytesIO()
    Image.new("RGB", (256, 256), "#888").save(picture, "png")

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body=picture.getvalue(), content_type="image/png")

    for basemap in ONLINE.values():
        page.route(f"https://{basemap.host}/**", answer)
    return asked


def test_a_chosen_basemap_lies_below_and_bears_its_own_names(opened: Visit, address: str) -> None:
    page, traffic = opened
    asked = _answer_tiles(page)
    page.goto(f"{address}/disputes")
    frame = map_of(page)
    expect(frame.locator(".label-state").first).to_be_attached()
    assert (asked, traffic.external) == ([], [])
    open_layers(page)
    choice = page.get_by_role("combobox", name="Basemap")
    choice.select_option("OpenStreetMap, from tile.openstreetmap.org")
    expect(frame.locator(".leaflet-tile-loaded").first).to_be_attached()
    assert asked
    assert all(url.startswith(_OSM) for url in asked)
    expect(page).to_have_url(f"{address}/disputes?base=osm&v=2")
    expect(frame.locator(".leaflet-control-attribution")).to_contain_text("OpenStreetMap")
    expect(frame.locator(".leaflet-control-attribution")).to_contain_text("no opinion")
    expect(frame.locator(".label-state")).to_have_count(0)
    expect(frame.locator("path.zone").first).to_be_attached()
    choice.select_option("Atlas")
    expect(frame.locator(".leaflet-tile")).to_have_count(0)
    expect(frame.locator(".label-state").first).to_be_attached()
    expect(page).to_have_url(f"{address}/disputes")
    assert traffic.errors == []


@pytest.mark.nightly
def test_a_link_brings_its_basemap_to_both_maps(opened: Visit, address: str) -> None:
    page, traffic = opened
    asked = _answer_tiles(page)
    page.goto(f"{address}/disputes?as=IND&cmp=PAK&base=satellite&at=34,77,6")
    frame = map_of(page)
    expect(frame.locator(".leaflet-tile-loaded").first).to_be_attached()
    second = frame.get_by_label("Second map of the comparison")
    expect(second.locator(".leaflet-tile-loaded").first).to_be_attached()
    assert {url.split("/")[2] for url in asked} == {ONLINE["satellite"].host}
    open_layers(page)
    expect(page.get_by_role("combobox", name="Basemap")).to_have_value("satellite")
    assert traffic.errors == []


@pytest.mark.nightly
def test_where_no_tile_comes_the_map_is_drawn_on_its_own(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(f"{address}/disputes?base=osm")
    frame = map_of(page)
    expect(frame.get_by_role("status").filter(has_text="cannot be reached")).to_be_visible()
    expect(frame.locator(".leaflet-tile")).to_have_count(0)
    expect(frame.locator(".label-state").first).to_be_attached()
    expect(page).to_have_url(re.compile("base=osm"))
