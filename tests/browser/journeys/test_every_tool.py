"""Every tool of the desk by pointer, by keys and by finger, each way in another language.

Fingers are on a phone. Whatever is opened is looked at by axe.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from geo.i18n.languages import _, use_language
from geo.layers.marks import MOST_MARKS, Mark
from geo.web.view.marks import write_marks
from tests.browser.journeys.test_access import violations
from tests.chromium import map_of, visit

pytestmark = pytest.mark.nightly

VIEW = "disputes?at=35,69,5&v=2"
# The spots of a mark: from the corner of the map in pixels, and by which key the crosshair comes.
SPOTS = {
    "pointer": ((460, 250), (560, 330), (700, 400)),
    "keys": ("", "ArrowRight", "ArrowDown"),
    "finger": ((150, 90), (250, 90), (200, 150)),
}
_CSV = "name;lat;lon\nFarkhor;37°28′ N;69°23′ E\nBlack Sea;43;34\n"


@dataclass(frozen=True)
class Reader:
    """Somebody who uses tools in one way, in one language, in a window of one size."""

    page: Page
    frame: FrameLocator
    way: str

    def press(self, part: Locator) -> None:
        """Presses a button or a link."""
        part.scroll_into_view_if_needed()
        if self.way == "keys":
            part.press("Enter")
        elif self.way == "finger":
            part.tap()
        else:
            part.click()

    def spot(self, x: int, y: int) -> tuple[float, float]:
        """Where a spot of the map lies in the window."""
        box = self.page.locator(".st-key-map iframe").bounding_box()
        assert box
        return box["x"] + x, box["y"] + y

    def put(self, spot: object) -> None:
        """Puts a point of a mark on one of the SPOTS; by keys under the crosshair, moved so."""
        if isinstance(spot, tuple):
            at = self.spot(*spot)
            tap = self.page.touchscreen.tap if self.way == "finger" else self.page.mouse.click
            tap(*at)
            return
        if spot:
            before = self.page.url
            self.page.keyboard.press(str(spot))
            expect(self.page).not_to_have_url(before)
        self.page.keyboard.press("Enter")

    def tools(self) -> Locator:
        """Opens the tools that measure and mark."""
        self.press(self.frame.get_by_role("button", name=_("Measure"), exact=True))
        return self.frame.get_by_role("region", name=_("Measure and mark"))

    def breaks_nothing(self) -> None:
        """Neither the page nor its map breaks a rule of axe."""
        for frame in self.page.frames:
            assert violations(frame) == []


# Each way with its language, its window, and what the browser has to know of it.
WAYS = {
    "pointer": ("en", 1400, 900, {}),
    "keys": ("ru", 1400, 900, {}),
    "finger": ("ur", 390, 844, {"has_touch": True, "is_mobile": True}),
}


@contextmanager
def reader(
    browser: Browser, address: str, way: str, more: str = "", view: str = VIEW
) -> Iterator[Reader]:
    """A reader of a view, whose language is spoken within."""
    code, width, height, options = WAYS[way]
    with visit(browser, width, height, **options) as (page, traffic), use_language(code):
        page.goto(f"{address}/{view}&lang={code}{more}")
        yield Reader(page, map_of(page), way)
        assert traffic.errors == traffic.external == []


@dataclass(frozen=True)
class Tool:
    """A tool for marks: what its button and its mark are called, and how many points it takes."""

    button: str
    mark: str
    points: int
    ends_by_itself: bool = True
    words: str = ""
    selected: str = ""


TOOLS = {
    "distance": Tool("Distance", "distance", 2, ends_by_itself=False),
    "area": Tool("Area", "area", 3, ends_by_itself=False),
    "ring": Tool("Ring", "ring", 2),
    "arrow and azimuth": Tool("Arrow", "arrow", 2),
    "point": Tool("Point", "point", 1),
    "words": Tool("Words", "words on the map", 1, words="A <b>"),
    "highlight": Tool("Highlight the selection", "highlight", 0, selected="&sel=state:TJK"),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)
def test_a_mark_is_made_and_taken_out(browser: Browser, address: str, tool: Tool, way: str) -> None:
    with reader(browser, address, way, tool.selected) as own:
        panel = own.tools()
        if tool.words:
            panel.get_by_role("textbox", name=_("Words beside it")).fill(tool.words)
        button = panel.get_by_role("button", name=_(tool.button), exact=True)
        own.press(button)
        for spot in SPOTS[way][: tool.points]:
            own.put(spot)
        if not tool.ends_by_itself:
            done = panel.get_by_role("button", name=_("Done"))
            own.page.keyboard.press("Enter") if way == "keys" else own.press(done)
        expect(own.page).to_have_url(re.compile("[?&]marks="))
        # On a phone the list has room again when the tool is laid down.
        if way == "finger" and tool.points:
            own.press(button)
        mark = panel.get_by_role("listitem")
        expect(mark).to_contain_text(_(tool.mark))
        expect(mark).to_contain_text(tool.words)
        if tool.mark == "arrow":
            expect(mark).to_contain_text("°")
        own.breaks_nothing()
        for edit, count in (("Undo", 0), ("Redo", 1), ("Clear", 0)):
            if way == "keys" and panel.get_by_role("button", name=_(edit)).is_disabled():
                continue
            own.press(panel.get_by_role("button", name=_(edit)))
            expect(mark).to_have_count(count)


@pytest.mark.parametrize("way", WAYS)
def test_a_point_is_asked_for(browser: Browser, address: str, way: str) -> None:
    with reader(browser, address, way) as own:
        if way == "keys":
            own.frame.locator("#map_div").press("i")
        elif way == "pointer":
            own.page.mouse.click(*own.spot(560, 330), button="right")
        else:
            _hold(own.page, own.spot(200, 150))
        expect(own.page).to_have_url(re.compile("[?&]sel=point:"))
        expect(own.page.locator("[data-card]")).to_contain_text(_("Point on the map"))
        own.breaks_nothing()


def _hold(page: Page, at: tuple[float, float]) -> None:
    """Lays a finger on the page and lifts it once the page has answered."""
    fingers = page.context.new_cdp_session(page)
    point = [{"x": at[0], "y": at[1]}]
    fingers.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": point})
    expect(page).to_have_url(re.compile("[?&]sel=point:"))
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize("way", WAYS)
def test_what_is_searched_for_is_found(browser: Browser, address: str, way: str) -> None:
    with reader(browser, address, way) as own:
        box = own.frame.get_by_role("combobox", name=_("Search names, coordinates and days"))
        if way == "finger":
            box.tap()
        box.fill("Khankendi")
        answer = own.frame.get_by_role("option").first
        expect(answer).to_be_visible()
        own.breaks_nothing()
        if way == "keys":
            box.press("ArrowDown")
            box.press("Enter")
        else:
            own.press(answer)
        expect(own.page).to_have_url(re.compile("[?&]sel=place:stepanakert"))


@pytest.mark.parametrize("way", WAYS)
def test_own_data_is_opened_and_taken_off(
    browser: Browser, address: str, tmp_path: Path, way: str
) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(_CSV, "utf-8")
    with reader(browser, address, way) as own:
        own.press(own.frame.get_by_role("button", name=_("Layers")))
        own.press(own.page.get_by_role("button", name=_("Add your own data …")))
        panel = own.frame.get_by_role("region", name=_("Your data"), exact=True)
        panel.get_by_label(_("Choose a file, or drop it on the map")).set_input_files(file)
        row = panel.get_by_role("listitem").first
        expect(row).to_contain_text(_("Tajikistan"))
        own.press(row.get_by_role("button"))
        expect(own.frame.locator(".own-row")).to_contain_text("Farkhor")
        own.breaks_nothing()
        own.press(panel.get_by_role("button", name=_("Take it off the map")))
        expect(panel.get_by_role("listitem")).to_have_count(0)


@pytest.mark.parametrize("way", WAYS)
def test_a_table_is_sorted_and_filtered(browser: Browser, address: str, way: str) -> None:
    with reader(browser, address, way) as own:
        table = own.page.locator("[data-table=zones]")
        table.scroll_into_view_if_needed()
        heading = table.get_by_role("columnheader").first
        own.press(heading.get_by_role("button"))
        expect(heading).to_have_attribute("aria-sort", "ascending")
        rows = table.locator("tbody tr:visible")
        before = rows.count()
        own.page.get_by_role("searchbox").first.fill(
            rows.first.get_by_role("link").first.inner_text()
        )
        expect(rows).not_to_have_count(before)
        own.breaks_nothing()
        own.press(rows.first.get_by_role("link").first)
        expect(own.page).to_have_url(re.compile("[?&]sel=(zone|line):"))


@pytest.mark.parametrize("way", WAYS)
def test_a_point_is_laid_on_the_place_beside_it(browser: Browser, address: str, way: str) -> None:
    with reader(browser, address, way, view="farkhor?at=37.4700,69.3800,9&v=2") as own:
        panel = own.tools()
        own.press(panel.get_by_role("button", name=_("Distance"), exact=True))
        box = own.page.locator(".st-key-map iframe").bounding_box()
        assert box
        # A little beside it, as a hand is.
        own.put((box["width"] / 2 - 5, box["height"] / 2 + 5) if way != "keys" else "")
        said = _("at {place}", place=_("Farkhor air base"))
        expect(panel.get_by_role("status")).to_contain_text(said)


@pytest.mark.parametrize("way", WAYS)
def test_a_mark_too_many_is_refused_with_the_figure(
    browser: Browser, address: str, way: str
) -> None:
    full = write_marks([Mark("point", 1, points=((69.0, 35.0),))] * MOST_MARKS)
    with reader(browser, address, way, f"&marks={full}") as own:
        panel = own.tools()
        own.press(panel.get_by_role("button", name=_("Point"), exact=True))
        own.put(SPOTS[way][0])
        said = panel.get_by_role("status")
        expect(said).to_contain_text(str(MOST_MARKS + 1))
        expect(said).to_contain_text(str(MOST_MARKS))
        assert f"marks={full}&" in own.page.url
