"""The map without a mouse: a way past it, one tab stop for its features, a list as its twin."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from geo.web.view.pages import read_pages
from tests.browser.gate import at_night_but
from tests.chromium import Visit, map_of, visit

PAGES = {name: page for name, page in read_pages().items() if page.has_live_map}
# Kinds of features that lie on the map; claims, events and exercises are told of by others.
ON_THE_MAP = ("state", "zone", "line", "place", "measure", "tie")
_LISTED = """(links) => links.filter((link) => !link.closest("li").hidden)
  .map((link) => new URLSearchParams(link.getAttribute("href")).get("sel"))"""
# What a click on the map can select, in the order in which the keyboard goes through it.
_SELECTABLE = "() => Atlas.debug().selectable"
_STOPS = "() => Atlas.debug().stops"
_SHOWN = "() => Atlas.debug().shown"
_OUTLINED = "() => Atlas.debug().outlined"


def _open(page: Page, link: str) -> FrameLocator:
    page.goto(link)
    frame = map_of(page)
    expect(page.locator("[data-more]").first).to_be_attached()
    return frame


def _focused(frame: FrameLocator) -> Locator:
    return frame.locator(":focus")


def _list(page: Page) -> Locator:
    return page.get_by_role("navigation", name=re.compile("^Features of the map"))


def _announced(page: Page) -> Locator:
    return page.get_by_role("status", name="Changes of the map")


def _in_frame(frame: FrameLocator, expression: str) -> Any:
    return frame.locator("#map_div").evaluate(expression)


def _on_the_map(frame: FrameLocator) -> list[str]:
    found: list[str] = _in_frame(frame, _SELECTABLE)
    return found


def _stop(frame: FrameLocator, name: str) -> Locator:
    """What the keyboard reaches as a stop: a feature, or a sign of several."""
    return frame.locator(f'[data-feature="{name}"][role], [data-sites="{name}"][role]')


def _listed(page: Page) -> list[str]:
    found: list[str] = _list(page).locator("a").evaluate_all(_LISTED)
    return found


@pytest.fixture(scope="module")
def seen(browser: Browser) -> Iterator[Visit]:
    with visit(browser) as visited:
        yield visited


def _assert_twins(page: Page, frame: FrameLocator) -> list[str]:
    """The keyboard goes through the map in the order of the list, and neither has more to show."""
    expect(frame.locator("[data-feature][tabindex='0']")).to_have_count(1)
    listed, selectable = _listed(page), _on_the_map(frame)
    assert len(listed) == len(set(listed))
    assert [feature for feature in listed if feature in set(selectable)] == selectable
    shown = set(_in_frame(frame, _SHOWN))
    for feature in listed:
        if feature.partition(":")[0] in ON_THE_MAP and feature not in shown:
            expect(_list(page).locator(f'[href="?sel={feature}"]')).to_contain_text("not drawn")
    return listed


@pytest.mark.parametrize("name", at_night_but(PAGES, ("disputes",)))
def test_the_list_is_the_twin_of_the_map(seen: Visit, address: str, name: str) -> None:
    page, traffic = seen
    frame = _open(page, f"{address}/{PAGES[name].path}")
    listed = _assert_twins(page, frame)
    frame.locator("#map_div").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    chosen = _focused(frame).get_attribute("data-feature")
    page.keyboard.press("Enter")
    current = _list(page).locator("[aria-current=true]")
    expect(current).to_have_attribute("href", f"?sel={chosen}")
    expect(current).to_be_visible()
    other = next(feature for feature in listed if feature != chosen)
    _list(page).locator(f'[href="?sel={other}"]').dispatch_event("click")
    expect(page.locator(f'.st-key-details [data-card="{other}"]')).to_be_visible()
    assert _in_frame(frame, _OUTLINED)
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
    frame = _open(page, f"{address}/{path}")
    assert gone not in _assert_twins(page, frame)
    assert gone not in _on_the_map(frame)
    frame = _open(page, f"{address}/{path.partition('?')[0]}")
    assert gone in _listed(page)


@pytest.mark.nightly
def test_a_layer_that_is_switched_on_joins_the_list(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/disputes")
    more = _list(page).locator("[data-more=place]")
    expect(more).to_have_count(0)
    frame.get_by_role("button", name="Layers").click()
    places = page.locator(".st-key-legend").get_by_role("checkbox", name="Places", exact=True)
    places.check()
    expect(more.locator("summary")).to_contain_text(str(len(PAGES["disputes"].places)))
    _assert_twins(page, frame)
    places.uncheck()
    expect(more).to_have_count(0)


def test_the_first_tab_stop_leads_past_the_map(opened: Visit, address: str) -> None:
    page, _ = opened
    _open(page, f"{address}/disputes")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the list of features")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(_list(page)).to_be_focused()
    assert page.url == f"{address}/disputes"
    page.keyboard.press("Tab")
    expect(_list(page).get_by_role("link").first).to_be_focused()
    expect(skip).not_to_be_in_viewport(ratio=0.5)


def test_arrows_go_through_a_layer_enter_selects_and_escape_returns(
    opened: Visit, address: str
) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/disputes")
    zones = [feature for feature in _listed(page) if feature.startswith("zone:")]
    drawn = [zone for zone in zones if zone in _on_the_map(frame)]
    frame.locator("#map_div").focus()
    page.keyboard.press("Tab")
    for key, feature in (
        ("Home", drawn[0]),
        ("ArrowRight", drawn[1]),
        ("ArrowDown", drawn[2]),
        ("ArrowLeft", drawn[1]),
        ("ArrowUp", drawn[0]),
        ("ArrowUp", drawn[-1]),
    ):
        page.keyboard.press(key)
        expect(_focused(frame)).to_have_attribute("data-feature", feature)
        expect(frame.locator("path.cursor").first).to_be_attached()
        expect(frame.locator("[data-feature][tabindex='0']")).to_have_count(1)
    frame.get_by_role("button", name="Aksai Chin").focus()
    expect(_focused(frame)).to_have_accessible_name(
        "Aksai Chin, administered by China, claimed by India"
    )
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("sel=zone:aksai-chin"))
    expect(_focused(frame)).to_have_attribute("data-feature", "zone:aksai-chin")
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("sel="))
    expect(_focused(frame)).to_have_attribute("data-feature", "zone:aksai-chin")
    page.keyboard.press("PageDown")
    expect(_focused(frame)).to_have_attribute("data-feature", re.compile("^line:"))
    page.keyboard.press("Escape")
    expect(frame.locator("#map_div")).to_be_focused()
    expect(frame.locator("path.cursor")).to_have_count(0)


@pytest.mark.parametrize("name", at_night_but(["overview", "exercises", "ties"], ["ties"]))
def test_the_keyboard_stays_among_the_features_of_every_kind(
    seen: Visit, address: str, name: str
) -> None:
    page, _ = seen
    frame = _open(page, f"{address}/{PAGES[name].path}")
    # A sign of several takes their turn.
    on_the_map: list[str] = _in_frame(frame, _STOPS)
    kinds = list(dict.fromkeys(feature.partition(":")[0] for feature in on_the_map))
    assert len(kinds) > 1
    frame.locator("#map_div").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Home")
    expect(_focused(frame)).to_have_attribute("data-feature", on_the_map[0])
    for kind in kinds[1:]:
        page.keyboard.press("PageDown")
        own = [stop for stop in on_the_map if stop.startswith(f"{kind}:")]
        expect(_stop(frame, own[0])).to_be_focused()
        page.keyboard.press("End")
        expect(_stop(frame, own[-1])).to_be_focused()


@pytest.mark.nightly
def test_the_map_goes_to_a_feature_that_is_out_of_view(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/farkhor")
    frame.locator("#map_div").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("PageUp")
    page.keyboard.press("End")
    last = _listed(page)[-1]
    expect(_focused(frame)).to_have_attribute("data-feature", last)
    assert _in_frame(frame, f"() => Atlas.debug().inView('{last}')")
    page.keyboard.press("Enter")
    expect(page.locator(f'[data-card="{last}"]')).to_be_visible()


@pytest.mark.nightly
def test_names_say_by_whom_in_the_view_and_on_the_day(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/disputes?as=IND")
    said = "administered by Pakistan, claimed by India, drawn as India"
    expect(frame.get_by_role("button", name=f"Gilgit-Baltistan, {said}")).to_be_attached()
    frame = _open(page, f"{address}/disputes?on=1985-06-01")
    crimea = frame.get_by_role("button", name=re.compile("^Crimea"))
    expect(crimea).to_have_accessible_name("Crimean Oblast, administered by Soviet Union")
    expect(frame.get_by_role("button", name="Soviet Union", exact=True)).to_be_attached()
    frame = _open(page, address)
    expect(frame.get_by_role("button", name="Belarus, Participant")).to_be_attached()


@pytest.mark.nightly
def test_changes_are_announced_once_and_pans_are_not(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/disputes")
    expect(_announced(page)).to_have_text("")
    page.evaluate("""() => {
      window.said = [];
      const region = document.getElementById("atlas-live");
      const hear = new MutationObserver(() => said.push(region.textContent));
      hear.observe(region, { childList: true });
    }""")
    frame.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile("at="))
    page.get_by_label("Borders as seen by", exact=True).select_option("IND")
    expect(_announced(page)).to_have_text("As drawn by India, 21 September 2020.")
    frame.locator("#map_div").press("ArrowRight")
    _list(page).get_by_role("link", name=re.compile("^Aksai Chin")).click()
    selected = "Selected: Aksai Chin, administered by China, claimed by India, drawn as India."
    expect(_announced(page)).to_have_text(selected)
    page.get_by_role("button", name="Next event").click()
    page.get_by_role("button", name="Next event").click()
    expect(_announced(page)).to_contain_text("As drawn by India, 27 September 2020.")
    page.go_back()
    page.go_back()
    page.go_back()
    expect(_announced(page)).to_contain_text("Nothing is selected.")
    # Where the keys rest long enough before the next press, what has come into view is said, too.
    said = [text for text in page.evaluate("said") if " in view; " not in text]
    assert said[:2] == ["As drawn by India, 21 September 2020.", selected]
    assert len(said) == len(set(said)), said


@pytest.mark.nightly
def test_the_map_is_described_as_its_preview_is(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, f"{address}/disputes?as=PAK&at=35,76,6")
    area = frame.get_by_role("region", name="Map", exact=True)
    area.focus()
    told = re.compile(r"^\d+ disputed zones in view; as drawn by Pakistan, on 21 September 2020\.$")
    expect(area).to_have_accessible_description(told)
    before = frame.locator("#atlas-summary").inner_text()
    # A pan that begins while another is on its way is none.
    for _ in range(2):
        at = page.url
        page.keyboard.press("Shift+ArrowUp")
        expect(page).not_to_have_url(at)
    with page.expect_response(re.compile("/summary/disputes.json")) as answer:
        page.keyboard.press("Shift+ArrowUp")
    expect(area).to_have_accessible_description(answer.value.json()["summary"])
    expect(area).not_to_have_accessible_description(before)


# Whether the browser shows that the element has the keyboard: by a ring, a shadow, or the outline
# of the feature as it lies on the map.
_SHOWN_FOCUS = """() => {
  let [at, view] = [document.activeElement, window];
  while (at.contentDocument) [at, view] = [at.contentDocument.activeElement, at.contentWindow];
  const seen = (element) => {
    const { outlineStyle, outlineWidth, boxShadow } = view.getComputedStyle(element);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  };
  const feature = at.tagName === "path" && at.ownerDocument.querySelector("path.cursor");
  const words = at.dataset.feature || at.outerHTML.slice(0, 90);
  return [words, Boolean(feature) || seen(at) || seen(at.parentElement)];
}"""


# As many tab stops come before the map at most.
_MOST_BEFORE_MAP = 12


@pytest.mark.parametrize("path", at_night_but(("", "?step=how-many"), ("?step=how-many",)))
def test_the_keyboard_is_soon_at_the_card_that_is_read(
    opened: Visit, address: str, path: str
) -> None:
    page, _ = opened
    _open(page, f"{address}/{path}")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the story")
    expect(skip).to_be_focused()
    card = page.locator(".story-step[data-current] .story-card")
    for _ in range(12):
        page.keyboard.press("Tab")
        if card.locator(":focus").count():
            break
    expect(card.locator(":focus")).to_have_count(1)
    skip.focus()
    page.keyboard.press("Enter")
    expect(card).to_be_focused()
    # Past the last control of the card comes the map, and no card that is not read.
    card.get_by_role("link").last.focus()
    page.keyboard.press("Tab")
    expect(page.locator(".story :focus")).to_have_count(0)


@pytest.mark.nightly
def test_the_finding_is_one_stop_before_the_map_of_the_story(opened: Visit, address: str) -> None:
    page, _ = opened
    frame = _open(page, address)
    for _ in range(_MOST_BEFORE_MAP + 1):
        page.keyboard.press("Tab")
        if frame.locator("#map_div:focus").count():
            break
    expect(frame.locator("#map_div")).to_be_focused()
    verdicts = page.locator(".story-step[data-current] .finding").get_by_role("link")
    verdicts.first.focus()
    page.keyboard.press("ArrowRight")
    expect(verdicts.nth(1)).to_be_focused()
    expect(page).not_to_have_url(re.compile("step="))
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Start the story")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(verdicts.nth(1)).to_be_focused()


_TABBED = ("participants", "timeline?sel=place:kabul", "claims?theme=dark")


@pytest.mark.nightly
@pytest.mark.parametrize("path", _TABBED)
def test_every_tab_stop_shows_where_it_is(opened: Visit, address: str, path: str) -> None:
    page, _ = opened
    _open(page, f"{address}/{path}")
    found = {}
    for _ in range(45):
        page.keyboard.press("Tab")
        words, shown = page.evaluate(_SHOWN_FOCUS)
        found[words] = shown
    assert [words for words, shown in found.items() if not shown] == []
    assert len(found) > 30
    # The menu and the languages are one stop each; the map follows soon.
    before_map = next(at for at, words in enumerate(found) if "map_div" in words)
    assert before_map <= _MOST_BEFORE_MAP, list(found)[:before_map]
    # Menu, controls, map, its features, its search: all in one walk.
    told = " ".join(found)
    for part in ("skip", "stTopNavLink", "data-look", "map_div", "combobox"):
        assert part in told
    assert re.search("(^| )(state|place):", told)
