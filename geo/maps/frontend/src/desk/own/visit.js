/* A row that a reader goes to: the map moves there and says what it is. */

import { listen } from "../../bridge.js";
import { element } from "../../dom.js";
import { isRightToLeft } from "../../i18n.js";
import { L } from "../../leaflet.js";
import { boundsOnPlane } from "../../projection/plane.js";
import { worldOf } from "../../shapes/worlds.js";
import { store } from "../../store.js";
import { own } from "./data.js";
import { boundsOfRows, rowAt } from "./draw.js";
import { rowCard } from "./answering/words.js";
import { middleOf } from "./answering/middle.js";

const NEAR_ZOOM = 6;
const MOST_ZOOM = 9;
const MARGIN_PX = 24;

/**
 * What the panel takes of the map: left, bottom and right, in pixels. On a phone it stands at the foot.
 * @param {number} width of the map
 * @returns {[left: number, bottom: number, right: number]}
 */
const takenOf = (width) => {
  const panel = element(document, ".own-panel:not([hidden])");
  if (!panel) return [0, 0, 0];
  const { offsetWidth: taken, offsetHeight: high } = panel;
  if (taken > width / 2) return [0, high, 0];
  return isRightToLeft() ? [0, 0, taken] : [taken, 0, 0];
};

/**
 * Fits bounds into what the panel leaves of the map.
 * @param {import("leaflet").LatLngBounds} bounds
 * @param {number} maxZoom
 */
const fitBeside = (bounds, maxZoom) => {
  const { map } = store;
  const [left, bottom, right] = takenOf(map.getSize().x);
  map.fitBounds(boundsOnPlane(map, bounds), {
    maxZoom,
    animate: false,
    paddingTopLeft: [MARGIN_PX + left, MARGIN_PX],
    paddingBottomRight: [MARGIN_PX + right, MARGIN_PX + bottom],
  });
};

/** @type {import("leaflet").Popup | null} */
let popup = null;

/**
 * Says what a row is, where it lies on a map.
 * @param {import("leaflet").Map} map
 * @param {number} at
 */
const tellRow = (map, at) => {
  const row = own.rows[at];
  const [lon, lat] = middleOf(row.geometry);
  popup = L.popup({ maxHeight: 260, className: "own-popup" })
    .setLatLng([lat, lon + worldOf(map, lon)])
    .setContent(rowCard(document, row, own.answered?.answers[at]))
    .openOn(map);
};

/**
 * Goes to a row and says what it is.
 * @param {number} at
 */
export const visitRow = (at) => {
  const { map } = store;
  const [lon, lat] = middleOf(own.rows[at].geometry);
  const spot = L.latLng(lat, lon + worldOf(map, lon));
  fitBeside(L.latLngBounds(spot, spot), Math.max(map.getZoom(), NEAR_ZOOM));
  tellRow(map, at);
};

export const closeRow = () => popup?.remove();

export const fitRows = () => {
  if (own.rows.length) fitBeside(boundsOfRows(), MOST_ZOOM);
};

/* A click that hits a row tells of it, and is none on what the atlas has below. */
export const followClicks = () =>
  listen(
    "click",
    document,
    (event) => {
      const side = store.sides.find(({ map }) => hits(map, event));
      if (!side || !own.rows.length) return;
      const at = rowAt(side.map, side.map.mouseEventToContainerPoint(/** @type {any} */ (event)));
      if (at < 0) return;
      event.stopPropagation();
      tellRow(side.map, at);
    },
    { capture: true },
  );

/**
 * @param {import("leaflet").Map} map
 * @param {Event} event
 */
const hits = (map, { target }) => {
  const moved = /** @type {any} */ (map.dragging)?.moved();
  const panes = map.getPane("mapPane");
  const isGround = target === map.getContainer() || panes?.contains(/** @type {Node} */ (target));
  return !moved && isGround && !map.getPane("popupPane")?.contains(/** @type {Node} */ (target));
};
