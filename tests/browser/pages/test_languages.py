"""Journeys in other languages: the page turns, the map speaks, links keep the language."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.gate import at_night_but
from tests.chromium import Visit, map_of, press, settled, visit

TABLET, PHONE = (768, 1024), (390, 844)


def test_a_reader_of_urdu(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.goto(f"{address}/disputes?lang=ur")
    frame = map_of(page)
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("html").get_attribute("lang") == "ur"
    # Time runs to the right on the slider; what is said of the day reads as the rest does.
    expect(page.locator(".look output")).to_have_css("direction", "rtl")
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "اس زمین کا انتظام ایک ریاست کرتی ہے"
    )
    panel, place = page.locator(".st-key-panel"), page.locator(".st-key-map")
    assert _left(panel) < _left(place), "the panel stands where lines end"
    search = frame.get_by_role("combobox", name="نام، محددات اور تاریخیں تلاش کریں")
    zoom = frame.locator(".leaflet-control-zoom")
    assert _left(zoom) < _left(search), "the controls of the map are mirrored"
    press(frame, "zone:aksai-chin")
    card = page.locator('[data-card="zone:aksai-chin"]')
    expect(card.get_by_role("heading", name="اکسائی چن")).to_be_visible()
    expect(card).to_contain_text("زیرِ انتظام")
    page.get_by_role("link", name="شرکا", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("بھارت نہ آیا")
    expect(page).to_have_url(f"{address}/participants?lang=ur&v=2")
    map_of(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "اس زمین کا انتظام ایک ریاست کرتی ہے"
    )
    expect(card).to_be_visible()
    assert (traffic.errors, traffic.external) == ([], [])


@pytest.mark.nightly
def test_the_same_view_in_russian_and_back(opened: Visit, address: str) -> None:
    page, traffic = opened
    page.goto(f"{address}/farkhor?sel=place:farkhor&on=2021-03-01")
    map_of(page)
    page.get_by_role("navigation", name="Language").get_by_role("link", name="Русский").click()
    expect(page.locator('[data-card="place:farkhor"] h2')).to_have_text("Авиабаза Фархор")
    frame = map_of(page)
    expect(page.get_by_label("День", exact=True)).to_have_value("1 марта 2021")
    expect(frame.locator(".atlas-caption")).to_have_text("Фактическое управление · 1 марта 2021")
    expect(frame.locator(".label-place", has_text="Авиабаза Фархор").first).to_be_visible()
    expect(frame.locator(".leaflet-control-scale-line").first).to_contain_text("км")
    search = frame.get_by_role("combobox")
    search.fill("душанбе")
    expect(frame.get_by_role("option", name="Душанбе").first).to_be_visible()
    page.go_back()
    expect(page.locator('[data-card="place:farkhor"] h2')).to_have_text("Farkhor air base")
    assert page.locator("html").get_attribute("lang") == "en"
    assert (traffic.errors, traffic.external) == ([], [])


def test_a_language_that_the_atlas_does_not_speak(opened: Visit, address: str) -> None:
    page, _ = opened
    page.goto(f"{address}/astrakhan?lang=tlh")
    settled(page)
    expect(
        page.get_by_text("lang=“tlh” cannot be used: the atlas does not speak it")
    ).to_be_visible()


def _left(part) -> float:
    box = part.bounding_box()
    assert box is not None
    return box["x"]


@pytest.mark.nightly
def test_a_reader_is_offered_the_language_of_the_browser_once(
    browser: Browser, address: str
) -> None:
    with visit(browser, locale="ru-RU") as (page, traffic):
        page.goto(f"{address}/sources")
        settled(page)
        offer = page.get_by_role("link", name="Читать по-русски")
        expect(offer).to_be_visible()
        offer.click()
        expect(page).to_have_url(f"{address}/sources?lang=ru&v=2")
        settled(page)
        # Whoever goes back to English has chosen it.
        page.goto(f"{address}/sources")
        settled(page)
        expect(offer).to_be_hidden()
        assert traffic.errors == []


@pytest.mark.parametrize(("width", "height"), at_night_but([TABLET, PHONE], [TABLET]))
def test_streamlit_says_nothing_in_english(
    browser: Browser, address: str, width: int, height: int
) -> None:
    """Neither the pages that find no room in the menu nor the names of its buttons."""
    with visit(browser, width, height) as (page, _):
        page.goto(f"{address}/claims?lang=ru")
        settled(page)
        if (width, height) == PHONE:
            page.get_by_role("button", name="Открыть меню").click()
            expect(page.get_by_role("button", name="Закрыть меню")).to_be_visible()
        else:
            page.get_by_role("button", name=re.compile(r"^Ещё \d+$")).click()
            expect(page.get_by_role("menuitem").first).to_be_visible()
        expect(page.get_by_role("navigation", name="Страницы")).to_be_visible()
        expect(page.get_by_role("button", name="Показать все варианты").first).to_be_attached()
        expect(page.get_by_role("combobox", name="Тема")).to_have_attribute(
            "placeholder", "Выберите вариант"
        )
