/* A flight as the browser plays it by itself, so that whatever the page has to do meanwhile costs it no frame. Before it
   takes off the map has come to where it flies; over that, out of sight, painted ground is moved, and the signs. */

import { groundsAlong, lieIn } from "../backdrop/held.js";
import { L } from "../leaflet.js";
import { sightAlong } from "./path.js";
import { sightOf, viewOf } from "./sight.js";

/**
 * @import { Map as LeafletMap } from "leaflet"
 * @import { Held, Sight } from "../backdrop/held.js"
 * @import { Side } from "../map/side.js"
 */

/** @typedef {{ duration: number, delay: number }} Timing in milliseconds */
/** @typedef {Held & { from: number, canvas: HTMLCanvasElement }} Ground what is seen from a step of the path on */

/** How far a sign reaches about its place, in pixels. */
const SIGN_PX = 60;
/** The opacity of ground that waits: with none at all it would be drawn only when it is seen, and cost a flight frames. */
const UNSEEN = 0.002;
/** What a reader does to the map itself, not to what stands over it. */
const GRASPS = ["pointerdown", "wheel"];

/**
 * The flight of each map, from when it is asked for until it has landed.
 * @type {WeakMap<LeafletMap, Flight>}
 */
export const flights = new WeakMap();

/**
 * Whether a map has gone where it flies, out of sight until it lands.
 * @param {LeafletMap} map
 */
export const isAloft = (map) => map.getContainer().classList.contains("flying");

export class Flight {
  /** @type {Animation[]} */
  #animations = [];
  /** @type {Ground[]} */
  #grounds = [];
  /** @type {(() => void)[]} */
  #landings = [];
  /**
   * Empty until the map has come to where it flies.
   * @type {Sight[]}
   */
  #path = [];
  #hands = new AbortController();
  #ended = false;
  /**
   * What the map is still on when this is asked for.
   * @type {Flight | undefined}
   */
  #before;

  /** @param {Side} side */
  constructor(side) {
    this.side = side;
    const last = flights.get(side.map);
    flights.set(side.map, this);
    if (last) this.#follow(last);
    this.#watch();
  }

  /** Whether it is still asked for. */
  get wanted() {
    return !this.#ended && flights.get(this.side.map) === this;
  }

  /** Whether it hides the map that has gone ahead of it. */
  get aloft() {
    return this.#path.length > 0 && !this.#ended;
  }

  /**
   * What is seen of the ground now.
   * @returns {Sight}
   */
  get sight() {
    /** @type {Flight | undefined} */
    const flying = [this, this.#before].find((flight) => flight?.aloft);
    return flying ? sightAlong(flying.#path, flying.#part) : sightOf(this.side.map);
  }

  /** How much of it lies behind, from 0 to 1. */
  get #part() {
    return this.#animations[0].effect?.getComputedTiming().progress ?? 0;
  }

  /* Who moves the map meanwhile, or leaves it, wants no flight any more. */
  #watch() {
    this.side.map.on("movestart", this.end, this).on("unload", this.#cancel, this);
  }

  #unwatch() {
    this.side.map.off("movestart", this.end, this).off("unload", this.#cancel, this);
  }

  #cancel() {
    this.#landings = [];
    this.end();
  }

  /**
   * One that has left goes on until this leaves; one that has not gives its place to this.
   * @param {Flight} last
   */
  #follow(last) {
    this.#before = last.aloft ? last : last.#before;
    if (!last.aloft) this.#takeOver(last);
  }

  /**
   * What waits for the landing of another waits for that of this.
   * @param {Flight} other
   */
  #takeOver(other) {
    this.#landings.unshift(...other.#landings.splice(0));
    other.end();
  }

  /** @param {() => void} act what waits until it has landed */
  whenLanded(act) {
    this.#landings.push(act);
  }

  /* The map goes ahead, and what is seen meanwhile is what was seen. */
  leave() {
    this.#unwatch();
    if (this.#before) this.#takeOver(this.#before);
    this.#before = undefined;
    this.side.map.getContainer().classList.add("flying");
  }

  /**
   * Covers the map, which has come to the end of the path, with what lies at its beginning.
   * @param {Sight[]} path
   * @param {Timing} timing
   */
  board(path, timing) {
    this.#path = path;
    this.#watch();
    this.#layGrounds(timing);
    this.#holdSigns(timing);
    this.#animations.forEach((animation) => animation.pause());
    const how = { capture: true, passive: true, signal: this.#hands.signal };
    GRASPS.forEach((type) =>
      this.side.map.getContainer().addEventListener(type, (event) => this.#stop(event), how),
    );
  }

  takeOff() {
    if (!this.wanted) return;
    this.#animations[0].addEventListener("finish", () => this.end());
    this.#animations.forEach((animation) => animation.play());
  }

  /* Shows the map where it has come to. */
  end() {
    if (this.#ended) return;
    const { map } = this.side;
    if (this.wanted) flights.delete(map);
    const { aloft } = this;
    this.#ended = true;
    this.#unwatch();
    this.#hands.abort();
    this.#animations.forEach((animation) => animation.cancel());
    this.#grounds.forEach(({ canvas }) => canvas.remove());
    if (aloft) map.getContainer().classList.remove("scaling", "flying");
    this.#landings.forEach((act) => act());
  }

  /**
   * Whoever takes hold of the map keeps what is under the hand.
   * @param {Event} event
   */
  #stop({ target }) {
    if (/** @type {Element} */ (target).closest(".leaflet-control")) return;
    const { centre, zoom } = viewOf(this.side.map, this.sight);
    this.end();
    this.side.map.setView(centre, zoom, { animate: false });
  }

  /** @param {Timing} timing */
  #layGrounds(timing) {
    const { map } = this.side;
    this.#grounds = groundsAlong(this.#path, map.getSize()).map((ground) => ({
      ...ground,
      canvas: canvasOf(ground),
    }));
    this.repaint();
    map.getContainer().prepend(...this.#grounds.map(({ canvas }) => canvas));
    this.#grounds.forEach((ground) => {
      const frames = this.#path.map((sight, step) => this.#frameOf(ground, sight, step));
      this.#animate(ground.canvas, frames, timing);
    });
  }

  /* Paints the ground in the looks of this moment, which may change in flight. */
  repaint() {
    this.side.backdrop.drawGrounds(this.#grounds);
  }

  /**
   * @param {Ground} ground
   * @param {Sight} sight
   * @param {number} step
   * @returns {Keyframe}
   */
  #frameOf(ground, sight, step) {
    const { grown, left, top } = lieIn(ground, sight, this.side.map.getSize());
    const transform = `matrix(${grown}, 0, 0, ${grown}, ${left}, ${top})`;
    return { transform, opacity: step < ground.from ? UNSEEN : 1 };
  }

  /**
   * Signs keep to the ground, and their size.
   * @param {Timing} timing
   */
  #holdSigns(timing) {
    const { map } = this.side;
    const [size, pane] = [map.getSize(), map.getPane("markerPane")];
    const begin = L.DomUtil.getPosition(/** @type {HTMLElement} */ (map.getPane("mapPane")));
    const end = /** @type {Sight} */ (this.#path.at(-1));
    const signs = /** @type {HTMLElement[]} */ ([...(pane?.children ?? [])]);
    signs.forEach((sign) => {
      const lies = L.DomUtil.getPosition(sign).add(begin).subtract(size.divideBy(2));
      const at = { x: end.x + lies.x / end.scale, y: end.y + lies.y / end.scale };
      const spots = this.#path.map(({ x, y, scale }) =>
        L.point((at.x - x) * scale, (at.y - y) * scale).add(size.divideBy(2)),
      );
      if (!spots.some((spot) => isNear(spot, size))) return;
      const frames = spots.map((spot) => ({ transform: translationBy(spot.subtract(begin)) }));
      this.#animate(sign, frames, timing);
    });
  }

  /**
   * @param {Element} part
   * @param {Keyframe[]} frames at equal times
   * @param {Timing} timing
   */
  #animate(part, frames, timing) {
    this.#animations.push(part.animate(frames, { ...timing, fill: "both" }));
  }
}

/** @param {Held} held */
const canvasOf = ({ size: { x, y } }) => {
  const canvas = L.DomUtil.create("canvas", "atlas-backdrop ground");
  Object.assign(canvas.style, { width: `${x}px`, height: `${y}px` });
  return canvas;
};

/**
 * @param {import("leaflet").Point} spot
 * @param {import("leaflet").Point} size
 */
const isNear = ({ x, y }, size) =>
  x > -SIGN_PX && y > -SIGN_PX && x < size.x + SIGN_PX && y < size.y + SIGN_PX;

/** @param {import("leaflet").Point} by in pixels */
const translationBy = ({ x, y }) => `translate3d(${x}px, ${y}px, 0)`;
