/* Points by pointer, by finger and by keyboard: with the keyboard they are those under the crosshair in the middle. */

import { closest, make } from "../../dom.js";
import { isReached } from "../../projection/plane.js";
import { bounds } from "../../shared.js";
import { store } from "../../store.js";
import { draft } from "./draft.js";
import { placeNear } from "./snap.js";

/** @typedef {[lon: number, lat: number]} Place */
/** @typedef {{ add: (place: Place, name: string) => void, move: (name: string) => void, back: () => void, end: () => void, undo: () => void, redo: () => void }} Acts */

/** @type {AbortController | null} */
let listening = null;
/* Whether points come from the middle of the map. */
let byKeyboard = false;

const crosshair = make(document, "div", { className: "desk-crosshair", hidden: true });
crosshair.setAttribute("aria-hidden", "true");

/**
 * Where a point of the map lies, or the place near it; null beyond what can be drawn.
 * @param {import("leaflet").Point} point
 * @returns {{ place: Place, name: string } | null}
 */
const placeUnder = (point) => {
  const near = placeNear(point);
  if (near) return near;
  const { lat, lng } = store.map.containerPointToLatLng(point);
  const within = Math.abs(lat) <= bounds.latitude[1] && isReached(store.map, lng, lat);
  return within ? { place: [lng, lat], name: "" } : null;
};

const middle = () => store.map.getSize().divideBy(2);

/** @param {Event} event */
const isOnMap = ({ target }) => !closest(target, ".leaflet-control, .desk, .atlas-splitter");

/**
 * Listens for points while a tool is held.
 * @param {Acts} acts
 */
export const listenForPoints = (acts) => {
  stopListening();
  listening = new AbortController();
  const container = store.map.getContainer();
  const options = { capture: true, signal: listening.signal };
  container.append(crosshair);
  container.classList.add("drawing");
  store.map.doubleClickZoom.disable();
  store.map.tapHold?.disable();
  store.map.on("moveend", followMiddle, acts);
  listening.signal.addEventListener("abort", () => store.map.off("moveend", followMiddle, acts));
  container.addEventListener("click", (event) => click(event, acts), options);
  container.addEventListener("dblclick", (event) => take(event) && acts.end(), options);
  container.addEventListener("contextmenu", take, options);
  container.addEventListener("mousemove", (event) => hover(event, acts), options);
  container.addEventListener("keydown", (event) => press(event, acts), options);
};

export const stopListening = () => {
  listening?.abort();
  listening = null;
  crosshair.remove();
  store.map.getContainer().classList.remove("drawing");
  store.map.doubleClickZoom.enable();
  store.map.tapHold?.enable();
};

/** Shows the crosshair: points come from the middle from now on. */
export const aim = () => {
  byKeyboard = true;
  crosshair.hidden = false;
};

/**
 * Takes an event from the map, which would select what lies there; false where it is not the map's.
 * @param {Event} event
 */
const take = (event) => {
  if (!isOnMap(event)) return false;
  event.stopPropagation();
  event.preventDefault();
  return true;
};

/**
 * @param {MouseEvent} event
 * @param {Acts} acts
 */
const click = (event, acts) => {
  if (!take(event)) return;
  /* The second click of two ends the mark, and a click at the end of a drag is none. */
  const dragged = /** @type {any} */ (store.map.dragging)?.moved?.();
  if (event.detail > 1 || dragged) return;
  [byKeyboard, crosshair.hidden] = [false, true];
  const found = placeUnder(store.map.mouseEventToContainerPoint(event));
  if (found) acts.add(found.place, found.name);
};

/**
 * @param {MouseEvent} event
 * @param {Acts} acts
 */
const hover = (event, acts) => {
  if (!isOnMap(event) || !window.matchMedia("(hover: hover)").matches) return;
  if (!event.movementX && !event.movementY) return;
  [byKeyboard, crosshair.hidden] = [false, true];
  follow(store.map.mouseEventToContainerPoint(event), acts);
};

/**
 * @this {Acts}
 */
function followMiddle() {
  if (byKeyboard) follow(middle(), this);
}

/**
 * @param {import("leaflet").Point} point
 * @param {Acts} acts
 */
const follow = (point, acts) => {
  const found = placeUnder(point);
  draft.cursor = found?.place ?? null;
  acts.move(found?.name ?? "");
};

/** @type {Record<string, (acts: Acts) => void>} */
const KEYS = {
  Enter: (acts) => {
    aim();
    const found = placeUnder(middle());
    if (found) acts.add(found.place, found.name);
  },
  Backspace: (acts) => acts.back(),
  Escape: (acts) => acts.end(),
};

/**
 * @param {KeyboardEvent} event
 * @param {Acts} acts
 */
const press = (event, acts) => {
  if (!isOnMap(event)) return;
  const act = event.ctrlKey || event.metaKey ? withControl(event) : KEYS[event.key];
  if (!act) {
    if (event.key.startsWith("Arrow")) aim();
    return;
  }
  take(event);
  act(acts);
};

/**
 * @param {KeyboardEvent} event
 * @returns {((acts: Acts) => void) | undefined}
 */
const withControl = ({ key, shiftKey }) => {
  if (key.toLowerCase() === "y") return (acts) => acts.redo();
  if (key.toLowerCase() !== "z") return undefined;
  return (acts) => (shiftKey ? acts.redo() : acts.undo());
};
