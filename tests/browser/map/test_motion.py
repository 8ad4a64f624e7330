"""The map in motion: land in every frame, names that do not float, and no frame too many lost."""

import re
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, expect

from tests.chromium import Visit, map_of

# Notes of each frame, from now on: how long it took; whether the map is in flight, and moves in it;
# whether land is painted below it; and whether the place that it leaves fades.
_WATCH = """() => {
  const READ = false;
  const notes = (window.notes = []);
  let last = performance.now();
  const isPainted = (land) => {
    const { data } = land.getContext("2d").getImageData(0, 0, land.width, land.height);
    return data.some((part, at) => at % 4 === 3 && part);
  };
  const note = (now) => {
    const flies = document.querySelector(".flying") !== null;
    const grounds = [...document.querySelectorAll(".atlas-backdrop.ground")];
    const moves = grounds.some((land) =>
      land.getAnimations().some(({ effect }) => effect.getComputedTiming().progress > 0),
    );
    const under = flies ? grounds : [...document.querySelectorAll(".atlas-backdrop:not([hidden])")];
    notes.push({
      took: now - last, flies, moves,
      lands: under.length, bare: READ && under.length > 0 && !under.some(isPainted),
      fades: document.querySelector(".atlas-backdrop.leaving") !== null,
    });
    last = now;
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
}"""
_WATCH_LAND = _WATCH.replace("const READ = false", "const READ = true")
# Notes of each frame, from now on: the zones in view that are large enough to be judged, and those
# of them that have no colour of their stripes around the point of their name, in what is painted.
_WATCH_ZONES = """async () => {
  const { map } = Atlas.debug();
  const [size, begin, scale] = [map.getSize(), map.project(map.getCenter(), 0), 2 ** map.getZoom()];
  const { features } = await (await fetch(AtlasConstants.stack["zone-labels"].urls.all)).json();
  const zones = features.flatMap(({ geometry, properties: { feature, min_zoom } }) => {
    const shape = document.querySelector(`path[data-feature="${feature}"]`);
    const id = shape && /#([^"]+)/u.exec(getComputedStyle(shape).fill)?.[1];
    const stripes = id ? [...document.querySelectorAll(`#${id} .stripe`)] : [];
    const colours = stripes.map((one) => getComputedStyle(one).fill.match(/\\d+/gu).map(Number));
    const [lon, lat] = geometry.coordinates;
    const at = map.project([lat, lon], 0).subtract(begin).multiplyBy(scale).add(size.divideBy(2));
    return colours.length ? [{ feature, colours, at, scale: 2 ** (min_zoom - 1) }] : [];
  });
  // Where a point of the view that was left lies on painted ground, and in what is seen now.
  const placesOf = (land, at) => {
    const [{ transform }] = land.getAnimations()[0].effect.getKeyframes();
    const on = new DOMMatrix(transform).inverse().transformPoint(at);
    const now = new DOMMatrix(getComputedStyle(land).transform);
    return { on, now: now.transformPoint(on), grown: now.a / new DOMMatrix(transform).a };
  };
  const isStriped = (land, { colours }, { x, y }) => {
    const pen = land.getContext("2d", { willReadFrequently: true });
    const { data } = pen.getImageData(Math.round(x) - 10, Math.round(y) - 10, 20, 20);
    const near = (pixel, colour) =>
      colour.every((part, at) => Math.abs(data[pixel + at] - part) < 40);
    return data.some((_, at) => at % 4 === 0 && colours.some((colour) => near(at, colour)));
  };
  const isSeen = ({ now: { x, y } }) => x > 20 && y > 20 && x < size.x - 20 && y < size.y - 20;
  const notes = (window.notes = []);
  const note = () => {
    const flies = document.querySelector(".flying") !== null;
    const lands = [...document.querySelectorAll(".atlas-backdrop.ground")];
    const land = lands.findLast((one) => getComputedStyle(one).opacity === "1");
    const places = land ? zones.map((zone) => [zone, placesOf(land, zone.at)]) : [];
    const seen = places.filter(([zone, lies]) => isSeen(lies) && scale * lies.grown >= zone.scale);
    const bare = seen.filter(([zone, { on }]) => !isStriped(land, zone, on));
    const named = (some) => some.map(([{ feature }]) => feature);
    notes.push({ flies, seen: named(seen), bare: named(bare), blind: flies && !land });
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
}"""
# Chooses what a search found, and answers with the notes when the map has come to rest: a driver
# that asks meanwhile costs frames itself.
_GO = """(box) => new Promise((resolve) => {
  const enter = { key: "Enter", bubbles: true, cancelable: true };
  box.dispatchEvent(new KeyboardEvent("keydown", enter));
  const isOn = ({ flies, fades }) => flies || fades;
  const ended = (notes) => notes.some(isOn) && !isOn(notes.at(-1));
  const look = () => (ended(window.notes) ? resolve(window.notes) : requestAnimationFrame(look));
  requestAnimationFrame(look);
})"""
# Stops a flight when this part of it lies behind, and answers with where the middle of what is
# seen then lies, in pixels of zoom 0. The last of its frames is the view to which the map has gone.
_HALT = """(body, part) => new Promise((resolve) => {
  const grounds = () => [...document.querySelectorAll(".atlas-backdrop.ground")];
  const isOfFlight = ({ effect }) =>
    effect.target?.closest(".flying") && effect.getTiming().fill === "both";
  const halt = () => {
    const all = document.getAnimations().filter(isOfFlight);
    if (!all.some(({ playState }) => playState === "running")) return requestAnimationFrame(halt);
    all.forEach((one) => {
      const { delay, duration } = one.effect.getTiming();
      one.pause();
      one.currentTime = delay + part * duration;
    });
    const land = grounds().findLast((one) => getComputedStyle(one).opacity === "1");
    const { map } = Atlas.debug();
    const { x, y } = map.getSize();
    const end = new DOMMatrix(land.getAnimations()[0].effect.getKeyframes().at(-1).transform);
    const now = new DOMMatrix(getComputedStyle(land).transform);
    const at = end.transformPoint(now.inverse().transformPoint({ x: x / 2, y: y / 2 }));
    const { x: left, y: top } = map.project(map.getCenter(), map.getZoom());
    const scale = 2 ** map.getZoom();
    resolve({ x: (left + at.x - x / 2) / scale, y: (top + at.y - y / 2) / scale });
  };
  halt();
})"""
_VIEW = """() => {
  const { map } = Atlas.debug();
  const { x, y } = map.project(map.getCenter(), 0);
  return { x, y, scale: 2 ** map.getZoom() };
}"""
# Where the map begins on the page.
_CORNER = "(frame) => { const { left, top } = frame.getBoundingClientRect(); return [left, top]; }"
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
# Chooses features of the list beside the map, all before the next frame is drawn.
_CHOOSE = """(body, ids) => ids.forEach((id) =>
  parent.document.querySelector(`.st-key-features a[href$="sel=${id}"]`).click())"""
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


def _found(frame: FrameLocator, words: str) -> Any:
    """The search box, in which `words` have been found."""
    box = frame.get_by_role("combobox")
    box.fill(words)
    expect(frame.get_by_role("option").first).to_contain_text(words)
    return box


def _watched(frame: FrameLocator, words: str, watch: str) -> list[dict[str, Any]]:
    """The notes that `watch` takes of a journey to what a search finds."""
    box = _found(frame, words)
    frame.locator("body").evaluate(watch)
    notes: list[dict[str, Any]] = box.evaluate(_GO)
    return notes


def test_land_is_there_in_every_frame_of_a_journey(opened: Visit, address: str) -> None:
    """To what is near the map flies; what is far fades in."""
    page, traffic = opened
    page.goto(f"{address}/disputes?at=42,45,5")
    frame = map_of(page)
    near = _watched(frame, "Crimea", _WATCH_LAND)
    assert any(note["moves"] for note in near)
    assert [note for note in near if note["bare"] or (note["flies"] and not note["lands"])] == []
    assert not any(note["fades"] for note in near)
    far = _watched(frame, "Aksai Chin", _WATCH_LAND)
    assert any(note["fades"] for note in far)
    assert not any(note["bare"] or note["flies"] for note in far)
    expect(frame.locator(".atlas-backdrop.leaving")).to_have_count(0)
    assert traffic.errors == []


def _far_px(one: dict[str, float], other: dict[str, float]) -> float:
    """How far two points of zoom 0 lie apart at the scale of the second."""
    return max(abs(one[key] - other[key]) for key in ("x", "y")) * other["scale"]


def test_a_hand_on_the_map_in_flight_keeps_the_ground_under_it(opened: Visit, address: str) -> None:
    """In flight names and lines are out of sight."""
    page, traffic = opened
    page.goto(f"{address}/disputes?at=42,45,5")
    frame, body = map_of(page), map_of(page).locator("body")
    begin = body.evaluate(_VIEW)
    _found(frame, "Crimea").press("Enter")
    seen = body.evaluate(_HALT, 0.5)
    for pane in ("labels", "zones"):
        expect(frame.locator(f".leaflet-{pane}-pane").first).to_have_css("opacity", "0")
    ahead = body.evaluate(_VIEW)
    x, y = page.locator(".st-key-map iframe").evaluate(_CORNER)
    page.mouse.move(x + 300, y + 400)
    page.mouse.down()
    expect(frame.locator(".atlas-backdrop.ground")).to_have_count(0)
    now = body.evaluate(_VIEW)
    page.mouse.up()
    assert begin["scale"] < now["scale"] < ahead["scale"]
    assert _far_px(seen, now) < 3
    assert traffic.errors == []


@pytest.mark.nightly
def test_what_is_chosen_in_flight_is_flown_to_from_there(opened: Visit, address: str) -> None:
    """Nothing jumps to where the first flight would have ended."""
    page, traffic = opened
    page.goto(f"{address}/disputes?at=42,45,5")
    frame, body = map_of(page), map_of(page).locator("body")
    _found(frame, "Crimea").press("Enter")
    seen = body.evaluate(_HALT, 0.5)
    middle = {**seen, "scale": body.evaluate(_VIEW)["scale"]}
    _found(frame, "Transnistria").press("Enter")
    begins = body.evaluate(_HALT, 0)
    assert _far_px(begins, middle) < 3
    assert traffic.errors == []


@pytest.mark.nightly
def test_of_two_choices_at_once_the_second_is_flown_to(opened: Visit, address: str) -> None:
    """And names stand there, although the first flight never left."""
    page, traffic = opened
    page.goto(f"{address}/disputes?at=42,45,5&cmp=1995-01-01")
    frame = map_of(page)
    frame.locator("body").evaluate(_CHOOSE, ["zone:crimea", "zone:transnistria"])
    expect(frame.locator(".flying")).to_have_count(0)
    expect(page).to_have_url(re.compile("zone:transnistria"))
    expect(frame.locator(".leaflet-labels-pane").first).to_contain_text("Moldova")
    assert traffic.errors == []


@pytest.mark.nightly
def test_a_second_map_may_go_in_flight(opened: Visit, address: str) -> None:
    """What was to be done where it lands is not done to a map that is no more."""
    page, traffic = opened
    page.goto(f"{address}/disputes?at=42,45,5&cmp=PAK")
    frame = map_of(page)
    _found(frame, "Crimea").press("Enter")
    frame.locator("body").evaluate(_HALT, 0.5)
    page.get_by_text("Compare", exact=True).click()
    page.get_by_label("Compare with borders as seen by").select_option("same borders, another date")
    expect(frame.locator(".atlas-second")).to_have_count(0)
    frame.locator("body").evaluate("() => document.getAnimations().forEach((one) => one.finish())")
    expect(frame.locator(".flying")).to_have_count(0)
    assert traffic.errors == []


@pytest.mark.nightly
def test_signs_keep_to_the_ground_in_flight(opened: Visit, address: str) -> None:
    """A sign lies at each part of a flight where the ground has its place."""
    page, traffic = opened
    page.goto(f"{address}/exercises?at=42,45,5")
    frame, body = map_of(page), map_of(page).locator("body")
    _found(frame, "Kapustin Yar").press("Enter")
    for part in (0.1, 0.5, 0.9):
        body.evaluate(_HALT, part)
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
    body.evaluate(_HALT, 0.5)
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
    notes = _watched(map_of(page), "Crimea", _WATCH_ZONES)
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
    page, _ = opened
    page.goto(f"{address}/disputes?at=42,45,5")
    frame = map_of(page)
    # What is fetched late has come, too.
    page.wait_for_load_state("networkidle")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    notes = _watched(frame, words, _WATCH)
    moving = [at for at, note in enumerate(notes) if note["moves"]]
    took_ms = [note["took"] for note in notes[moving[0] : moving[-1] + 2]]
    assert 1 - len(took_ms) * _FRAME_MS / sum(took_ms) <= _MOST_DROPPED
