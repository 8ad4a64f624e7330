/* A point that the reader chose, by right click, long press or the key i: what is here? */

/**
 * @import { LatLng, Marker } from "leaflet"
 * @import { Side } from "../map/side.js"
 */

import { pointOf } from "../address/values.js";
import { say } from "../controls/notice.js";
import { closest } from "../dom.js";
import { _ } from "../i18n.js";
import { L } from "../leaflet.js";
import { worldOf } from "../shapes/worlds.js";
import { isReached } from "../projection/plane.js";
import { bounds } from "../shared.js";
import { store } from "../store.js";
import { goThrough, idsUnder, pointHere } from "./beneath.js";

/** @param {Side} side */
export const followPoints = ({ map }) => {
  followPresses(map);
  map.getContainer().addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "i" || isChord(event) || !isOnMap(map, event.target)) return;
    event.preventDefault();
    chooseMiddle(map);
  });
};

/**
 * Right clicks and long presses. Leaflet tells of a press that is held by itself, and leaves it to a browser that is
 * quicker; a slower one tells of the same press again. A finger that scrolls the page moves with the map beneath it,
 * which Leaflet takes for a press.
 * @param {import("leaflet").Map} map
 */
const followPresses = (map) => {
  const container = map.getContainer();
  let press = { isAnswered: false, isScroll: false };
  container.addEventListener("pointerdown", () => (press = { isAnswered: false, isScroll: false }));
  container.addEventListener("pointercancel", () => (press.isScroll = true));
  map.tapHold?.enable();
  map.on("contextmenu", ({ latlng, originalEvent }) => {
    const isHeld = !originalEvent.isTrusted;
    if (press.isAnswered || (isHeld && press.isScroll)) return;
    press.isAnswered = isHeld;
    choosePoint(map, latlng, originalEvent);
  });
};

/** @param {KeyboardEvent} event */
const isChord = ({ altKey, ctrlKey, metaKey }) => altKey || ctrlKey || metaKey;

/**
 * Whether the keyboard is with the map or one of its features, and not in a field.
 * @param {import("leaflet").Map} map
 * @param {EventTarget | null} target
 */
const isOnMap = (map, target) =>
  target === map.getContainer() || closest(target, "[data-feature], [data-sites]") !== null;

/**
 * The point in the middle of the map, for readers without a pointer.
 * @param {import("leaflet").Map} map
 */
const chooseMiddle = (map) => {
  const { left, top, width, height } = map.getContainer().getBoundingClientRect();
  choosePoint(map, map.getCenter(), { clientX: left + width / 2, clientY: top + height / 2 });
};

/**
 * Selects a point; chosen again at the same spot, what lies beneath it.
 * @param {import("leaflet").Map} map
 * @param {LatLng} degrees
 * @param {Pick<MouseEvent, "clientX" | "clientY">} at
 */
const choosePoint = (map, degrees, at) => {
  const { lng, lat } = degrees;
  const id = isReached(map, lng, lat) ? pointHere(degrees) : null;
  if (id) goThrough([id, ...idsUnder(at)], id, at);
  else say(_("The map ends at {degrees}° north and south.", { degrees: bounds.latitude[1] }));
};

/**
 * The sign of the chosen point on a side; none where no point is chosen, or this map does not reach it.
 * @param {Side} side
 * @returns {Marker[]}
 */
export const signOfPoint = ({ map }) => {
  const id = store.state.selection ?? "";
  const point = pointOf(id);
  if (!point || !isReached(map, point.lon, point.lat)) return [];
  const icon = L.divIcon({
    className: "symbol symbol-point",
    html: `<svg viewBox="-8 -8 16 16" aria-hidden="true"><use href="#symbol-point"/></svg>`,
    iconSize: [24, 24],
  });
  const sign = L.marker([point.lat, point.lon + worldOf(map, point.lon)], {
    icon,
    interactive: false,
    keyboard: false,
    zIndexOffset: 1000,
  });
  sign.on("add", () => sign.getElement()?.setAttribute("data-feature", id));
  return [sign];
};

/**
 * Moves the sign of the point to the world in view.
 * @param {Side} side
 */
export const movePoint = (side) => {
  const point = pointOf(store.state.selection);
  side.outline?.eachLayer((part) => {
    if (point && part instanceof L.Marker) {
      part.setLatLng([point.lat, point.lon + worldOf(side.map, point.lon)]);
    }
  });
};
