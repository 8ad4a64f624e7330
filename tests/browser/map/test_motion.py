"""The map in motion: land in every frame, names that do not float, and no frame too many lost."""

from typing import Any

import pytest
from playwright.sync_api import FrameLocator, expect

from tests.chromium import Visit, map_of

# Notes of each frame, from now on: how long it took, whether the map moves, whether land is painted
# below it, whether the place that it leaves fades, and whether names are out of sight.
_WATCH = """() => {
  const READ = false;
  const land = document.querySelector(".atlas-backdrop");
  const notes = (window.notes = []);
  let last = performance.now();
  const note = (now) => {
    const moves = !land.hidden;
    const pen = land.getContext("2d");
    const painted = () => pen.getImageData(0, 0, land.width, land.height).data;
    const there = READ && moves ? painted().some((part, at) => at % 4 === 3 && part) : moves;
    notes.push({
      took: now - last, moves, there,
      fades: document.querySelector(".atlas-backdrop.leaving") !== null,
      scales: land.parentElement.classList.contains("scaling"),
    });
    last = now;
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
}"""
# Notes of each frame, from now on: the zones in view that are large enough to be judged, and those
# of them that have no colour of their stripes around the point of their name, in what is painted.
_WATCH_ZONES = """async () => {
  const land = document.querySelector(".atlas-backdrop");
  const pen = land.getContext("2d", { willReadFrequently: true });
  const { map } = Atlas.debug();
  const { features } = await (await fetch(AtlasConstants.stack["zone-labels"].urls.all)).json();
  const zones = features.flatMap(({ geometry, properties: { feature, min_zoom } }) => {
    const shape = document.querySelector(`path[data-feature="${feature}"]`);
    const id = shape && /#([^"]+)/u.exec(getComputedStyle(shape).fill)?.[1];
    const stripes = id ? [...document.querySelectorAll(`#${id} .stripe`)] : [];
    const colours = stripes.map((one) => getComputedStyle(one).fill.match(/\\d+/gu).map(Number));
    const [lon, lat] = geometry.coordinates;
    return colours.length ? [{ feature, colours, at: [lat, lon], zoom: min_zoom - 1 }] : [];
  });
  const isStriped = ({ colours, at }) => {
    // More than is seen is painted, and moved and scaled with the map.
    const lie = new DOMMatrix(getComputedStyle(land).transform).inverse();
    const { x, y } = lie.transformPoint(map.latLngToContainerPoint(at));
    const { data } = pen.getImageData(Math.round(x) - 10, Math.round(y) - 10, 20, 20);
    const near = (pixel, colour) =>
      colour.every((part, at) => Math.abs(data[pixel + at] - part) < 40);
    return data.some((_, at) => at % 4 === 0 && colours.some((colour) => near(at, colour)));
  };
  const isSeen = ({ at, zoom }) =>
    map.getZoom() >= zoom && map.getBounds().pad(-0.02).contains(at);
  const notes = (window.notes = []);
  const note = () => {
    const moves = !land.hidden;
    const seen = moves ? zones.filter(isSeen) : [];
    const bare = seen.filter((zone) => !isStriped(zone)).map(({ feature }) => feature);
    const blind = !moves && land.parentElement.classList.contains("flying");
    notes.push({ moves, seen: seen.map(({ feature }) => feature), bare, blind });
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
}"""
# Chooses what a search found, and answers with the notes when the map has come to rest: a driver
# that asks meanwhile costs frames itself.
_GO = """(box) => new Promise((resolve) => {
  const enter = { key: "Enter", bubbles: true, cancelable: true };
  box.dispatchEvent(new KeyboardEvent("keydown", enter));
  const ended = (notes) => notes.some(({ moves }) => moves) && !notes.at(-1).moves;
  const look = () => (ended(window.notes) ? resolve(window.notes) : requestAnimationFrame(look));
  requestAnimationFrame(look);
})"""
_WATCH_LAND = _WATCH.replace("const READ = false", "const READ = true")
# Of the frames that a screen shows in a second, so many may be missing while the map moves.
_FRAME_MS, _MOST_DROPPED = 1000 / 60, 0.1


def _watched(frame: FrameLocator, words: str, watch: str) -> list[dict[str, Any]]:
    """The notes that `watch` takes of a journey to what a search finds."""
    box = frame.get_by_role("combobox")
    box.fill(words)
    expect(frame.get_by_role("option").first).to_contain_text(words)
    frame.locator("body").evaluate(watch)
    notes: list[dict[str, Any]] = box.evaluate(_GO)
    return notes


def test_land_is_there_in_every_frame_of_a_journey(opened: Visit, address: str) -> None:
    """To what is near the map flies, and its names are out of sight; what is far fades in."""
    page, traffic = opened
    page.goto(f"{address}/disputes?at=42,45,5")
    frame = map_of(page)
    near = [note for note in _watched(frame, "Crimea", _WATCH_LAND) if note["moves"]]
    assert near
    assert [note for note in near if not note["there"]] == []
    assert all(note["scales"] for note in near)
    assert not any(note["fades"] for note in near)
    far = _watched(frame, "Aksai Chin", _WATCH_LAND)
    assert any(note["fades"] for note in far)
    assert [note for note in far if note["moves"] and not note["there"]] == []
    expect(frame.locator(".atlas-backdrop.leaving")).to_have_count(0)
    assert traffic.errors == []


@pytest.mark.nightly
def test_zones_are_striped_in_every_frame_of_a_flight(opened: Visit, address: str) -> None:
    """Disputed land never looks settled, not even in passing."""
    page, traffic = opened
    page.goto(f"{address}/disputes?at=45,37,6")
    notes = _watched(map_of(page), "Crimea", _WATCH_ZONES)
    assert {"zone:crimea"} <= {zone for note in notes for zone in note["seen"]}
    assert [note for note in notes if note["bare"] or note["blind"]] == []
    assert traffic.errors == []


@pytest.mark.nightly
@pytest.mark.parametrize("words", ["Crimea", "Farkhor"])
def test_few_frames_are_dropped_on_a_slow_processor(
    opened: Visit, address: str, words: str
) -> None:
    """Four times as slow as this machine, which must have nothing else to do."""
    page, _ = opened
    page.goto(f"{address}/disputes?at=42,45,5")
    frame = map_of(page)
    # What is fetched late has come, too.
    page.wait_for_load_state("networkidle")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    moving = [note for note in _watched(frame, words, _WATCH) if note["moves"]]
    took_ms = sum(note["took"] for note in moving)
    assert 1 - len(moving) * _FRAME_MS / took_ms <= _MOST_DROPPED
