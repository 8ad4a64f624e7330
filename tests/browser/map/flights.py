"""Scripts that watch a map in flight, and flights to what a search finds."""

from typing import Any

from playwright.sync_api import FrameLocator, expect

# Notes of each frame, from now on: how long it took; whether the map is in flight, and moves in it;
# whether land is painted below it; and whether the place that it leaves fades.
WATCH = """() => {
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
WATCH_LAND = WATCH.replace("const READ = false", "const READ = true")
# Notes of each frame, from now on: the zones in view that are large enough to be judged, and those
# of them that have no colour of their stripes around the point of their name, in what is painted.
WATCH_ZONES = """async () => {
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
HALT = """(body, part) => new Promise((resolve) => {
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
VIEW = """() => {
  const { map } = Atlas.debug();
  const { x, y } = map.project(map.getCenter(), 0);
  return { x, y, scale: 2 ** map.getZoom() };
}"""


def found(frame: FrameLocator, words: str) -> Any:
    """The search box, in which `words` have been found."""
    box = frame.get_by_role("combobox")
    box.fill(words)
    expect(frame.get_by_role("option").first).to_contain_text(words)
    return box


def watched(frame: FrameLocator, words: str, watch: str) -> list[dict[str, Any]]:
    """The notes that `watch` takes of a journey to what a search finds."""
    box = found(frame, words)
    frame.locator("body").evaluate(watch)
    notes: list[dict[str, Any]] = box.evaluate(_GO)
    return notes
