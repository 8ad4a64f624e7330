"""Journeys through points of view, days and comparisons, in a real Chromium."""

import re

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from tests.browser.gate import at_night_but
from tests.chromium import Visit, map_of, visit

# Azad Kashmir, Gilgit-Baltistan, Aksai Chin, Shaksgam, Demchok, and Doklam for Bhutan.
MOVED_BY_INDIA = 6


def _open(page: Page, address: str) -> FrameLocator:
    page.goto(address)
    frame = map_of(page)
    # The controls show the look as soon as they can change it.
    expect(_viewer(page)).not_to_have_value("")
    return frame


def _viewer(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Borders as seen by", exact=True)


def _day(page: Page) -> Locator:
    return page.get_by_label("Day", exact=True)


def _captions(frame: FrameLocator) -> Locator:
    return frame.locator(".atlas-caption")


def _second(frame: FrameLocator) -> Locator:
    return frame.get_by_label("Second map of the comparison")


def test_choosing_a_viewer_recolours_the_standing_map(opened: Visit, address: str) -> None:
    page, traffic = opened
    frame = _open(page, f"{address}/disputes?at=34.5,77,6")
    expect(frame.locator("path.zone.moved")).to_have_count(0)
    frame.locator("#map_div").evaluate("map => { map.dataset.kept = 'yes'; }")
    _viewer(page).select_option("As drawn by India")
    expect(frame.locator("path.zone.moved")).to_have_count(MOVED_BY_INDIA)
    expect(_captions(frame)).to_contain_text("As drawn by India · 21 September 2020")
    expect(page).to_have_url(re.compile(r"at=34\.5,77,6&as=IND&v=2$"))
    summed = re.compile(r"In the view of India, 5 zones, 11[34],\d{3} km²,")
    expect(page.get_by_text(summed)).to_be_visible()
    item = page.locator('.st-key-features [href="?sel=zone:gilgit-baltistan"]')
    expect(item).to_contain_text("drawn as India")
    expect(frame.locator("#map_div")).to_have_attribute("data-kept", "yes")
    assert (traffic.external, traffic.failed, traffic.errors) == ([], [], [])
    page.go_back()
    expect(frame.locator("path.zone.moved")).to_have_count(0)
    expect(_viewer(page)).to_have_value("defacto")


def test_a_shared_look_is_seen_as_it_was_sent(opened: Visit, address: str) -> None:
    page, traffic = opened
    frame = _open(page, f"{address}/disputes?as=PAK&on=2024-01-01&sel=zone:siachen")
    expect(_captions(frame)).to_contain_text("As drawn by Pakistan · 1 January 2024")
    expect(_viewer(page)).to_have_value("PAK")
    expect(_day(page)).to_have_value("1 January 2024")
    card = page.locator(".st-key-details")
    card.get_by_role("heading", name="Positions").click()
    expect(card.get_by_text("Position of India")).to_be_visible()
    expect(card.get_by_text("Administered on 1 January 2024 by")).to_be_visible()
    assert traffic.errors == []


@pytest.mark.nightly
def test_the_soviet_union_ends_with_a_step_of_the_day(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/disputes?on=1991-12-25")
    # The Baltic republics had left in September.
    expect(frame.locator('path.land[data-feature="state:SUN"]')).to_have_count(12)
    expect(frame.locator(".label-state", has_text="Soviet Union")).to_be_attached()
    page.get_by_role("button", name="Next event").click()
    expect(_day(page)).to_have_value("26 December 1991")
    expect(frame.locator('path.land[data-feature="state:SUN"]')).to_have_count(0)
    expect(frame.locator('path.land[data-feature="state:UKR"]')).to_have_count(1)
    expect(frame.locator(".label-state", has_text="Soviet Union")).not_to_be_attached()
    page.get_by_role("button", name="Choose a date", exact=True).click()
    page.get_by_role("button", name="Back to the exercise").click()
    expect(page).not_to_have_url(re.compile("on="))
    expect(page.get_by_text("21 September 2020: Kavkaz 2020 begins")).to_be_visible()


def test_a_city_has_the_name_of_its_day(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(f"{address}/disputes?at=50,70,5&sel=city:astana-1526273")
    frame = map_of(page)
    card = page.locator(".st-key-details [data-card] h2")
    for day, then, now in (
        ("2020-09-21", "Nur-Sultan", "Astana"),
        ("2022-09-19", "Astana", "Nur-Sultan"),
        ("1992-07-05", "Tselinograd", "Akmola"),
        ("1992-07-06", "Akmola", "Tselinograd"),
    ):
        _day(page).fill(day)
        _day(page).press("Enter")
        expect(frame.locator(".label-city", has_text=then)).to_be_visible()
        expect(frame.locator(".label-city", has_text=now)).not_to_be_attached()
        expect(card).to_have_text(then)


def test_the_day_is_typed_and_slid(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/disputes?at=39.8,46.7,8")
    _day(page).fill("25/11/2020")
    _day(page).press("Enter")
    expect(_day(page)).to_have_value("25 November 2020")
    expect(_captions(frame)).to_have_text("As administered on the ground · 25 November 2020")
    expect(page.get_by_text("25 November 2020: Kalbajar handed over")).to_be_visible()
    slider = page.get_by_role("slider", name=re.compile("^Day, from"))
    slider.focus()
    slider.press("ArrowRight")
    expect(page).to_have_url(re.compile("on=2020-11-26"))
    expect(slider).to_have_attribute("aria-valuetext", "26 November 2020")
    slider.press("PageUp")
    expect(page).to_have_url(re.compile("on=2020-11-25"))
    _day(page).fill("yesterday")
    _day(page).press("Enter")
    told = frame.get_by_text("Choose a date between 24 December 1979 and")
    expect(told).to_be_visible()
    expect(_day(page)).to_have_value("25 November 2020")
    page.get_by_role("button", name="Choose a date", exact=True).click()
    # It is fetched when it is first opened, and takes the keyboard then.
    expect(page.get_by_role("button", name="25 November 2020")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("on=2020-11-26"))
    # The page's words follow the slider when it has come to rest.
    expect(page.get_by_text("Administered on 26 November 2020 by").first).to_be_attached()


@pytest.mark.nightly
def test_days_are_played_unless_less_motion_is_asked_for(browser: Browser, address: str) -> None:
    with visit(browser) as (page, _):
        _open(page, f"{address}/disputes?on=2020-11-10")
        page.get_by_role("button", name="Play").click()
        # A busy machine may not look at every day that is played.
        expect(page).to_have_url(re.compile("on=(2020-11-2|2020-12|202[1-9])"))
        expect(page).to_have_url(re.compile("on=(2020-12|202[1-9])"))
        page.get_by_role("button", name="Pause").click()
        expect(page.get_by_role("button", name="Play")).to_be_visible()
    with visit(browser, reduced_motion="reduce") as (page, _):
        _open(page, f"{address}/disputes?on=2020-11-10")
        expect(page.get_by_role("button", name="Next event")).to_be_visible()
        expect(page.get_by_role("button", name="Play")).to_be_hidden()


def test_two_views_under_one_splitter(opened: Visit, address: str) -> None:
    page, traffic = opened
    frame = _open(page, f"{address}/disputes?at=34.5,77,6&as=IND")
    page.get_by_text("Compare", exact=True).click()
    page.get_by_label("Compare with borders as seen by").select_option("As drawn by Pakistan")
    expect(page).to_have_url(re.compile("as=IND&cmp=PAK"))
    expect(_captions(frame)).to_have_count(2)
    expect(_second(frame).locator("path.zone.moved")).to_have_count(3)
    # Nothing changes hands between two viewers of one day.
    expect(_captions(frame).last).to_contain_text(re.compile(r"drawn differently here: [\d,]+ km²"))
    splitter = frame.get_by_role("slider", name="Splitter between the two maps")
    splitter.focus()
    splitter.press("ArrowLeft")
    expect(splitter).to_have_attribute("aria-valuenow", "45")
    expect(_second(frame)).to_have_css("clip-path", re.compile(r"inset\(0px 0px 0px 45%\)"))
    compared = page.get_by_role("heading", name=re.compile("^Compared: As drawn by India"))
    expect(compared).to_be_visible()
    page.get_by_label("Compare with borders as seen by").select_option("same borders, another date")
    expect(_second(frame)).not_to_be_attached()
    expect(page).not_to_have_url(re.compile("cmp="))
    assert traffic.errors == []


def test_two_days_are_compared_side_by_side(opened: Visit, address: str) -> None:
    page, traffic = opened
    frame = _open(page, f"{address}/disputes?at=40,46,7&on=2020-01-01")
    page.get_by_text("Compare", exact=True).click()
    day = page.get_by_label("Day of the second map")
    day.fill("31.12.2020")
    day.press("Enter")
    expect(page).to_have_url(re.compile("cmp=2020-12-31&v="))
    told = re.compile(r"31 December 2020 · changed hands here: [\d,]+ km², 8 pieces")
    expect(_captions(frame).last).to_contain_text(told)
    expect(_second(frame).locator("path.zone.changed")).not_to_have_count(0)
    rows = page.locator(".changes tbody tr:visible")
    expect(rows).to_have_count(8)
    assert traffic.errors == []


@pytest.mark.nightly
def test_two_maps_side_by_side_show_the_same_and_move_together(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/disputes?cmp=1985-01-01")
    boxes = [frame.locator("#map_div").bounding_box(), _second(frame).bounding_box()]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    expect(_second(frame).locator(".label-state", has_text="Soviet Union")).to_be_attached()
    centres = "Atlas.debug().maps.map((map) => [...Object.values(map.getCenter()), map.getZoom()])"
    before = frame.locator("body").evaluate(f"() => {centres}")
    # Each lies on whole pixels of its own.
    assert before[0] == pytest.approx(before[1], abs=0.3)
    page.mouse.move(boxes[1]["x"] + 200, boxes[1]["y"] + 300)
    page.mouse.down()
    page.mouse.move(boxes[1]["x"] + 120, boxes[1]["y"] + 260, steps=5)
    page.mouse.up()
    expect(page).to_have_url(re.compile("at="))
    after = frame.locator("body").evaluate(f"() => {centres}")
    assert after[0] != before[0]
    assert after[1] != before[1]


def test_on_a_phone_a_button_shows_the_other_map(browser: Browser, address: str) -> None:
    with visit(browser, 390, 844) as (page, _):
        frame = _open(page, f"{address}/disputes?cmp=1985-01-01")
        expect(_second(frame)).to_be_hidden()
        # It says which day that is, and how much differs there.
        frame.get_by_role("button", name="Show: 1 January 1985 changed hands here:").click()
        expect(_second(frame)).to_be_visible()
        frame.get_by_role("button", name="Show: 21 September 2020", exact=True).click()
        expect(_second(frame)).to_be_hidden()


@pytest.mark.parametrize(
    ("query", "notice"),
    at_night_but(
        [
            ("as=FRA", "as=“FRA” cannot be used"),
            ("on=1950-01-01", "on=“1950-01-01” cannot be used"),
            ("cmp=defacto", "cmp cannot be used: both maps would be the same"),
        ],
        [("as=FRA", "as=“FRA” cannot be used")],
    ),
)
def test_a_bad_look_falls_back_with_one_line(
    opened: Visit, address: str, query: str, notice: str
) -> None:
    page, traffic = opened
    frame = _open(page, f"{address}/disputes?{query}")
    expect(page.get_by_role("status").filter(has_text=notice)).to_be_visible()
    expect(_captions(frame)).to_have_text("As administered on the ground · 21 September 2020")
    assert traffic.errors == []


@pytest.mark.nightly
def test_a_state_is_outlined_as_the_viewer_draws_it(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/disputes?at=34.5,77,6&sel=state:IND")
    outline = frame.locator(".leaflet-map-pane path.outline").first
    de_facto = outline.get_attribute("d")
    _viewer(page).select_option("As drawn by India")
    expect(outline).not_to_have_attribute("d", de_facto or "")
    expect(page.locator(".st-key-details")).to_contain_text("Land · As drawn by India")
