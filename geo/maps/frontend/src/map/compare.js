/* Two maps: under one splitter, side by side, or, on a phone, one behind the other. */

/**
 * @import { LeafletEvent, LeafletEventHandlerFn } from "leaflet"
 * @import { Look } from "../../types.js"
 */

import { constants } from "../constants.js";
import { elements, make, setAttributes } from "../dom.js";
import { _ } from "../i18n.js";
import { placeLabels } from "../labels/labels.js";
import { L } from "../leaflet.js";
import { showLook } from "../scene/show.js";
import { store } from "../store.js";
import { layTiles } from "./basemap.js";
import { Layer } from "./layer.js";
import { Side } from "./side.js";
import { addSplitter, placeSplitter } from "./splitter.js";
import { drawRings } from "./update.js";

/* The layers that show what differs between two maps. */
export const CHANGING = ["land", "zones"];

/** @type {LeafletEventHandlerFn} */
let followFirst = () => undefined;

/**
 * @param {Look | null} look
 * @param {string} split
 */
export const compare = (look, split) => {
  if (!look) {
    endComparison();
    return;
  }
  if (!store.sides[1]) beginComparison();
  const second = store.sides[1];
  if (second.look.as !== look.as || second.look.on !== look.on) showLook(second, look);
  second.layers.forEach((layer) => layer.load());
  drawRings();
  document.body.dataset.compare = split;
  placeSplitter(store.splitAt);
};

const beginComparison = () => {
  const parent = /** @type {HTMLElement} */ (store.map.getContainer().parentElement);
  const holder = make(document, "div", { className: "atlas-second" });
  setAttributes(holder, { role: "region", "aria-label": _("Second map of the comparison") });
  parent.append(holder);
  const side = new Side(mapLike(holder));
  /* The list says what both maps show; the second one is for the eye. */
  side.map.getPane("mapPane")?.setAttribute("aria-hidden", "true");
  store.sides.push(side);
  store.layers.forEach(({ name }) => new Layer(constants.stack[name], side));
  if (store.basemap) layTiles(side);
  joinMoves(store.main, side);
  addSplitter(parent);
};

/**
 * A map that looks where the first one does.
 * @param {HTMLElement} holder
 */
const mapLike = (holder) => {
  const { crs, zoomSnap, zoomDelta, wheelPxPerZoomLevel } = store.map.options;
  const map = L.map(holder, {
    crs,
    zoomSnap,
    zoomDelta,
    wheelPxPerZoomLevel,
    zoomControl: false,
    attributionControl: false,
    zoomAnimation: false,
    inertia: false,
    trackResize: false,
  });
  return map.setView(store.map.getCenter(), store.map.getZoom(), { animate: false });
};

const endComparison = () => {
  const side = store.sides[1];
  if (!side) return;
  store.sides.pop();
  store.main.map.off("move zoomanim", followFirst);
  side.sizes.disconnect();
  side.map.remove();
  elements(document, ".atlas-second, .atlas-splitter, .atlas-which").forEach((part) =>
    part.remove(),
  );
  delete document.body.dataset.compare;
  placeLabels(store.main);
  CHANGING.forEach((name) => store.layers.get(name)?.restyle());
};

/**
 * Each map follows the other, without echo.
 * @param {Side} first
 * @param {Side} second
 */
const joinMoves = (first, second) => {
  let moving = false;
  /**
   * @param {Side} from
   * @param {Side} to
   * @returns {LeafletEventHandlerFn}
   */
  const lead = (from, to) => (event) => {
    /* What a new size does to the second map is no move that the first should make. */
    if (moving || (store.adjusting && to === first)) return;
    const { center = from.map.getCenter(), zoom = from.map.getZoom() } =
      /** @type {LeafletEvent & { center?: import("leaflet").LatLng, zoom?: number }} */ (event);
    if (to.map.getZoom() === zoom && to.map.getCenter().equals(center)) return;
    moving = true;
    to.map.setView(center, zoom, { animate: false });
    moving = false;
  };
  followFirst = lead(first, second);
  first.map.on("move zoomanim", followFirst);
  second.map.on("move", lead(second, first));
};
