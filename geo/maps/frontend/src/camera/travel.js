/* Journeys of the map: what is near is flown to, what is far fades in, and who asks for less motion is there at once. */

/**
 * @import { FitBoundsOptions, LatLngBounds, Map as LeafletMap } from "leaflet"
 */

import { afterPaint, whenIdle } from "../dom.js";
import { store } from "../store.js";
import { isFar } from "./far.js";
import { Flight, flights } from "./flight.js";
import { reducedMotion } from "./motion.js";
import { pathBetween } from "./path.js";
import { sightOf } from "./sight.js";

const FADE_MS = 350;
const FLIGHT_MS = 800;
/** Between two steps of a path ground and signs move evenly. */
const STEPS = 30;
/** A page that is never idle holds up no flight for longer. */
const MOST_WAIT_MS = 600;
const MOST_DELAY_MS = 150;

/**
 * Brings bounds into the frame.
 * @param {LeafletMap} map
 * @param {LatLngBounds} bounds as `framed` gives them
 * @param {FitBoundsOptions} [options]
 */
export const travel = (map, bounds, options = {}) => {
  const still = { ...options, animate: false };
  const go = () => map.fitBounds(bounds, still);
  if (reducedMotion.matches) go();
  else if (isFarOff(map, bounds)) fade(map, go);
  /* Tiles are fetched for each view on the way, which Leaflet alone knows. */
  else if (document.body.dataset.base) {
    map.flyToBounds(bounds, { duration: FLIGHT_MS / 1000, ...options });
  } else fly(map, go);
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
 * All maps go at once: the second follows the first.
 * @param {LeafletMap} map
 * @param {() => void} go
 */
const fly = (map, go) => {
  const asked = store.sides.map((side) => new Flight(side));
  store.sides.forEach(({ backdrop }) => backdrop.prepare());
  /* What was chosen is marked first. */
  afterPaint(() => {
    if (!asked.every(({ wanted }) => wanted)) {
      asked.forEach((flight) => flight.end());
      return;
    }
    const from = asked.map(({ sight }) => sight);
    asked.forEach((flight) => flight.leave());
    const began = performance.now();
    go();
    const paths = asked.map(({ side }, at) =>
      pathBetween(from[at], sightOf(side.map), map.getSize().x, STEPS),
    );
    /* The slower the machine, the longer until the first picture of it stands on the screen. */
    const delay = Math.min((performance.now() - began) / 2, MOST_DELAY_MS);
    asked.forEach((flight, at) => flight.board(paths[at], { duration: FLIGHT_MS, delay }));
    /* What map and page have to draw for it is done by then. */
    whenIdle(() => asked.forEach((flight) => flight.takeOff()), MOST_WAIT_MS);
  });
};

/**
 * Whether a map is about to fly: what is laid out for the view that it leaves need not be.
 * @param {LeafletMap} map
 */
export const isLeaving = (map) => flights.get(map)?.aloft === false;

/**
 * Does at once, or when a map has landed that flies, what is not seen in flight and would delay it.
 * @param {LeafletMap} map
 * @param {() => void} act
 */
export const onLanding = (map, act) => {
  const flight = flights.get(map);
  if (flight) flight.whenLanded(act);
  else act();
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
