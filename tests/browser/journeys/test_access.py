"""axe-core on every page, in every theme, on a phone: nothing serious or critical, map included.

Streamlit's own elements are looked at like ours, and none of them had to be excepted.
"""

from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from geo.web.view.pages import read_pages
from tests.browser.gate import at_night_but
from tests.chromium import Visit, map_of, settled, visit

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
# Each document is looked at by itself: axe is not in the map's frame before it is put there.
_VIOLATIONS = """async () => {
  const { violations } = await axe.run(document, { iframes: false, resultTypes: ["violations"] });
  const told = ({ target, html }) => `${target.join(" ")} ${html.slice(0, 120)}`;
  return violations.filter(({ impact }) => ["serious", "critical"].includes(impact))
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${told(node)}`));
}"""
# What is folded away is looked at too; the preview of an embedded map is a visit of its own.
_UNFOLD = """document.querySelectorAll("details:not(.embed-builder)")
  .forEach((part) => { part.open = true; })"""
PAGES = read_pages()
MAPLESS = {page.path for page in read_pages().values() if not page.has_live_map}
VIEWS = (
    *((1400, 900, page.path) for page in PAGES.values()),
    (1400, 900, "claims?theme=dark&sel=claim:personnel-150000"),
    (1400, 900, "disputes?theme=dark&as=IND&cmp=PAK&sel=zone:aksai-chin"),
    (1400, 900, "?theme=contrast&sel=state:RUS"),
    (1400, 900, "?theme=dark"),
    *(
        (1400, 900, f"?step={step}&theme={theme}")
        for step in ("kabul-1979", "the-state-that-was")
        for theme in ("light", "dark")
    ),
    (800, 520, "astrakhan?embed=true&sel=place:ashuluk"),
    (390, 844, ""),
    (390, 844, "disputes"),
)

# The most on one page, and a phone.
GATE = ((390, 844, "disputes"),)


def violations(frame: Frame) -> list[str]:
    """What axe finds in a document that is serious or critical."""
    frame.evaluate(AXE)
    found: list[str] = frame.evaluate(_VIOLATIONS)
    return found


def _open(page: Page, link: str) -> None:
    page.goto(link)
    if urlsplit(link).path.strip("/") in MAPLESS:
        settled(page)
        expect(page.locator(".footer")).to_be_visible()
        return
    map_of(page)
    if "embed" not in link:
        expect(page.locator("[data-more]").first).to_be_attached()


@pytest.mark.parametrize(("width", "height", "path"), at_night_but(VIEWS, GATE))
def test_axe_finds_nothing_serious(
    seen: Visit, address: str, width: int, height: int, path: str
) -> None:
    page, traffic = seen
    page.set_viewport_size({"width": width, "height": height})
    _open(page, f"{address}/{path}")
    page.evaluate(_UNFOLD)
    found = {frame.url: violations(frame) for frame in page.frames}
    assert len(found) == (1 if path in MAPLESS else 2)
    assert {link: broken for link, broken in found.items() if broken} == {}
    assert traffic.errors == []


@pytest.mark.nightly
def test_axe_finds_nothing_in_what_opens(seen: Visit, address: str) -> None:
    page, _ = seen
    page.set_viewport_size({"width": 1400, "height": 900})
    _open(page, f"{address}/claims")
    inside = page.frames[1]
    search = map_of(page).get_by_role("combobox")
    for written in ("kas", "zzzz"):
        search.fill(written)
        expect(map_of(page).get_by_role("option").first).to_be_visible()
        search.press("ArrowDown")
        assert violations(inside) == []
    page.get_by_role("combobox", name="Verdict").click()
    expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    assert violations(page.main_frame) == []
    page.keyboard.press("Escape")
    page.get_by_text("Embed").click()
    map_of(page.get_by_role("group", name="Preview of the embedded map").frame_locator("iframe"))
    assert violations(page.main_frame) == []


@pytest.mark.nightly
def test_axe_would_find_what_is_wrong(seen: Visit, address: str) -> None:
    page, _ = seen
    _open(page, f"{address}/astrakhan")
    for frame in page.frames:
        frame.evaluate("document.body.append(document.createElement('button'))")
        assert [broken.partition(":")[0] for broken in violations(frame)] == ["button-name"]


@pytest.mark.parametrize(
    "path",
    at_night_but(
        ("disputes?sel=zone:crimea", "", "claims", "sources"), ("disputes?sel=zone:crimea",)
    ),
)
def test_axe_finds_nothing_serious_before_the_scripts_run(
    browser: Browser, address: str, path: str
) -> None:
    with visit(browser, 390, 844) as (page, _):
        page.route("**/static/js/**", lambda route: route.abort())
        page.goto(f"{address}/{path}")
        page.evaluate(_UNFOLD)
        assert violations(page.main_frame) == []
