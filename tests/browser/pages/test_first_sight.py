"""What a reader sees before Streamlit's scripts have run, and that it goes without a trace."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.chromium import Visit, first_visit, map_of, visit

# Web Vitals call 0.1 good.
MOST_SHIFT = 0.02
_WATCH_SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
window.early = [];
window.cardBox = (around) => {
  const card = document.querySelector(`${around} .story-card`);
  const { left, top, width, height } = card?.getBoundingClientRect() ?? {};
  return card ? [left, top, width, height] : [];
};
const note = () => {
  const box = window.cardBox("#early");
  if (box.length) window.early = box;
  if (!box.length && window.early.length) return;
  requestAnimationFrame(note);
};
note();
"""


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    options = {"java_script_enabled": False, "color_scheme": "dark"}
    with visit(browser, 390, 844, **options) as (page, _):
        yield page


def test_the_heading_is_painted_before_the_scripts_run(opened: Visit, address: str) -> None:
    page, _ = opened
    page.route("**/static/js/**", lambda route: route.abort())
    page.goto(f"{address}/disputes")
    heading = page.get_by_role("heading", name="One state administers this land, another claims it")
    expect(heading).to_be_visible()
    expect(page.locator("#early")).to_have_css("background-color", "rgb(255, 253, 248)")


def test_the_page_takes_the_place_of_its_first_sight(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(f"{address}/disputes")
    map_of(page)
    expect(page.locator("#early")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_a_page_is_read_and_left_without_scripts(without_scripts: Page, address: str) -> None:
    page = without_scripts
    page.goto(f"{address}/disputes?as=IND&sel=zone:aksai-chin&lang=en")
    expect(page.locator(".outdated")).to_be_hidden()
    expect(page.locator("#early")).to_have_css("background-color", "rgb(38, 43, 46)")
    card = page.get_by_role("article")
    expect(card.get_by_role("heading", name="Aksai Chin")).to_be_visible()
    expect(card).to_contain_text("China counts Aksai Chin as its own")
    page.get_by_role("link", name="Crimea", exact=False).first.click()
    expect(page.get_by_role("article").get_by_role("heading", level=2)).to_have_text("Crimea")
    expect(page).to_have_url(f"{address}/disputes?as=IND&sel=zone:crimea&v=2")
    page.get_by_label("Borders as seen by").select_option("UN")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("select[name=as]")).to_have_value("UN")
    expect(page.get_by_role("article").get_by_role("heading", level=2)).to_have_text("Crimea")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(
    ("path", "size"),
    [
        ("/disputes?sel=zone:crimea", (390, 844)),
        pytest.param("/?step=kabul-1979", (1400, 900), marks=pytest.mark.nightly),
        pytest.param("/", (1400, 900), marks=pytest.mark.nightly),
        pytest.param("/?step=kabul-1979&lang=ur", (390, 844), marks=pytest.mark.nightly),
        pytest.param("/farkhor?lang=ur", (390, 844), marks=pytest.mark.nightly),
        pytest.param("/sources", (1400, 900), marks=pytest.mark.nightly),
    ],
)
def test_nothing_moves_when_the_page_takes_its_place(
    browser: Browser, address: str, path: str, size: tuple[int, int]
) -> None:
    with first_visit(browser, *size) as (page, _):
        page.add_init_script(_WATCH_SHIFTS)
        page.goto(f"{address}{path}")
        expect(page.locator("#early")).to_have_count(0, timeout=30_000)
        page.wait_for_timeout(1000)
        assert page.evaluate("window.shift") <= MOST_SHIFT
        # The card of the story stands where its first sight stood.
        before, now = page.evaluate("[window.early, window.cardBox('.stApp [data-current]')]")
        assert now == pytest.approx(before, abs=2)


# The zoom at which each picture of the first HTML shows its land, once it has been fitted.
def test_a_browser_that_is_too_old_keeps_the_picture_and_says_why(
    opened: Visit, address: str
) -> None:
    page, traffic = opened
    page.add_init_script("delete Promise.withResolvers")
    page.goto(f"{address}/disputes")
    expect(page.get_by_text("This browser is older than the atlas needs")).to_be_visible()
    expect(page.locator("#early .early-map svg").first).to_be_visible()
    expect(page.get_by_role("link", name="Farkhor", exact=True)).to_be_visible()
    assert not [path for path in traffic.fetched_paths if path.startswith("/static/js/")]
    assert traffic.errors == []


def _without_nested_rules(sheet: str) -> str:
    """What a browser keeps of a style sheet that knows no rules within rules."""
    kept, depth = [], 0
    for part in re.split(r"(:root:root \{\n|[{}])", sheet):
        opens, shuts = part.endswith(("{", "{\n")), part == "}"
        if depth or part.startswith(":root:root {\n"):
            depth += opens - shuts
        else:
            kept.append(part)
    return "".join(kept).replace("@supports not selector(&)", "@media all")


@pytest.mark.nightly
@pytest.mark.parametrize("path", ["/disputes?lang=ru", "/?lang=ur"])
def test_a_browser_without_rules_within_rules_shows_the_picture(
    browser: Browser, address: str, path: str
) -> None:
    def as_of_old(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=_without_nested_rules(answer.text()))

    with visit(browser, 390, 844) as (page, _):
        page.add_init_script("delete Promise.withResolvers")
        page.route("**/assets/page-*.css", as_of_old)
        page.goto(f"{address}{path}")
        expect(page.locator("#early .outdated")).to_be_visible()
        box = page.locator("#early svg.plate").first.bounding_box()
        assert box is not None
        assert (box["width"] > 300, box["height"] > 200) == (True, True)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_browser_that_is_new_enough_is_not_told_that_it_is_old(
    opened: Visit, address: str
) -> None:
    page, _ = opened
    page.route("**/static/js/**", lambda route: route.abort())
    page.goto(f"{address}/disputes")
    expect(
        page.get_by_role("heading", name="One state administers this land, another claims it")
    ).to_be_visible()
    expect(page.locator(".outdated")).to_be_hidden()


_NOTE_ZOOMS = """
window.early = {};
const noteZooms = () => {
  document.querySelectorAll("#early .plate[style]").forEach((plate, at) => {
    const scale = parseFloat(plate.style.width) / plate.viewBox.baseVal.width;
    window.early[at] = parseFloat(plate.dataset.fit) + Math.log2(scale);
  });
  requestAnimationFrame(noteZooms);
};
noteZooms();
"""


@pytest.mark.parametrize(
    "path",
    [
        "/disputes?cmp=UN&split=side",
        pytest.param("/disputes?cmp=UN", marks=pytest.mark.nightly),
        pytest.param("/disputes", marks=pytest.mark.nightly),
    ],
)
def test_land_keeps_its_size_when_the_map_takes_the_place_of_its_picture(
    opened: Visit, address: str, path: str
) -> None:
    page, _ = opened
    page.add_init_script(_NOTE_ZOOMS)
    page.goto(f"{address}{path}")
    zoom = map_of(page).locator("body").evaluate("Atlas.debug().map.getZoom()")
    zooms = page.evaluate("Object.values(window.early)")
    assert zooms == pytest.approx([zoom] * (1 + ("cmp" in path)), abs=0.01)
