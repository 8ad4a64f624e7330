"""The projections of the live map: round circles, true areas, and all that answers on Mercator."""

import re
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from playwright.sync_api import FrameLocator, Page, expect

from geo.layers.measuring.geodesy import GEOD
from tests.browser.gate import at_night_but
from tests.chromium import Visit, map_of, open_layers

# Where the corners of drawn shapes are: degrees, and pixels of the plane before they are rounded.
_CORNERS = """(_, className) => {
  const { map } = Atlas.debug();
  const rings = (part) => (Array.isArray(part[0]) ? part.flatMap(rings) : [part]);
  const found = [];
  map.eachLayer((path) => {
    if (!path.getLatLngs || !path.getElement()?.classList.contains(className)) return;
    const corners = (ring) => ring.map((at) => {
      const { x, y } = map.project(at);
      return [at.lng, at.lat, x, y];
    });
    found.push(rings(path.getLatLngs()).map(corners));
  });
  return found;
}"""
_POINT = """(_, [lat, lon]) => {
  const { x, y } = Atlas.debug().map.latLngToContainerPoint([lat, lon]);
  return [x, y];
}"""
# What is at a point of the second map where the first one has it.
_APART = """(_, [lat, lon]) => {
  const [one, other] = Atlas.debug().maps.map((map) => map.latLngToContainerPoint([lat, lon]));
  return one.distanceTo(other);
}"""
_CENTRE = """() => {
  const { map } = Atlas.debug();
  const { lat, lng } = map.getCenter();
  return [lat, lng, map.getZoom()];
}"""
_PROJECTED = """(_, [lat, lon]) => {
  const { x, y } = Atlas.debug().map.project([lat, lon]);
  return [x, y];
}"""
_WHICH = "() => Atlas.debug().projection"


def _ask(frame: FrameLocator, script: str, told: Any = None) -> Any:
    return frame.locator("#map_div").evaluate(script, told)


def _choose(page: Page, frame: FrameLocator, projection: str) -> None:
    choice = page.get_by_role("combobox", name="Projection")
    if not choice.is_visible():
        open_layers(page)
    choice.select_option(projection)
    expect(page.locator("[data-projection]")).to_have_value(projection)
    assert _ask(frame, _WHICH)["name"] == projection


def _ring(frame: FrameLocator, lon: float, lat: float) -> np.ndarray[Any, Any]:
    """The distances of the corners of the one ring from its centre, in pixels."""
    ((line,),) = _ask(frame, _CORNERS, "ring")
    corners = np.array(line)
    x, y = _ask(frame, _PROJECTED, [lat, lon])
    found: np.ndarray[Any, Any] = np.hypot(corners[:, 2] - x, corners[:, 3] - y)
    return found


def _scales(frame: FrameLocator) -> np.ndarray[Any, Any]:
    """Of each disputed zone how many square pixels a square kilometre has."""
    found = []
    for rings in _ask(frame, _CORNERS, "zone"):
        shell = np.array(max(rings, key=len))
        lons, lats, x, y = shell.T
        km2 = abs(GEOD.polygon_area_perimeter(lons, lats)[0]) / 1e6
        px2 = abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2
        if km2 > 500:
            found.append(px2 / km2)
    return np.array(found)


@pytest.mark.nightly
def test_circles_are_round_and_areas_true(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.goto(f"{address}/farkhor?rings=1000&at=37.47,69.38,5")
    frame = map_of(page)
    expect(frame.locator(".leaflet-pane path.ring")).to_have_count(1)
    about = _ask(frame, _WHICH)
    ring = _ring(frame, about["lon_0"], about["lat_0"])
    assert ring.mean() > 200
    assert np.ptp(ring) < 0.5
    before = _ask(frame, _CENTRE)
    fetched = len(traffic.fetched)
    _choose(page, frame, "mercator")
    assert np.ptp(_ring(frame, about["lon_0"], about["lat_0"])) > 20
    _choose(page, frame, "equal")
    assert _ask(frame, _CENTRE) == pytest.approx(before, abs=1e-6)
    expect(page).to_have_url(re.compile(r"/farkhor\?at=37.47,69.38,5&proj=equal&rings=1000&v=2$"))
    # What is painted while a map moves is fetched once, when it is first touched.
    later = ("/card/", "-coarse-")
    assert not [url for url in traffic.fetched[fetched:] if not any(part in url for part in later)]

    page.goto(f"{address}/disputes")
    frame = map_of(page)
    scales = _scales(frame)
    assert len(scales) > 20
    assert scales.max() / scales.min() < 1.01
    _choose(page, frame, "mercator")
    scales = _scales(frame)
    assert scales.max() / scales.min() > 1.3
    assert traffic.errors == []


@pytest.mark.parametrize("projection", at_night_but(("equal", "aeqd"), ("aeqd",)))
def test_the_map_answers_in_each_projection(opened: Visit, address: str, projection: str) -> None:
    page, traffic = opened
    # Else the map glides on from the hand that let it go.
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}/disputes?proj={projection}&at=38,82,6")
    frame = map_of(page)
    expect(frame.locator("path.zone").first).to_be_attached()
    canvas = frame.locator("#map_div").bounding_box()
    assert canvas
    aksai_chin = [35.2, 79.4]
    before = _ask(frame, _POINT, aksai_chin)
    page.mouse.move(canvas["x"] + 400, canvas["y"] + 300)
    page.mouse.down()
    page.mouse.move(canvas["x"] + 450, canvas["y"] + 200, steps=5)
    page.mouse.up()
    expect(page).not_to_have_url(re.compile("at=38,82,6&"))
    x, y = _ask(frame, _POINT, aksai_chin)
    assert (x - before[0], y - before[1]) == pytest.approx((50, -100), abs=2)
    page.mouse.click(canvas["x"] + x, canvas["y"] + y)
    expect(page).to_have_url(re.compile("sel=zone:aksai-chin"))
    expect(frame.locator(".leaflet-map-pane path.outline").first).to_be_attached()
    label = frame.locator(".label-zone", has_text=re.compile(r"Aksai\s+Chin")).bounding_box()
    assert label
    middle = (label["x"] + label["width"] / 2, label["y"] + label["height"] / 2)
    assert middle == pytest.approx((canvas["x"] + x, canvas["y"] + y), abs=90)
    frame.locator("[data-feature][tabindex='0']").focus()
    met = set()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        met.add(frame.locator(":focus").get_attribute("data-feature"))
        there = frame.locator(":focus").bounding_box()
        assert there
        assert there["x"] < canvas["x"] + canvas["width"]
        assert there["x"] + there["width"] > canvas["x"]
    assert len(met) == 3
    assert traffic.errors == []


def test_below_an_online_basemap_the_map_is_in_mercator(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(f"{address}/disputes?base=osm&proj=aeqd")
    frame = map_of(page)
    assert _ask(frame, _WHICH)["name"] == "mercator"
    open_layers(page)
    expect(page.get_by_role("combobox", name="Projection")).to_be_disabled()
    expect(page.get_by_text("Online basemaps are drawn in Mercator")).to_be_visible()
    page.get_by_role("combobox", name="Basemap").select_option("atlas")
    expect(page.get_by_role("combobox", name="Projection")).to_have_value("aeqd")
    assert _ask(frame, _WHICH)["name"] == "aeqd"


@pytest.mark.nightly
def test_a_selected_place_is_where_distances_are_true_from(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(f"{address}/astrakhan?proj=aeqd&sel=place:ashuluk&lang=ru")
    frame = map_of(page)
    choice = page.locator("[data-projection]")
    expect(choice.locator("option:checked")).to_contain_text("«")
    first = _ask(frame, _WHICH)
    page.get_by_role("navigation").locator('[href="?sel=place:prudboy"]').first.click()
    expect(page).to_have_url(re.compile("sel=place:prudboy"))
    assert _ask(frame, _WHICH) != first
    page.go_back()
    expect(page).to_have_url(re.compile("sel=place:ashuluk"))
    assert _ask(frame, _WHICH) == first


@pytest.mark.nightly
@pytest.mark.parametrize("projection", ["equal", "aeqd"])
def test_both_maps_of_a_comparison_lie_on_each_other(
    opened: Visit, address: str, projection: str
) -> None:
    page, traffic = opened
    page.goto(f"{address}/disputes?as=IND&cmp=PAK&at=34,77,6")
    frame = map_of(page)
    expect(frame.locator(".atlas-second path.zone").first).to_be_attached()
    assert _ask(frame, _APART, [30, 90]) < 1
    _choose(page, frame, projection)
    assert _ask(frame, _APART, [30, 90]) < 1
    frame.locator("#map_div").press("ArrowRight")
    expect(page).not_to_have_url(re.compile(r"at=34,77,6\b"))
    assert _ask(frame, _APART, [40, 60]) < 1
    splitter = frame.get_by_role("slider", name="Splitter between the two maps")
    splitter.press("ArrowRight")
    expect(splitter).to_have_attribute("aria-valuenow", "55")
    assert traffic.errors == []


@pytest.mark.nightly
def test_an_embedded_map_and_a_saved_file_keep_the_projection(
    opened: Visit, address: str, tmp_path: Path
) -> None:
    page, traffic = opened
    page.goto(f"{address}/disputes?embed=true&proj=aeqd")
    assert _ask(map_of(page), _WHICH)["name"] == "aeqd"
    file = tmp_path / "saved.html"
    file.write_bytes(httpx.get(f"{address}/offline/disputes.html?proj=aeqd", timeout=90).content)
    page.goto(file.as_uri())
    expect(page.locator("#map_div")).to_have_attribute("data-ready", "true", timeout=30_000)
    assert page.evaluate("Atlas.debug().projection.name") == "aeqd"
    page.get_by_role("combobox", name="Projection").select_option("equal")
    assert page.evaluate("Atlas.debug().projection.name") == "equal"
    expect(page).to_have_url(re.compile("#v=2$|#$|saved.html$"))
    assert traffic.errors == []
