"""The list beside the map is its twin, for readers who use no pointer."""

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.gate import at_night_but
from tests.browser.journeys.keyboard import (
    PAGES,
    feature_list,
    focused,
    in_frame,
    listed_features,
    map_features,
    open_page,
)
from tests.chromium import Visit

# Kinds of features that lie on the map; claims, events and exercises are told of by others.
ON_THE_MAP = ("state", "zone", "line", "place", "measure", "tie")
_SHOWN = "() => Atlas.debug().shown"
_OUTLINED = "() => Atlas.debug().outlined"


def _assert_twins(page: Page, frame: FrameLocator) -> list[str]:
    """The keyboard goes through the map in the order of the list, and neither has more to show."""
    expect(frame.locator("[data-feature][tabindex='0']")).to_have_count(1)
    listed, selectable = listed_features(page), map_features(frame)
    assert len(listed) == len(set(listed))
    assert [feature for feature in listed if feature in set(selectable)] == selectable
    shown = set(in_frame(frame, _SHOWN))
    for feature in listed:
        if feature.partition(":")[0] in ON_THE_MAP and feature not in shown:
            expect(feature_list(page).locator(f'[href="?sel={feature}"]')).to_contain_text(
                "not drawn"
            )
    return listed


@pytest.mark.parametrize("name", at_night_but(PAGES, ("disputes",)))
def test_the_list_is_the_twin_of_the_map(seen: Visit, address: str, name: str) -> None:
    page, traffic = seen
    frame = open_page(page, f"{address}/{PAGES[name].path}")
    listed = _assert_twins(page, frame)
    frame.locator("#map_div").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    chosen = focused(frame).get_attribute("data-feature")
    page.keyboard.press("Enter")
    current = feature_list(page).locator("[aria-current=true]")
    expect(current).to_have_attribute("href", f"?sel={chosen}")
    expect(current).to_be_visible()
    other = next(feature for feature in listed if feature != chosen)
    feature_list(page).locator(f'[href="?sel={other}"]').dispatch_event("click")
    expect(page.locator(f'.st-key-details [data-card="{other}"]')).to_be_visible()
    assert in_frame(frame, _OUTLINED)
    assert traffic.errors == []


@pytest.mark.parametrize(
    ("path", "gone"),
    at_night_but(
        [
            ("participants?on=1985-06-01", "state:KAZ"),
            ("ties?on=1985-06-01", "tie:pak-arm-nonrecognition"),
            ("disputes?layers=states,borders", "zone:crimea"),
            ("?layers=states,places", "zone:crimea"),
            ("claims?only=verdict:contested", "claim:farkhor-close-to-pakistan"),
        ],
        [("claims?only=verdict:contested", "claim:farkhor-close-to-pakistan")],
    ),
)
def test_the_list_has_the_filters_of_the_map(
    seen: Visit, address: str, path: str, gone: str
) -> None:
    page, _ = seen
    frame = open_page(page, f"{address}/{path}")
    assert gone not in _assert_twins(page, frame)
    assert gone not in map_features(frame)
    frame = open_page(page, f"{address}/{path.partition('?')[0]}")
    assert gone in listed_features(page)


@pytest.mark.nightly
def test_a_layer_that_is_switched_on_joins_the_list(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = open_page(page, f"{address}/disputes")
    more = feature_list(page).locator("[data-more=place]")
    expect(more).to_have_count(0)
    frame.get_by_role("button", name="Layers").click()
    places = page.locator(".st-key-legend").get_by_role("checkbox", name="Places", exact=True)
    places.check()
    expect(more.locator("summary")).to_contain_text(str(len(PAGES["disputes"].places)))
    _assert_twins(page, frame)
    places.uncheck()
    expect(more).to_have_count(0)
