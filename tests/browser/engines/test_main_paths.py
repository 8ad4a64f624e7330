"""The main paths in Firefox and in WebKit; what Chromium shows is told by all other tests."""

import pytest

from tests.browser.engines.reader import Reader

pytestmark = pytest.mark.engines


def _selects(reader: Reader, feature: str, words: str = "") -> None:
    reader.press_on_map(f'[data-feature="{feature}"]')
    reader.sees(f'[data-card="{feature}"]', words)
    reader.is_at(f"sel={feature}")


def _types_day(reader: Reader, day: str) -> None:
    reader.press("[data-look=on]")
    reader.window.key("Control+a")
    reader.window.type(day)
    reader.window.key("Enter")
    reader.sees_on_map(".atlas-caption", day)


def test_a_place_a_viewer_a_day_and_back(reader: Reader) -> None:
    reader.open("/farkhor")
    _selects(reader, "place:farkhor", "Tajikistan")
    reader.choose("[data-look=as]", "IND")
    reader.sees_on_map(".atlas-caption", "As drawn by India")
    _types_day(reader, "2 January 1992")
    reader.window.back()
    reader.sees_on_map(".atlas-caption", "21 September 2020")
    reader.window.back()
    reader.sees_on_map(".atlas-caption", "As administered on the ground")
    reader.sees('[data-card="place:farkhor"]')
    assert reader.window.errors == []


@pytest.mark.nightly
def test_the_main_paths(reader: Reader) -> None:
    window = reader.window
    reader.open("/disputes?at=33,76,5")
    _selects(reader, "state:IND")
    _selects(reader, "zone:aksai-chin")
    reader.choose("[data-look=as]", "IND")
    reader.sees_on_map(".atlas-caption", "As drawn by India")
    _types_day(reader, "2 January 1992")
    window.back()
    reader.sees_on_map(".atlas-caption", "21 September 2020")
    window.back()
    reader.sees_on_map(".atlas-caption", "As administered on the ground")
    window.forward()
    reader.sees_on_map(".atlas-caption", "As drawn by India")

    reader.press('a[href*="/farkhor"]')
    reader.is_at("/farkhor")
    reader.sees("h1", "Farkhor")
    reader.sees_map()
    _selects(reader, "place:farkhor")
    reader.press_on_map(".atlas-search input")
    window.type("Dushanbe")
    reader.sees_on_map("#atlas-hits [role=option]", "Dushanbe")
    window.key("ArrowDown")
    window.key("Enter")
    reader.sees("[data-card]", "Dushanbe")

    reader.press(".languages [data-lang=ur]")
    reader.sees("html[dir=rtl] .languages [data-lang=ur][aria-current=true]")
    reader.sees_map()
    assert window.errors == []
