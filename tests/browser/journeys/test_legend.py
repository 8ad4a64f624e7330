"""The legend in a browser: it explains what is in view, switches layers and fades them."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.chromium import Visit, map_of


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
    shown: list[str] = frame.locator(
        ".atlas-legend :is([data-mark], [data-party]):visible"
    ).evaluate_all("marks => marks.map(({ dataset }) => dataset.mark ?? `party ${dataset.party}`)")
    return set(shown)


@pytest.mark.nightly
def test_the_legend_explains_what_is_in_view_and_nothing_else(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.goto(f"{address}/disputes?at=34.5,77,6.5")
    frame = map_of(page)
    legend = frame.locator(".atlas-legend")
    expect(legend.get_by_text("India", exact=True).first).to_be_visible()
    expect(legend.get_by_text("Ukraine", exact=True)).to_have_count(0)
    assert {"tint", "party PAK", "hatch", "border-control"} <= _explained(page)
    assert {"party AZE", "moved"}.isdisjoint(_explained(page))
    sent = len(traffic.sent)
    frame.get_by_role("button", name="Layers").click()
    page.locator(".st-key-legend").get_by_role("checkbox", name="Disputed zones").uncheck()
    expect(legend.locator('[data-mark="hatch"]')).to_have_count(0)
    assert not {mark for mark in _explained(page) if mark.startswith("party ")}
    assert len(traffic.sent) == sent
    page.goto(f"{address}/disputes?at=44.7,34.2,6.5")
    map_of(page)
    # Of more than are read at a glance the rest is there when asked for.
    expect(legend.get_by_text("Ukraine", exact=True)).to_have_count(0)
    legend.get_by_role(
        "button", name=re.compile(r"^Disputed zones: (Parties: \d+|and \d+ more)$")
    ).click()
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


def test_a_lost_layer_is_told_and_the_rest_stands(opened: Visit, address: str) -> None:
    page, _ = opened
    page.route("**/data/drawn/borders-*", lambda route: route.abort())
    page.goto(address)
    frame = page.frame_locator(".st-key-map iframe")
    expect(frame.get_by_role("status")).to_contain_text("“borders” could not be loaded")
    expect(frame.locator('path[data-feature="state:RUS"]')).to_be_attached()
