"""Journeys of a reader in a real Chromium; no host but this machine can be reached."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from geo.layers.atlas import Atlas
from geo.web.content.story import headline
from geo.web.view.pages import read_pages
from tests.browser.gate import at_night_but
from tests.chromium import Visit, map_of, press, visit

PAGES = {name: page for name, page in read_pages().items() if page.has_live_map}


def _details(page: Page) -> Locator:
    return page.locator(".st-key-details")


def _heading(page: Page, name: str) -> Locator:
    return _details(page).get_by_role("heading", name=name, exact=True)


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


def test_click_outlines_shows_facts_and_writes_the_address(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.goto(address)
    frame = map_of(page)
    press(frame, "state:KAZ")
    expect(frame.locator("path.outline")).not_to_have_count(0)
    expect(_heading(page, "Kazakhstan")).to_be_visible()
    expect(page).to_have_title("Kazakhstan · Kavkaz Atlas")
    expect(_details(page).get_by_text("In the article")).to_be_visible()
    assert _details(page).locator("ol.sources a[href^=http]").count() > 0
    expect(page).to_have_url(re.compile(r"sel=state:KAZ"))
    entry = page.locator('.st-key-features [href="?sel=state:KAZ"]')
    expect(entry).to_have_attribute("aria-current", "true")
    assert traffic.errors == []


@pytest.mark.parametrize(
    ("feature", "position"),
    at_night_but(
        [
            ("zone:aksai-chin", "35,79,7"),
            ("state:NPL", "28.3,84,6.5"),
            ("zone:crimea", "45.3,34.3,7"),
        ],
        [("zone:aksai-chin", "35,79,7")],
    ),
)
def test_the_outline_goes_around_what_is_selected(
    opened: Visit, address: str, feature: str, position: str
) -> None:
    """It is the edge of the shapes, all of it: land of several layers must not cancel out."""
    page, _ = opened
    page.goto(f"{address}/disputes?at={position}&sel={feature}")
    frame = map_of(page)
    expect(frame.locator("path.outline")).to_have_count(1)
    shapes = _edges(frame.locator(f'path[data-feature="{feature}"]'))
    assert _edges(frame.locator("path.outline")) == pytest.approx(shapes, abs=6)


@pytest.mark.nightly
def test_a_circle_is_outlined_by_a_circle(opened: Visit, address: str) -> None:
    """What marks a small circle has all its points, and looks no less round."""
    page, _ = opened
    page.goto(f"{address}/astrakhan?at=48.5,45.7,6&sel=place:kapustin-yar")
    frame = map_of(page)
    points = "(path) => path.getAttribute('d').split('L').length"
    circle = frame.locator('path.extent[data-feature="place:kapustin-yar"]').evaluate(points)
    assert frame.locator("path.outline").evaluate(points) == circle > 30


def _edges(paths: Locator) -> list[float]:
    """Left, top, right and bottom of all paths together, in pixels."""
    edges: list[float] = paths.evaluate_all("""(all) => {
      const boxes = all.map((path) => path.getBoundingClientRect());
      const of = (pick, side) => pick(...boxes.map((box) => box[side]));
      const [least, most] = [Math.min, Math.max];
      return [of(least, "left"), of(least, "top"), of(most, "right"), of(most, "bottom")];
    }""")
    return edges


@pytest.mark.nightly
def test_a_shared_address_shows_the_same(browser: Browser, address: str) -> None:
    with visit(browser) as (page, _):
        page.goto(f"{address}/disputes")
        press(map_of(page), "zone:crimea")
        expect(_heading(page, "Crimea")).to_be_visible()
        expect(page).to_have_url(re.compile("sel=zone:crimea"))
        shared, words = page.url, _details(page).inner_text()
        # What else is under the pointer, only the reader who pressed is told.
        beneath = page.locator(".links.beneath").inner_text()
    with visit(browser) as (page, _):
        page.goto(shared)
        frame = map_of(page)
        expect(_heading(page, "Crimea")).to_be_visible()
        assert _details(page).inner_text().split() == words.replace(beneath, "").split()
        expect(frame.locator("path.outline")).not_to_have_count(0)


def test_list_and_table_select_on_the_map(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(f"{address}/participants")
    frame = map_of(page)
    page.locator(".st-key-features").get_by_role("link", name="Pakistan").click()
    expect(_heading(page, "Pakistan")).to_be_visible()
    expect(frame.locator("path.outline")).not_to_have_count(0)
    page.get_by_role("table").get_by_role("link", name="Myanmar").click()
    expect(_heading(page, "Myanmar")).to_be_visible()
    row = page.get_by_role("table").get_by_role("link", name="Myanmar")
    expect(row).to_have_attribute("aria-current", "true")


@pytest.mark.nightly
def test_back_and_forward_walk_through_selections(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(address)
    frame = map_of(page)
    for code, name in (("KAZ", "Kazakhstan"), ("IRN", "Iran")):
        press(frame, f"state:{code}")
        expect(_heading(page, name)).to_be_visible()
    page.go_back()
    expect(_heading(page, "Kazakhstan")).to_be_visible()
    page.go_forward()
    expect(_heading(page, "Iran")).to_be_visible()
    expect(frame.locator(".leaflet-container")).to_have_attribute("data-ready", "true")


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
    expect(_heading(page, "Aksai Chin")).to_be_visible()
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


@pytest.mark.nightly
def test_nearer_views_are_sent_the_smaller_cities(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.goto(address)
    expect(map_of(page).locator(".label-city", has_text="Moscow")).to_be_attached()
    assert not any("/drawn/cities-all-" in url for url in traffic.fetched)
    page.goto(f"{address}/?at=34.6,72,7")
    expect(map_of(page).locator(".label-city", has_text="Peshawar")).to_be_attached()


def test_legend_switches_layers_and_keeps_them_in_the_address(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.goto(f"{address}/disputes")
    frame = map_of(page)
    sent = len(traffic.sent)
    box = page.locator(".st-key-legend").get_by_role("checkbox", name="Disputed zones")
    expect(box).to_be_hidden()
    button = frame.get_by_role("button", name="Layers")
    button.click()
    box.uncheck()
    box.press("Escape")
    expect(box).to_be_hidden()
    expect(button).to_be_focused()
    expect(frame.locator("path.zone")).to_have_count(0)
    expect(page).to_have_url(re.compile("layers=states,borders"))
    assert len(traffic.sent) == sent
    page.reload()
    frame = map_of(page)
    expect(frame.locator("path.zone")).to_have_count(0)
    frame.get_by_role("button", name="Layers").click()
    expect(box).not_to_be_checked()
    box.check()
    expect(frame.locator("path.zone")).not_to_have_count(0)


def _explained(page: Page) -> set[str]:
    """The marks that the legend shows now, by what they explain."""
    frame = page.frame_locator(".st-key-map iframe")
    shown: list[str] = frame.locator(".atlas-legend [data-mark]:visible").evaluate_all(
        "marks => marks.map((mark) => mark.dataset.mark)"
    )
    return set(shown)


@pytest.mark.nightly
def test_the_legend_explains_what_is_in_view_and_nothing_else(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.goto(f"{address}/disputes?at=34.5,77,6.5")
    frame = map_of(page)
    legend = frame.locator(".atlas-legend")
    expect(legend.get_by_text("India", exact=True).first).to_be_visible()
    expect(legend.get_by_text("Ukraine", exact=True)).to_have_count(0)
    assert {"tint", "claimant-PAK", "hatch", "border-control"} <= _explained(page)
    assert {"claimant-AZE", "moved"}.isdisjoint(_explained(page))
    sent = len(traffic.sent)
    frame.get_by_role("button", name="Layers").click()
    page.locator(".st-key-legend").get_by_role("checkbox", name="Disputed zones").uncheck()
    expect(legend.locator('[data-mark="hatch"]')).to_have_count(0)
    assert not {mark for mark in _explained(page) if mark.startswith("claimant-")}
    assert len(traffic.sent) == sent
    page.goto(f"{address}/disputes?at=44.7,34.2,6.5")
    map_of(page)
    # Of more than are read at a glance the rest is there when asked for.
    expect(legend.get_by_text("Ukraine", exact=True)).to_have_count(0)
    legend.get_by_role("button", name=re.compile(r"^Disputed zones: (Parties: \d+|and \d+ more)$")).click()
    expect(legend.get_by_text("Ukraine", exact=True).first).to_be_visible()
    expect(legend.get_by_text("India", exact=True)).to_have_count(0)
    assert frame.locator("path.zone").count() > 0


@pytest.mark.nightly
def test_a_layer_is_faded_in_the_legend_and_by_its_address(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.goto(f"{address}/disputes?at=34.5,77,6")
    frame = map_of(page)
    frame.get_by_role("button", name="Layers").click()
    slider = page.get_by_role("slider", name="Opacity: Disputed zones")
    expect(slider).to_have_value("100")
    sent = len(traffic.sent)
    slider.fill("40")
    expect(page).to_have_url(re.compile(r"opacity=zones:40&v="))
    expect(frame.locator("path.zone").first).to_have_css("opacity", "0.4")
    assert len(traffic.sent) == sent
    page.reload()
    expect(map_of(page).locator("path.zone").first).to_have_css("opacity", "0.4")
    frame.get_by_role("button", name="Layers").click()
    expect(slider).to_have_value("40")
    slider.fill("100")
    expect(page).not_to_have_url(re.compile("opacity"))
    expect(frame.locator("path.zone").first).to_have_css("opacity", "1")


def test_all_ties_fade_together_and_circles_at_sea_are_dotted(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(f"{address}/?on=1985-01-01&opacity=ties:30&sel=tie:pak-rus-1979")
    frame = map_of(page)
    expect(frame.locator("path.tie-disputes").first).to_have_css("opacity", "0.3")
    expect(frame.locator("path.extent-sea").first).to_have_css("stroke-dasharray", "1.5px, 4px")


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
    expect(_details(page).get_by_text("WGS 84 ellipsoid").first).to_be_visible()
    expect(_details(page).get_by_text("Land between")).to_be_visible()
    # What is measured is told in the unit that the address names.
    page.goto(f"{address}/farkhor?unit=mi&v=2")
    for figure in ("138 mi", "124.3 mi"):
        expect(frame.locator(".label-figure", has_text=figure)).to_be_attached()


@pytest.mark.nightly
def test_places_are_reachable_by_keyboard(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(f"{address}/astrakhan")
    marker = map_of(page).get_by_role("button", name="Kapustin Yar range")
    marker.focus()
    marker.press("Enter")
    expect(_heading(page, "Kapustin Yar range")).to_be_visible()


@pytest.mark.nightly
def test_sources_page_offers_layers_that_open(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.goto(f"{address}/sources")
    link = page.locator(".st-key-layers").get_by_role("link", name="Disputed zones")
    expect(link).to_be_visible()
    answer = page.request.get(f"{address}{link.get_attribute('href')}")
    assert answer.json()["features"][0]["id"].startswith("zone:")
    assert (traffic.external, traffic.failed) == ([], [])


def test_a_lost_layer_is_told_and_the_rest_stands(opened: Visit, address: str) -> None:
    page, _ = opened
    page.route("**/data/drawn/borders-*", lambda route: route.abort())
    page.goto(address)
    frame = page.frame_locator(".st-key-map iframe")
    expect(frame.get_by_role("status")).to_contain_text("“borders” could not be loaded")
    expect(frame.locator('path[data-feature="state:RUS"]')).to_be_attached()


_BAD = ("sel=<script>", "at=x", "layers=%00", "sel=place:none&at=,,")


@pytest.mark.parametrize("query", at_night_but(_BAD, _BAD[:1]))
def test_bad_address_opens_with_one_line(opened: Visit, address: str, query: str) -> None:
    page, traffic = opened
    page.goto(f"{address}/farkhor?{query}")
    map_of(page)
    expect(page.locator(".notice")).to_have_count(1)
    assert traffic.errors == []
    assert "Traceback" not in page.content()


@pytest.mark.nightly
def test_a_click_is_answered_wherever_the_address_began(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(f"{address}/disputes?as=PAK")
    frame = map_of(page)
    card = page.locator(".st-key-details [data-card]")
    press(frame, "state:KAZ")
    expect(card).to_have_attribute("data-card", "state:KAZ")
    page.get_by_label("Borders as seen by", exact=True).select_option("CHN")
    expect(frame.locator(".atlas-caption")).to_contain_text("As drawn by China · 21 September 2020")
    press(frame, "state:UZB")
    expect(card).to_have_attribute("data-card", "state:UZB")
    page.go_back()
    expect(card).to_have_attribute("data-card", "state:KAZ")
    page.go_back()
    expect(frame.locator(".atlas-caption")).to_contain_text(
        "As drawn by Pakistan · 21 September 2020"
    )
    page.go_back()
    expect(card).to_have_count(0)
