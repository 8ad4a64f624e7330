"""Journeys through the claims, the ties and the timeline, in a real Chromium."""

import re

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.chromium import Visit, map_of, press


def _open(page: Page, address: str) -> FrameLocator:
    page.goto(address)
    frame = map_of(page)
    expect(page.get_by_role("combobox", name="Borders as seen by", exact=True)).not_to_have_value(
        ""
    )
    return frame


def _caption(frame: FrameLocator) -> Locator:
    return frame.locator(".atlas-caption")


@pytest.mark.nightly
def test_a_claim_shows_its_evidence_on_the_map(opened: Visit, address: str) -> None:
    page, traffic = opened
    frame = _open(page, f"{address}/claims")
    page.locator(".st-key-features").get_by_role(
        "link", name=re.compile("Farkhor is dangerously close")
    ).click()
    details = page.locator(".st-key-details")
    expect(
        details.get_by_text("Farkhor air base to the border of Pakistan: 222 km")
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


@pytest.mark.nightly
def test_ties_follow_the_day_and_the_chosen_state(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/ties")
    refusal = frame.locator('path.tie[data-feature="tie:pak-arm-nonrecognition"]')
    expect(refusal.first).to_be_attached()
    page.get_by_label("Day", exact=True).fill("2025-10-01")
    page.get_by_label("Day", exact=True).press("Enter")
    expect(refusal).to_have_count(0)
    expect(frame.locator('path.tie[data-feature="tie:pak-arm-relations"]').first).to_be_attached()
    press(frame, "state:RUS")
    expect(frame.locator('path.tie[data-feature="pair:pak-rus"]').first).to_be_attached()
    expect(frame.locator('path.tie[data-feature="tie:pak-arm-relations"]')).to_have_count(0)


@pytest.mark.nightly
def test_the_matrix_leads_to_a_tie_and_to_a_state(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/ties")
    matrix = page.get_by_role("table").filter(has_text="Relations on 21 September 2020")
    matrix.get_by_role("link", name="1 non-recognition").first.click()
    expect(page.locator(".st-key-details").get_by_role("heading", level=2)).to_contain_text(
        "non-recognition"
    )
    expect(frame.locator("path.tie.chosen")).not_to_have_count(0)
    matrix.get_by_role("rowheader", name="Armenia").get_by_role("link").click()
    expect(page).to_have_url(re.compile("sel=state:ARM"))
    expect(frame.locator('path.tie[data-feature="pair:arm-rus"]').first).to_be_attached()
    expect(frame.locator('path.tie[data-feature="pair:pak-rus"]')).to_have_count(0)


@pytest.mark.nightly
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
    expect(axis.locator("ol")).to_have_js_property("clientWidth", 2 * width)


@pytest.mark.nightly
def test_who_took_part_selects_on_the_map(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/exercises")
    page.get_by_role("table").get_by_role("link", name="Tsentr 2019 (Centre 2019)").click()
    expect(frame.locator('.symbol.selected[data-feature="place:donguz"]')).to_be_attached()
    taking_part = page.locator(".st-key-details").get_by_text("Took part", exact=True)
    expect(taking_part).to_be_visible()
