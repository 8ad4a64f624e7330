"""Measuring and marking: by pointer, by keyboard and by finger, into the address and out of it."""

import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Frame, FrameLocator, Locator, Page, expect

from tests.browser.journeys.test_access import violations
from tests.chromium import Visit, map_of, visit

ROAD = "l1467WwirqBnhPohoB:Road_to_Ishkashim"
AT = "at=35,69,5"


def _tools(frame: FrameLocator, name: str = "Measure", panel: str = "Measure and mark") -> Locator:
    frame.get_by_role("button", name=name, exact=True).click()
    tools = frame.get_by_role("region", name=panel)
    expect(tools).to_be_visible()
    return tools


def _marks_in(page: Page) -> str:
    found = re.search(r"[?&]marks=([^&]*)", page.url)
    return found[1] if found else ""


def _drawn(frame: FrameLocator, colour: int) -> Locator:
    return frame.locator(f"#map_div path.mark.mark-{colour}")


def _map_frame(page: Page) -> Frame:
    return next(frame for frame in page.frames if frame != page.main_frame)


def test_a_line_is_measured_by_pointer_and_its_land_told(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.goto(f"{address}/disputes?{AT}&as=IND&v=2")
    frame = map_of(page)
    assert not [path for path in traffic.fetched_paths if "desk-marks" in path]
    tools = _tools(frame)
    tools.get_by_role("button", name="Distance").click()
    where = page.locator(".st-key-map iframe").bounding_box()
    corners = [(where["x"] + x, where["y"] + y) for x, y in ((460, 250), (560, 330), (700, 400))]
    said = tools.get_by_role("status")
    for x, y in corners[:-1]:
        page.mouse.click(x, y)
    page.mouse.move(*corners[-1])
    expect(said).to_contain_text("from the last point")
    page.mouse.dblclick(*corners[-1])
    expect(said).to_contain_text(re.compile(r"^Kept: [\d,]+(\.\d)? km$"))
    expect(page).to_have_url(re.compile(r"[?&]marks=l1[\w-]+&v=2$"))
    expect(_drawn(frame, 1)).to_have_count(1)
    # What the list, the page and the map say is one figure.
    length = said.inner_text().removeprefix("Kept: ")
    expect(tools.get_by_role("listitem")).to_contain_text(length)
    expect(frame.locator(".label-mark")).to_have_text(length)
    own = page.get_by_role("region", name="Marks of a reader")
    expect(own).to_contain_text(length)
    expect(own).to_contain_text("As drawn by India")
    expect(tools.get_by_role("listitem").locator("small")).to_contain_text("km")
    # Another viewer is told other land, without a run of the page.
    page.get_by_role("combobox", name="Borders as seen by").select_option("CHN")
    expect(own).to_contain_text("As drawn by China")
    # Nothing was selected by what was pressed while drawing.
    assert "sel=" not in page.url
    tools.get_by_role("radio", name="Pink").check()
    tools.get_by_role("button", name="Ring").click()
    page.mouse.click(*corners[0])
    page.mouse.click(*corners[1])
    expect(_drawn(frame, 2)).to_have_count(1)
    assert violations(_map_frame(page)) == []
    assert violations(page.main_frame) == []
    # Undo, redo, Back and a reload all show what the address says.
    both = _marks_in(page)
    tools.get_by_role("button", name="Undo").click()
    expect(_drawn(frame, 2)).to_have_count(0)
    tools.get_by_role("button", name="Redo").click()
    expect(_drawn(frame, 2)).to_have_count(1)
    assert _marks_in(page) == both
    page.go_back()
    expect(_drawn(frame, 2)).to_have_count(0)
    page.go_forward()
    expect(_drawn(frame, 2)).to_have_count(1)
    tools.get_by_role("button", name="Clear").click()
    expect(page).not_to_have_url(re.compile("marks="))
    expect(frame.locator("#map_div path.mark")).to_have_count(0)
    assert traffic.errors == traffic.failed == traffic.external == []


@pytest.mark.nightly
def test_keys_alone_draw_name_and_take_out_an_area(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.goto(f"{address}/disputes?{AT}&marks={ROAD}&v=2")
    frame = map_of(page)
    expect(frame.locator(".label-mark")).to_contain_text("Road to Ishkashim: 201 km")
    expect(page.get_by_role("region", name="Marks of a reader")).to_contain_text("Afghanistan")
    frame.get_by_role("button", name="Measure", exact=True).press("Enter")
    tools = frame.get_by_role("region", name="Measure and mark")
    tools.get_by_role("button", name="Area").press("Enter")
    said = tools.get_by_role("status")
    expect(frame.locator("#map_div")).to_be_focused()
    for key in ("ArrowRight", "ArrowDown", "ArrowDown"):
        before = page.url
        page.keyboard.press("Enter")
        page.keyboard.press(key)
        expect(page).not_to_have_url(before)
    page.keyboard.press("Enter")
    expect(said).to_contain_text("km²")
    page.keyboard.press("Backspace")
    page.keyboard.press("Escape")
    expect(said).to_contain_text(re.compile("^Kept: .* km²$"))
    area = tools.get_by_role("listitem").nth(1)
    area.get_by_role("textbox").fill("<b>Mine</b>")
    area.get_by_role("textbox").press("Enter")
    expect(frame.locator(".label-mark", has_text="<b>Mine</b>: ")).to_be_visible()
    # Whose land is inside is told as it is under a line, in the unit that the link names.
    expect(area.locator("small")).to_contain_text("km²")
    tools.get_by_role("combobox", name="Unit").select_option("Miles")
    expect(page).to_have_url(re.compile("[?&]unit=mi&v=2$"))
    expect(area.locator("small")).to_contain_text("mi²")
    expect(frame.locator(".leaflet-control-scale-line")).to_contain_text(" mi")
    expect(frame.locator(".label-mark", has_text="Road to Ishkashim: 125 mi")).to_be_visible()
    page.go_back()
    expect(tools.get_by_role("combobox", name="Unit")).to_have_value("km")
    expect(frame.locator(".leaflet-control-scale-line")).to_contain_text(" km")
    expect(area.locator("small")).to_contain_text("km²")
    assert violations(_map_frame(page)) == []
    area.get_by_role("button", name=re.compile("^Take out area, <b>Mine")).press("Enter")
    expect(tools.get_by_role("listitem")).to_have_count(1)
    assert _marks_in(page) == ROAD
    page.keyboard.press("Escape")
    expect(tools).to_be_hidden()
    assert traffic.errors == []


@pytest.mark.nightly
def test_a_finger_marks_on_a_phone_in_urdu(browser: Browser, address: str) -> None:
    with visit(browser, 390, 844, has_touch=True, is_mobile=True) as (page, traffic):
        page.goto(f"{address}/disputes?{AT}&lang=ur&v=2")
        frame = map_of(page)
        tools = _tools(frame, "ناپیں", "ناپیں اور نشان لگائیں")
        tools.get_by_role("button", name="رقبہ").tap()
        where = page.locator(".st-key-map iframe").bounding_box()
        for x, y in ((150, 90), (250, 90), (200, 150)):
            page.touchscreen.tap(where["x"] + x, where["y"] + y)
        done = tools.get_by_role("button", name="مکمل")
        expect(done).to_be_visible()
        done.tap()
        expect(page).to_have_url(re.compile(r"[?&]marks=a1[\w-]+&"))
        expect(_drawn(frame, 1)).to_have_count(1)
        # The list has room again when the tool is laid down.
        tools.get_by_role("button", name="رقبہ", exact=True).tap()
        expect(tools.get_by_role("listitem")).to_contain_text("رقبہ")
        assert violations(_map_frame(page)) == []
        assert traffic.errors == []


@pytest.mark.nightly
def test_a_saved_file_shows_marks_and_goes_on_measuring(
    opened: Visit, address: str, tmp_path: Path
) -> None:
    page, traffic = opened
    saved = tmp_path / "saved.html"
    answer = httpx.get(f"{address}/offline/disputes.html?{AT}&marks={ROAD}&v=2", timeout=60)
    saved.write_bytes(answer.content)
    page.goto(saved.as_uri())
    expect(page.locator("#map_div")).to_have_attribute("data-ready", "true", timeout=30_000)
    expect(page.locator(".label-mark")).to_contain_text("Road to Ishkashim")
    expect(page.get_by_role("region", name="Marks of a reader")).to_contain_text("201 km")
    page.get_by_role("button", name="Measure", exact=True).click()
    tools = page.get_by_role("region", name="Measure and mark")
    tools.get_by_role("button", name="Point", exact=True).press("Enter")
    page.keyboard.press("Enter")
    expect(tools.get_by_role("listitem")).to_have_count(2)
    expect(page.locator("[data-marks]")).to_contain_text("some kilometres off")
    tools.get_by_role("button", name="Area", exact=True).press("Enter")
    for key in ("Enter", "ArrowRight", "ArrowRight", "Enter", "ArrowDown", "Enter", "Enter"):
        before = page.url
        page.keyboard.press(key)
        if key.startswith("Arrow"):
            expect(page).not_to_have_url(before)
    expect(tools.get_by_role("listitem")).to_have_count(3)
    land = page.locator("[data-marks] > ol > li").last.locator(".stack-key li")
    expect(land.first).to_contain_text("km²")
    # All of the file follows the unit: marks and map, the list, and cards that are not yet shown.
    tools.get_by_role("combobox", name="Unit").select_option("Miles")
    expect(land.first).to_contain_text("mi²")
    listed = page.get_by_role("navigation").get_by_role("link", name=re.compile("^Aksai Chin"))
    listed.press("Enter")
    card = page.locator('[data-card="zone:aksai-chin"]')
    expect(card).to_contain_text("11,579 mi²")
    expect(card).to_contain_text("38,000 km²")
    assert traffic.errors == []
    assert [url for url in traffic.fetched if url.startswith("http")] == []


def test_a_link_of_marks_alone_looks_at_them(opened: Visit, address: str) -> None:
    page, _traffic = opened
    page.goto(f"{address}/disputes?marks={ROAD}&v=2")
    map_of(page)
    expect(page).to_have_url(re.compile("[?&]at="))
    lat, lon, zoom = map(float, re.findall(r"[-.\d]+", page.url.split("at=")[1])[:3])
    assert 34 < lat < 40
    assert 66 < lon < 74
    assert zoom > 5
