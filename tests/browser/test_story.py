"""Journeys through the story, the claims, the ties and the timeline, in a real Chromium."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from geo.layers.atlas import Atlas
from geo.web.content.story import story
from tests.chromium import Visit, map_of, press, visit


@pytest.fixture
def opened(browser: Browser) -> Iterator[Visit]:
    with visit(browser, reduced_motion="reduce") as visited:
        yield visited


def _open(page: Page, address: str) -> FrameLocator:
    page.goto(address)
    frame = map_of(page)
    expect(page.get_by_role("combobox", name="Borders as seen by", exact=True)).not_to_have_value(
        ""
    )
    return frame


def _story(page: Page) -> Locator:
    return page.get_by_role("region", name=re.compile("^The story in"))


def _caption(frame: FrameLocator) -> Locator:
    return frame.locator(".atlas-caption")


@pytest.mark.nightly
def test_the_story_is_read_from_end_to_end(opened: Visit, address: str, atlas: Atlas) -> None:
    page, traffic = opened
    frame = _open(page, address)
    steps = story(atlas)
    _story(page).get_by_role("button", name="Start the story").click()
    for number, step in enumerate(steps, start=1):
        expect(_story(page).get_by_role("heading", name=step.title, exact=True)).to_be_visible()
        expect(page).to_have_url(re.compile(rf"on={step.day}.*step={step.id}.*sel={step.select}"))
        day = f"{step.day.day} {step.day:%B %Y}"
        expect(_caption(frame)).to_have_text(f"As administered on the ground · {day}")
        assert frame.locator("path.outline, .symbol.selected").count() > 0
        expect(_story(page).get_by_role("link", name="Explore this map")).to_be_visible()
        if number < len(steps):
            _story(page).get_by_role("button", name=re.compile("^Next")).click()
    _story(page).get_by_role("button", name="To the beginning").click()
    expect(_story(page).get_by_role("button", name="Start the story")).to_be_visible()
    expect(page).not_to_have_url(re.compile("step="))
    assert (traffic.external, traffic.failed, traffic.errors) == ([], [], [])


def test_a_link_that_names_only_a_step_shows_all_of_it(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/?step=kabul-1979")
    expect(_caption(frame)).to_have_text("As administered on the ground · 24 December 1979")
    card = page.locator(".st-key-details").get_by_role("heading", level=2)
    expect(card).to_contain_text("Afghan war")
    expect(frame.locator('path.land[data-feature="state:SUN"]').first).to_be_attached()


@pytest.mark.nightly
def test_arrow_keys_and_swipes_turn_the_steps(browser: Browser, address: str) -> None:
    with visit(browser, 390, 844, has_touch=True, reduced_motion="reduce") as (page, _):
        _open(page, f"{address}/?step=drills-together")
        _story(page).focus()
        page.keyboard.press("ArrowRight")
        expect(page).to_have_url(re.compile("step=not-quite-astrakhan"))
        page.keyboard.press("ArrowLeft")
        expect(page).to_have_url(re.compile("step=drills-together"))
        swipe = """(story) => {
          const touch = (clientX) =>
            new Touch({ identifier: 1, target: story, clientX, clientY: 100 });
          const event = (type, x) => story.dispatchEvent(new TouchEvent(type,
            { bubbles: true, changedTouches: [touch(x)] }));
          event("touchstart", 300); event("touchend", 120);
        }"""
        _story(page).evaluate(swipe)
        expect(page).to_have_url(re.compile("step=not-quite-astrakhan"))


def test_back_walks_through_the_steps(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/?step=kabul-1979")
    _story(page).get_by_role("button", name=re.compile("^Next")).click()
    expect(_caption(frame)).to_contain_text("1991")
    page.go_back()
    expect(_caption(frame)).to_contain_text("1979")
    expect(_story(page).get_by_role("heading", name="Kabul, 1979")).to_be_visible()


def test_a_claim_shows_its_evidence_on_the_map(opened: Visit, address: str) -> None:
    page, traffic = opened
    frame = _open(page, f"{address}/claims")
    page.locator(".st-key-features").get_by_role(
        "link", name=re.compile("Farkhor is dangerously close")
    ).click()
    details = page.locator(".st-key-details")
    expect(
        details.get_by_text("Farkhor air base to the border of Pakistan: 222.0 km")
    ).to_be_visible()
    expect(frame.locator('.symbol.selected[data-feature="place:farkhor"]')).to_be_attached()
    expect(frame.locator('path.measure[data-feature="measure:farkhor-pakistan"]')).to_be_attached()
    expect(page).to_have_url(re.compile("sel=claim:farkhor-close-to-pakistan"))
    assert traffic.errors == []


@pytest.mark.nightly
def test_claims_are_filtered_and_the_filter_is_shared(opened: Visit, address: str) -> None:
    page, _ = opened
    _open(page, f"{address}/claims?only=verdict:contested")
    features = page.locator(".st-key-features")
    expect(features.get_by_role("link")).to_have_count(4)
    expect(features.get_by_role("link", name=re.compile("150,000"))).to_be_visible()


def test_ties_follow_the_day_and_the_chosen_state(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/ties")
    refusal = frame.locator('path.tie[data-feature="tie:pak-arm-nonrecognition"]')
    expect(refusal.first).to_be_attached()
    page.get_by_label("Day", exact=True).fill("2025-10-01")
    expect(refusal).to_have_count(0)
    expect(frame.locator('path.tie[data-feature="tie:pak-arm-relations"]').first).to_be_attached()
    expect(frame.locator("path.tie.faded")).to_have_count(0)
    press(frame, "state:PAK")
    expect(frame.locator("path.tie.faded")).not_to_have_count(0)
    expect(
        frame.locator('path.tie:not(.faded)[data-feature="tie:pak-arm-relations"]').first
    ).to_be_attached()


def test_the_matrix_selects_a_tie(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/ties")
    matrix = page.get_by_role("table").filter(has_text="Relations on 21 September 2020")
    matrix.get_by_role("link", name="non-recognition").first.click()
    expect(page.locator(".st-key-details").get_by_role("heading", level=2)).to_contain_text(
        "non-recognition"
    )
    expect(frame.locator("path.tie.chosen")).not_to_have_count(0)


def test_the_axis_and_the_map_select_each_other(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/timeline")
    axis = page.get_by_role("region", name="Events along time")
    axis.get_by_role("link", name=re.compile("Clash in the Galwan valley")).click()
    expect(frame.locator('.symbol.selected[data-feature="place:galwan"]')).to_be_attached()
    page.get_by_role("button", name="Show the map of this day").click()
    expect(_caption(frame)).to_have_text("As administered on the ground · 15 June 2020")
    press(frame, "place:galwan", ".symbol")
    touched = axis.locator("a.touched")
    expect(touched).not_to_have_count(0)
    width = axis.locator("ol").evaluate("list => list.clientWidth")
    page.get_by_role("button", name="Show fewer years").click()
    assert axis.locator("ol").evaluate("list => list.clientWidth") == 2 * width


@pytest.mark.nightly
def test_who_took_part_selects_on_the_map(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/exercises")
    page.get_by_role("table").get_by_role("link", name="Tsentr 2019 (Centre 2019)").click()
    expect(frame.locator('.symbol.selected[data-feature="place:donguz"]')).to_be_attached()
    taking_part = page.locator(".st-key-details").get_by_text("Took part", exact=True)
    expect(taking_part).to_be_visible()
