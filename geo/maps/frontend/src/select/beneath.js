/* Several features under one spot of the map: a second click there goes on to the next of them. */

/** @import { LeafletMouseEvent } from "leaflet" */

import { dataOf, closest } from "../dom.js";
import { pointAt, pointId } from "../address/values.js";
import { store } from "../store.js";
import { nextUnder } from "./spot.js";
import { select } from "./selection.js";

/**
 * What was under the spot that was clicked last.
 * @type {import("./spot.js").Spot}
 */
let spot = { x: NaN, y: NaN, ids: [], here: "" };

/**
 * The features under a spot of the window, from the top, each once.
 * @param {Pick<MouseEvent, "clientX" | "clientY">} at
 */
export const idsUnder = ({ clientX, clientY }) => {
  const found = document
    .elementsFromPoint(clientX, clientY)
    .flatMap((part) => dataOf(closest(part, "[data-feature]")).feature ?? []);
  return [...new Set(found)];
};

/* What is under the spot of the selection besides it, and the spot itself; none where it was not chosen on the map. */
export const othersHere = () => {
  const { selection } = store.state;
  if (!selection || !spot.ids.includes(selection)) return [];
  return [...new Set([...spot.ids, spot.here])].filter((id) => id && id !== selection);
};

/**
 * Selects the first of what is under a spot; at the same spot again the next.
 * @param {string[]} ids
 * @param {string} here the id of the spot itself
 * @param {Pick<MouseEvent, "clientX" | "clientY">} at
 */
export const goThrough = (ids, here, { clientX: x, clientY: y }) => {
  const now = { x, y, ids, here };
  const next = nextUnder(spot, now, store.state.selection);
  if (now.ids.includes(next)) spot = now;
  select(next);
};

/* Where the map moves or has moved, a spot of the window is another place: on its way it may have been clicked too. */
export const forgetSpot = () => {
  spot = { ...spot, x: NaN };
};

/**
 * Selects what is clicked, or the next beneath it. The second click of a double one only comes nearer.
 * @param {LeafletMouseEvent} event
 * @param {string | null} id
 */
export const clickOn = ({ latlng, originalEvent }, id) => {
  if (originalEvent.detail > 1 || !id) return;
  const below = idsUnder(originalEvent).filter((other) => other !== id);
  goThrough([id, ...below], pointHere(latlng) ?? "", originalEvent);
};

/**
 * The id of the point at a position of the map, in whichever world; null where the map has none.
 * @param {import("leaflet").LatLng} degrees
 */
export const pointHere = (degrees) => {
  const { lat, lng } = degrees.wrap();
  const point = pointAt(lat, lng);
  return point && pointId(point);
};
