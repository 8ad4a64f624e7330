"""What a reader does on all pages, in Firefox and in WebKit, at night."""

from pathlib import Path

import httpx
import pytest

from geo.web.view.pages import read_pages
from tests.browser.engines.reader import Reader
from tests.browser.engines.windows import until

pytestmark = [pytest.mark.engines, pytest.mark.nightly]

PAGES = [page.path for page in read_pages().values() if page.has_live_map]
# Wider than the window: what a reader would have to scroll sideways to.
_BEYOND = """
const main = document.querySelector("[data-testid=stMain]") ?? document.documentElement;
return Math.max(main.scrollWidth - main.clientWidth,
  document.documentElement.scrollWidth - innerWidth);
"""
# Where a button of the map with that name is seen.
_BUTTON = """
const named = (one) => (one.getAttribute("aria-label") ?? one.textContent).trim();
const wanted = [...map.querySelectorAll("button")].find((one) => named(one) === arguments[0]);
const box = wanted?.getBoundingClientRect();
return box?.width ? [left + box.left + box.width / 2, top + box.top + box.height / 2] : null;
"""


@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_drawn_and_fits(reader: Reader, path: str, size: tuple[int, int]) -> None:
    reader.window.resize(*size)
    reader.open(f"/{path}")
    reader.sees_on_map(".label")
    assert reader.window.tell(_BEYOND) <= 0
    assert reader.window.errors == []


def test_days_are_played_and_halted(reader: Reader) -> None:
    reader.open("/disputes?on=1991-12-25")
    reader.press("[data-play]")
    reader.sees_on_map(".atlas-caption", "1992")
    reader.press("[data-play]")
    reader.sees("[data-play]", "Play")
    reader.is_at("on=199")


def test_the_slider_of_days_follows_the_keys(reader: Reader) -> None:
    reader.open("/disputes")
    day = "document.querySelector('[data-look=day]')"
    reader.window.tell(f"{day}.focus()")
    before = int(reader.window.tell(f"return {day}.value"))
    for _ in range(120):
        reader.window.key("ArrowLeft")
    until(reader.window, f"return Number({day}.value) === arguments[0]", before - 120)
    # A hundred and twenty days before 21 September: Safari refuses to write each of them.
    reader.sees_on_map(".atlas-caption", "24 May 2020")
    reader.is_at("on=2020-05-24")
    assert reader.window.errors == []


def test_the_splitter_is_dragged(reader: Reader) -> None:
    reader.open("/disputes?cmp=IND")
    middle = """
    const bar = map.querySelector("[role=slider]");
    const box = bar.getBoundingClientRect();
    return [left + box.left + box.width / 2, top + box.top + box.height / 2,
      Number(bar.ariaValueNow ?? bar.getAttribute("aria-valuenow"))];
    """
    x, y, at = reader.asks_map(middle)
    reader.window.drag((x, y), (x - 200, y))
    assert reader.asks_map(middle)[2] < at
    assert reader.asks_map(middle)[0] == pytest.approx(x - 200, abs=6)


def test_the_first_tab_stop_leads_to_the_list(reader: Reader) -> None:
    reader.open("/disputes")
    reader.window.tell("document.querySelector('.skip').focus()")
    reader.window.key("Enter")
    until(reader.window, "return Boolean(document.activeElement.closest('nav.features'))")


def test_the_theme_is_chosen(reader: Reader) -> None:
    reader.open("/disputes")
    reader.choose("[data-choose=theme]", "dark")
    reader.is_at("theme=dark")
    reader.sees("html[data-theme=dark]")
    reader.sees_on_map("html[data-theme=dark]")


def test_the_story_is_told_by_steps(reader: Reader) -> None:
    reader.open("/")
    reader.press(".story-step[data-current] .go, .story .go")
    reader.is_at("step=")
    reader.sees_map()


def test_steps_follow_one_another_and_lead_back(reader: Reader) -> None:
    reader.open("/")
    reader.press('[data-step-text="0"] [data-step-to="1"]')
    reader.is_at("step=")
    first = reader.window.tell("return new URLSearchParams(location.search).get('step')")
    reader.press('[data-step-text="1"] [data-step-to="2"]')
    until(reader.window, "return !location.search.includes(arguments[0])", f"step={first}")
    reader.press('[data-step-text="2"] [data-step-to="1"]')
    reader.is_at(f"step={first}")
    assert reader.window.errors == []


def test_a_ring_is_drawn_by_pointer(reader: Reader) -> None:
    reader.open("/disputes?at=35,69,5")
    for name in ("Measure", "Ring"):
        reader.window.click(*reader.until_map(_BUTTON, name))
    left, top = reader.asks_map("return [left, top]")
    for x, y in ((560, 330), (640, 400)):
        reader.window.click(left + x, top + y)
    reader.sees_on_map("section.desk [role=status]", "km")
    reader.is_at("marks=")
    assert reader.asks_map("return map.querySelectorAll('#map_div path.mark.mark-1').length") == 1
    assert reader.window.tell("return location.search.includes('sel=')") is False
    assert reader.window.errors == []


def test_a_point_has_its_card_and_tools_their_panel(reader: Reader) -> None:
    reader.open("/farkhor?sel=point:37.4700,69.3800")
    reader.sees("[data-card]", "MGRS")
    reader.asks_map("map.querySelector('[aria-label=Measure], [title=Measure]')?.click()")
    reader.sees_on_map("section.desk:not([hidden])")


def test_paper_shows_the_handout(reader: Reader) -> None:
    reader.open("/disputes?theme=dark")
    reader.sees("[data-handout]")
    reader.window.tell("dispatchEvent(new Event('beforeprint'))")
    reader.sees(".handout svg", "One state administers this land")
    reader.window.tell("dispatchEvent(new Event('afterprint'))")
    reader.sees("html[data-theme=dark]")


def test_a_download_leaves_the_page_connected(reader: Reader) -> None:
    reader.open("/disputes")
    watch = """
    const app = document.querySelector("[data-testid=stApp]");
    window.lost = 0;
    new MutationObserver(() => { window.lost += 1; })
      .observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] });
    """
    reader.window.tell(watch)
    reader.press('.share a[href*="/export/disputes.geojson"]')
    reader.choose("[data-look=as]", "IND")
    reader.sees_on_map(".atlas-caption", "As drawn by India")
    assert reader.window.tell("return window.lost") == 0


def test_a_saved_file_works_from_disk(reader: Reader, tmp_path: Path) -> None:
    saved = tmp_path / "atlas.html"
    answer = httpx.get(f"{reader.address}/offline/disputes.html?sel=zone:aksai-chin", timeout=60)
    saved.write_bytes(answer.content)
    reader.window.open(saved.as_uri())
    until(reader.window, "return document.querySelector('#map_div')?.dataset.ready")
    reader.sees('[data-card="zone:aksai-chin"]')
    reader.choose("[data-look=as]", "IND")
    reader.sees(".atlas-caption", "As drawn by India")
    reader.is_at("as=IND")
