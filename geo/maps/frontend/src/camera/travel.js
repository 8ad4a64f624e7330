/* Journeys of the map: what is near is flown to, what is far fades in, and who asks for less motion is there at once. */

/**
 * @import { FitBoundsOptions, LatLngBounds, Map as LeafletMap } from "leaflet"
 */

import { afterPaint } from "../dom.js";
import { L } from "../leaflet.js";
import { store } from "../store.js";
import { isFar } from "./far.js";
import { reducedMotion } from "./motion.js";

const FADE_MS = 350;

/**
 * The flight of each map, from when it is asked for until it has landed.
 * @type {WeakMap<LeafletMap, object>}
 */
const flights = new WeakMap();

/**
 * Brings bounds into the frame.
 * @param {LeafletMap} map
 * @param {LatLngBounds} bounds as `framed` gives them
 * @param {FitBoundsOptions} [options]
 */
export const travel = (map, bounds, options = {}) => {
  const still = { ...options, animate: false };
  if (reducedMotion.matches) map.fitBounds(bounds, still);
  else if (isFarOff(map, bounds)) fade(map, () => map.fitBounds(bounds, still));
  else fly(map, () => map.flyToBounds(bounds, { duration: 1, ...options }));
};

/**
 * @param {LeafletMap} map
 * @param {LatLngBounds} bounds
 */
const isFarOff = (map, bounds) => {
  const zoom = Math.min(map.getZoom(), map.getBoundsZoom(bounds));
  const [from, to] = [map.getCenter(), bounds.getCenter()].map((at) => map.project(at, zoom));
  return isFar(from, to, map.getSize());
};

/**
 * While it flies, a map shows its signs and what lies below it (as ./backdrop.js says) alone, which every machine can
 * draw in time.
 * @param {LeafletMap} map
 * @param {() => void} go
 */
const fly = (map, go) => {
  const flight = {};
  const end = () => flights.get(map) === flight && flights.delete(map);
  flights.set(map, flight);
  /* Who moves the map meanwhile, or leaves it, wants no flight any more. */
  map.once("movestart unload", end);
  /* What was chosen is marked first, and the ground painted, which would cost the flight its first frames. */
  afterPaint(() => {
    if (flights.get(map) === flight) store.sides.forEach(({ backdrop }) => backdrop.makeReady());
    afterPaint(() => {
      map.off("movestart unload", end);
      if (flights.get(map) !== flight) return;
      map.getContainer().classList.add("flying");
      map.once("moveend", end);
      go();
    });
  });
};

/**
 * Whether a map flies, or is about to: what is out of sight meanwhile need not follow.
 * @param {LeafletMap} map
 */
export const isFlying = (map) => flights.has(map);

/**
 * Does at once, or when a map has landed that flies, what is not seen in flight and would cost it frames.
 * @param {LeafletMap} map
 * @param {() => void} act
 */
export const onLanding = (map, act) => {
  if (isFlying(map)) map.once("moveend", act);
  else act();
};

/* Shapes whose panes are out of sight rest until the map has landed; on tiles they are seen. */
export const restShapes = () => {
  const { Renderer } = /** @type {any} */ (L);
  const follow = Renderer.prototype._onZoom;
  Renderer.include({
    _onZoom() {
      if (!isFlying(this._map) || document.body.dataset.base) follow.call(this);
    },
  });
};

/**
 * @param {LeafletMap} map
 * @param {() => void} go
 */
const fade = (map, go) => {
  const side = store.sides.find((one) => one.map === map);
  const picture = side?.backdrop.picture();
  if (picture) map.getContainer().append(picture);
  go();
  window.requestAnimationFrame(() => picture?.classList.add("left"));
  window.setTimeout(() => picture?.remove(), FADE_MS);
};
