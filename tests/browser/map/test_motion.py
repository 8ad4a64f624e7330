"""The map in motion: land in every frame, names that do not float, and no frame too many lost."""

import pytest
from playwright.sync_api import expect

from tests.browser.map.flights import HALT, WATCH, WATCH_LAND, WATCH_ZONES, found, watched
from tests.chromium import Visit, map_of
from tests.servers import until_compressed

# How far signs in flight lie from where their places lie on the ground, in pixels.
_SIGNS_OFF = """() => {
  const { map } = Atlas.debug();
  const frame = map.getContainer().getBoundingClientRect();
  const land = [...document.querySelectorAll(".atlas-backdrop.ground")].at(-1);
  const end = new DOMMatrix(land.getAnimations()[0].effect.getKeyframes().at(-1).transform);
  const now = new DOMMatrix(getComputedStyle(land).transform).multiply(end.inverse());
  const offs = [];
  map.eachLayer((sign) => {
    const icon = sign.getElement?.();
    if (!icon?.matches(".leaflet-marker-pane > *") || !icon.getAnimations().length) return;
    const wanted = now.transformPoint(map.latLngToContainerPoint(sign.getLatLng()));
    const { left, top, width, height } = icon.getBoundingClientRect();
    const at = [left + width / 2 - frame.left, top + height / 2 - frame.top];
    offs.push(Math.hypot(at[0] - wanted.x, at[1] - wanted.y));
  });
  return offs;
}"""
# The colours of the ground in flight at places, given by latitude and longitude.
_COLOURS = """(body, places) => {
  const { map } = Atlas.debug();
  const land = [...map.getContainer().querySelectorAll(".ground")].at(-1);
  const end = new DOMMatrix(land.getAnimations()[0].effect.getKeyframes().at(-1).transform);
  return places.map((place) => {
    const { x, y } = end.inverse().transformPoint(map.latLngToContainerPoint(place));
    return [...land.getContext("2d").getImageData(Math.round(x), Math.round(y), 1, 1).data];
  });
}"""
# How often each shape is drawn that a jump to another place draws anew.
_DRAWS = """() => {
  const { map } = Atlas.debug();
  const watch = new MutationObserver(() => {});
  watch.observe(map.getContainer(), { subtree: true, attributeFilter: ["d"] });
  map.setView([45, 37], 6.5, { animate: false });
  const draws = new Map();
  watch.takeRecords().forEach(({ target }) => draws.set(target, (draws.get(target) ?? 0) + 1));
  return [...draws.values()];
}"""
# Of the frames that a screen shows in a second, so many may be missing while the map moves.
_FRAME_MS, _MOST_DROPPED = 1000 / 60, 0.1


def test_land_is_there_in_every_frame_of_a_journey(opened: Visit, address: str) -> None:
    """To what is near the map flies; what is far fades in."""
    page, traffic = opened
    page.goto(f"{address}/disputes?at=42,45,5")
    frame = map_of(page)
    near = watched(frame, "Crimea", WATCH_LAND)
    assert any(note["moves"] for note in near)
    assert [note for note in near if note["bare"] or (note["flies"] and not note["lands"])] == []
    assert not any(note["fades"] for note in near)
    far = watched(frame, "Aksai Chin", WATCH_LAND)
    assert any(note["fades"] for note in far)
    assert not any(note["bare"] or note["flies"] for note in far)
    expect(frame.locator(".atlas-backdrop.leaving")).to_have_count(0)
    assert traffic.errors == []


@pytest.mark.nightly
def test_signs_keep_to_the_ground_in_flight(opened: Visit, address: str) -> None:
    """A sign lies at each part of a flight where the ground has its place."""
    page, traffic = opened
    page.goto(f"{address}/exercises?at=42,45,5")
    frame, body = map_of(page), map_of(page).locator("body")
    found(frame, "Kapustin Yar").press("Enter")
    for part in (0.1, 0.5, 0.9):
        body.evaluate(HALT, part)
        offs = body.evaluate(_SIGNS_OFF)
        assert offs
        assert max(offs) < 2
        body.evaluate("() => document.getAnimations().forEach((one) => one.play())")
    assert traffic.errors == []


@pytest.mark.nightly
def test_the_ground_in_flight_is_that_of_the_day_that_is_flown_to(
    opened: Visit, address: str
) -> None:
    """Kazakhstan and Russia have one colour on a day of the Soviet Union."""
    page, traffic = opened
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    body = map_of(page).locator("body")
    page.get_by_role("button", name="Start the story").click()
    body.evaluate(HALT, 0.5)
    expect(map_of(page).locator(".atlas-caption").first).to_contain_text("1979")
    kazakh, russian, chinese = body.evaluate(_COLOURS, [[48, 67], [56, 55], [40, 85]])
    assert kazakh == russian != chinese
    assert traffic.errors == []


@pytest.mark.nightly
def test_a_jump_draws_each_shape_once(opened: Visit, address: str) -> None:
    """Leaflet alone draws it three times."""
    page, _ = opened
    page.goto(f"{address}/disputes?at=42,45,5")
    draws = map_of(page).locator("body").evaluate(_DRAWS)
    assert len(draws) > 50
    assert set(draws) == {1}


@pytest.mark.nightly
def test_zones_are_striped_in_every_frame_of_a_flight(opened: Visit, address: str) -> None:
    """Disputed land never looks settled, not even in passing."""
    page, traffic = opened
    page.goto(f"{address}/disputes?at=45,37,6")
    notes = watched(map_of(page), "Crimea", WATCH_ZONES)
    assert {"zone:crimea"} <= {zone for note in notes for zone in note["seen"]}
    assert [note for note in notes if note["bare"] or note["blind"]] == []
    assert traffic.errors == []


@pytest.mark.nightly
@pytest.mark.parametrize("words", ["Crimea", "Farkhor"])
def test_few_frames_are_dropped_on_a_slow_processor(
    opened: Visit, address: str, words: str
) -> None:
    """Four times as slow as this machine, which must have nothing else to do.

    From the frame in which the map begins to move to the one after it has landed.
    """
    until_compressed(address)
    page, _ = opened
    page.goto(f"{address}/disputes?at=42,45,5")
    frame = map_of(page)
    # What is fetched late has come, too.
    page.wait_for_load_state("networkidle")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    notes = watched(frame, words, WATCH)
    moving = [at for at, note in enumerate(notes) if note["moves"]]
    took_ms = [note["took"] for note in notes[moving[0] : moving[-1] + 2]]
    assert 1 - len(took_ms) * _FRAME_MS / sum(took_ms) <= _MOST_DROPPED
