"""Sizes and counts of visits, which are the same on every machine, are within their goals."""

import pytest
from playwright.sync_api import Browser

from geo.i18n.languages import languages
from tests.benchmarks import goals, journeys
from tests.benchmarks.__main__ import PAGES, largest_layer
from tests.benchmarks.network import two_visits
from tests.browser.gate import at_night_but
from tests.chromium import Traffic
from tests.servers import until_compressed

FIRST = PAGES[0]
# Whose first visit fetches most; the gate tries that one.
LARGEST_PAGE, LARGEST_LANGUAGE = "farkhor", "ru"


@pytest.fixture(scope="module")
def ready(address: str) -> str:
    """The address of an atlas that has made all small that it makes small ahead."""
    until_compressed(address)
    return address


def _assert_undisturbed(traffic: Traffic) -> None:
    assert (traffic.external, traffic.failed, traffic.errors) == ([], [], [])


@pytest.mark.parametrize("page", at_night_but(PAGES, [FIRST]))
def test_the_socket_carries_little_until_the_map_is_drawn(
    browser: Browser, ready: str, page: str
) -> None:
    _, traffic = journeys.first_map(browser, f"{ready}/{page}")
    assert 0 < sum(traffic.received) + sum(traffic.sent) <= 1000 * goals.LOAD_KB
    _assert_undisturbed(traffic)
    assert largest_layer(ready, traffic.fetched_paths) <= 1000 * goals.LAYER_KB


def test_a_click_fetches_little(browser: Browser, ready: str) -> None:
    clicked, traffic = journeys.click(browser, ready)
    assert 0 < clicked.size_bytes <= 1000 * goals.CLICK_KB
    _assert_undisturbed(traffic)


@pytest.mark.nightly
def test_a_change_of_viewer_or_day_costs_one_small_scene(browser: Browser, ready: str) -> None:
    _, size, traffic = journeys.switch_looks(browser, f"{ready}/disputes")
    assert 0 < size <= 1000 * goals.SCENE_KB
    _assert_undisturbed(traffic)


@pytest.mark.nightly
def test_no_script_runs_while_a_reader_pans_and_zooms(browser: Browser, ready: str) -> None:
    frames, traffic = journeys.pan_and_zoom(browser, ready)
    assert frames <= goals.FRAMES_AT_A_PAN
    _assert_undisturbed(traffic)


@pytest.mark.parametrize("code", at_night_but(languages(), [LARGEST_LANGUAGE]))
@pytest.mark.parametrize("page", at_night_but(PAGES, [LARGEST_PAGE]))
def test_a_visit_costs_little_and_the_next_one_less(
    browser: Browser, ready: str, page: str, code: str
) -> None:
    first, second = two_visits(browser, f"{ready}/{page}?lang={code}")
    assert 1000 * goals.SECOND_VISIT_KB < first.wire_bytes <= 1000 * goals.FIRST_VISIT_KB
    assert 0 < second.wire_bytes <= 1000 * goals.SECOND_VISIT_KB
