"""Every page fits a phone, a tablet, a laptop and a large screen: map first, nothing sideways."""

from itertools import combinations

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from geo.i18n.languages import ENGLISH, languages
from geo.web.view.pages import read_pages
from tests.browser.gate import at_night_but
from tests.chromium import map_of, settled, visit

# Width and height in pixels, and whether a finger points.
SIZES = (
    (390, 844, True),
    (1400, 900, False),
    (820, 1180, True),
    (2560, 1440, False),
    # The narrowest that are still sold, and the width of WCAG 2.2, 1.4.10.
    (360, 740, True),
    (320, 640, True),
)
PHONE, DESK = (390, 844), (1400, 900)
# WCAG 2.2, success criteria 2.5.8 and, for fingers, 2.5.5.
LEAST_PX = {False: 24, True: 44}

# Of the window, at first.
LEAST_SHARE = {False: 0.65, True: 0.55}

# What is hidden from who hears a page has its twin at full size. Links in a line of text are as
# high as the line; the label of an input is pressed in its place.
SMALLER = """(root, least) => [...root.querySelectorAll("a[href], button, select, input, summary")]
  .filter((element) => element.checkVisibility() && getComputedStyle(element).display !== "inline")
  .filter((element) => !element.closest("[aria-hidden=true]"))
  .map((element) => [element, element.closest("label:has(input)") ?? element])
  .map(([element, pressed]) => [element, pressed.getBoundingClientRect()])
  .filter(([, { width, height }]) => width > 0 && Math.min(width, height) < least - 0.5)
  .map(([element, { width, height }]) =>
    `${element.outerHTML.slice(0, 90)} ${Math.round(width)} × ${Math.round(height)}`)"""


def _small_targets(place: Page | FrameLocator, roots: str, least_px: int) -> list[str]:
    return [
        target for root in place.locator(roots).all() for target in root.evaluate(SMALLER, least_px)
    ]


# A number keeps off the word before it, also where the space between them is not laid out.
STUCK = """() => [...document.querySelectorAll(".stApp .stack-key b")].filter((number) => {
  const word = document.createRange();
  word.setStart(number.previousSibling, 0);
  word.setEnd(number.previousSibling, number.previousSibling.data.trimEnd().length);
  const [left, right] = [word, number].map((part) => part.getBoundingClientRect());
  return left.bottom > right.top && right.left - left.right < 2 && left.left - right.right < 2;
}).map((number) => number.parentElement.textContent)"""


# The page scrolls in a part of it, whose width the document does not tell.
BEYOND = """() => [document.documentElement, document.querySelector("[data-testid=stMain]")]
  .map((part) => part.scrollWidth - part.clientWidth)"""


# How far the name of the atlas, which the style sheet alone draws, reaches under the languages.
UNDER = """() => {
  const bar = document.querySelector("[data-testid=stToolbar]");
  const name = getComputedStyle(bar, "::before");
  if (name.display === "none" || name.position !== "absolute") return 0;
  const all = [...document.querySelectorAll(".languages a")];
  const [box, first] = [bar, all.find((link) => link.checkVisibility())]
    .map((element) => element.getBoundingClientRect());
  const from = (edge) => Math.abs(edge - box[document.dir === "rtl" ? "right" : "left"]);
  const start = parseFloat(document.dir === "rtl" ? name.right : name.left);
  const free = Math.min(from(first.left), from(first.right));
  return Math.max(0, start + parseFloat(name.width) - free);
}"""


# What is written in a cell and stands over the next one.
WIDER = """() => [...document.querySelectorAll(".stApp .table :is(th, td)")]
  .filter((cell) => cell.scrollWidth > cell.clientWidth + 1)
  .map((cell) => cell.textContent.trim().slice(0, 60))"""


def _assert_fits(page: Page, finger: bool) -> None:
    assert page.evaluate(UNDER) == 0
    assert page.evaluate(WIDER) == []
    assert page.evaluate(STUCK) == []
    assert page.evaluate(BEYOND) == [0, 0]
    assert _small_targets(page, "[data-testid=stHtml]", LEAST_PX[finger]) == []


# One of each kind: the story, a map with the widest table, one without a map, and many maps.
OF_EACH_KIND = ("overview", "ties", "sources", "views")
OTHERS = [code for code in languages() if code != ENGLISH]


@pytest.mark.parametrize(
    ("code", "names", "width", "height", "finger"),
    at_night_but(
        [
            (ENGLISH, OF_EACH_KIND, *SIZES[0]),
            *((ENGLISH, tuple(read_pages()), *size) for size in SIZES),
            *((code, tuple(read_pages()), *size) for code in OTHERS for size in SIZES[:2]),
        ],
        [(ENGLISH, OF_EACH_KIND, *SIZES[0])],
    ),
)
def test_every_page_fits(
    browser: Browser,
    address: str,
    code: str,
    names: tuple[str, ...],
    width: int,
    height: int,
    finger: bool,
) -> None:
    with visit(browser, width, height, has_touch=finger, is_mobile=finger) as (page, _):
        for name in names:
            text = read_pages()[name]
            page.goto(f"{address}/{text.path}?lang={code}")
            settled(page)
            expect(page.locator(".footer")).to_be_visible()
            if text.has_live_map:
                frame = map_of(page)
                assert _share(page, ".st-key-map iframe", width, height) >= LEAST_SHARE[finger]
                controls = ".leaflet-control-container"
                assert _small_targets(frame, controls, LEAST_PX[finger]) == [], name
            _assert_fits(page, finger)


def _share(page: Page, place: str, width: int, height: int) -> float:
    """How much of the window the map takes, before anything is scrolled."""
    box = page.locator(place).bounding_box()
    assert box is not None
    wide = min(box["x"] + box["width"], width) - max(box["x"], 0)
    high = min(box["y"] + box["height"], height) - max(box["y"], 0)
    return wide * high / (width * height)


@pytest.mark.nightly
@pytest.mark.parametrize(("size", "finger"), [(PHONE, True), (DESK, False)])
def test_a_page_is_mostly_map_from_its_first_sight_on(
    browser: Browser, address: str, size: tuple[int, int], finger: bool
) -> None:
    with visit(browser, *size, has_touch=finger, is_mobile=finger) as (page, _):
        page.route("**/static/js/**", lambda route: route.abort())
        for name, text in read_pages().items():
            if text.has_live_map:
                page.goto(f"{address}/{text.path}", wait_until="domcontentloaded")
                assert _share(page, ".early-map", *size) >= LEAST_SHARE[finger], name


@pytest.mark.parametrize(
    ("width", "height"), at_night_but([PHONE, (820, 1180), (900, 700)], [PHONE])
)
def test_lists_are_read_where_the_facts_lie_below_the_map(
    browser: Browser, address: str, width: int, height: int
) -> None:
    with visit(browser, width, height, has_touch=True) as (page, _):
        page.goto(f"{address}/disputes")
        map_of(page)
        entry = page.get_by_role("navigation", name="Features of the map").get_by_role("link")
        entry.first.scroll_into_view_if_needed()
        expect(entry.first).to_be_in_viewport(ratio=0.95)
        entry.nth(3).tap()
        chosen = page.locator(".st-key-details [data-card] h2")
        expect(chosen).to_be_in_viewport()


_BOXES = """(marks) => marks.map((mark) => mark.getBoundingClientRect())
  .filter(({ width }) => width).map(({ left, top, right, bottom }) => [left, top, right, bottom])"""


@pytest.mark.nightly
@pytest.mark.parametrize(
    ("width", "height", "query"),
    [
        (*size, query)
        for size in (PHONE, DESK)
        for query in ("", "&split=swipe", "&lang=ur", "&lang=ur&split=swipe")
    ],
)
def test_captions_of_two_maps_stand_clear_of_each_other_and_of_the_controls(
    browser: Browser, address: str, width: int, height: int, query: str
) -> None:
    with visit(browser, width, height) as (page, _):
        page.goto(f"{address}/disputes?as=IND&cmp=PAK,2024-01-01{query}")
        frame = map_of(page)
        # A phone shows one of the two maps, and a button that shows the other.
        captions = frame.locator(".atlas-caption:visible")
        expect(captions).to_have_count(1 if width < 560 else 2)
        _assert_apart(frame, width)
        if width >= 560 and "split=swipe" in query:
            _assert_on_their_sides(frame)
        if width < 560:
            frame.locator(".atlas-which").click()
            expect(captions).to_contain_text("2024")
            _assert_apart(frame, width)


def _assert_on_their_sides(frame: FrameLocator) -> None:
    """The splitter cuts neither caption: the first lies left of it, the second right of it."""
    captions = frame.locator(".atlas-caption:visible").evaluate_all(_BOXES)
    ((left, _, right, _),) = frame.locator(".atlas-splitter").evaluate_all(_BOXES)
    first, second = sorted(captions)
    assert first[2] <= (left + right) / 2 <= second[0], (first, second)


def _assert_apart(frame: FrameLocator, width: int) -> None:
    marks = (
        ".atlas-caption",
        ".atlas-which",
        ".leaflet-control button",
        ".leaflet-control a",
        ".atlas-search",
        ".leaflet-control-scale",
    )
    boxes = frame.locator(", ".join(f"{mark}:visible" for mark in marks)).evaluate_all(_BOXES)
    assert len(boxes) > 6
    for one, other in combinations(boxes, 2):
        beside = min(one[2], other[2]) - max(one[0], other[0]) <= 0
        assert beside or min(one[3], other[3]) - max(one[1], other[1]) <= 0, (one, other)
    assert all(left >= 0 and right <= width for left, _, right, _ in boxes)


@pytest.mark.parametrize(
    ("size", "path", "subject"),
    [
        ((844, 390), "/farkhor", "place:farkhor"),
        (PHONE, "/disputes?sel=zone:crimea", "zone:crimea"),
        pytest.param(
            DESK,
            "/farkhor?lang=ur&sel=place:srinagar",
            "place:srinagar",
            marks=pytest.mark.nightly,
        ),
    ],
)
def test_nothing_stands_over_the_subject(
    browser: Browser, address: str, size: tuple[int, int], path: str, subject: str
) -> None:
    with visit(browser, *size, has_touch=size != DESK, is_mobile=size != DESK) as (page, _):
        page.goto(f"{address}{path}")
        frame = map_of(page)
        over = ".atlas-search, .atlas-caption, .atlas-legend, .leaflet-bar, .leaflet-control-scale"
        boxes = frame.locator(over).evaluate_all(_BOXES)
        shapes = frame.locator(f'[data-feature="{subject}"]:is(.symbol, path)')
        left, top, right, bottom = shapes.first.evaluate_all(_BOXES)[0]
        middle = ((left + right) / 2, (top + bottom) / 2)
        assert len(boxes) >= 5
        for box in boxes:
            across, down = box[0] < middle[0] < box[2], box[1] < middle[1] < box[3]
            assert not (across and down), (box, middle)


def test_on_a_phone_facts_lie_at_the_foot_until_they_are_closed(
    browser: Browser, address: str
) -> None:
    """They leave the buttons of the map free; a bar opens them again, and a note their sources."""
    with visit(browser, *PHONE, has_touch=True) as (page, _):
        page.goto(f"{address}/disputes?sel=zone:siachen")
        frame = map_of(page)
        close = page.get_by_role("button", name="Close")
        close.wait_for()
        top = close.evaluate("button => button.getBoundingClientRect().top")
        place = page.locator(".st-key-map iframe").bounding_box()
        search = frame.get_by_role("combobox").bounding_box()
        assert place
        assert search
        assert search["y"] + search["height"] < top < place["y"] + place["height"]
        close.click()
        expect(close).to_be_hidden()
        page.get_by_role("button", name="Details").click()
        expect(page.get_by_role("heading", name="Siachen glacier")).to_be_focused()
        note = page.get_by_role("link", name="Sources 1 to 6").first
        note.click()
        expect(page.locator(".sources > li.meant")).to_have_count(6)
        expect(page.locator(".sources > li").first).to_be_visible()
