/* Places as drawn symbols. */

/**
 * @import { Marker } from "leaflet"
 * @import { Feature } from "../../types.js"
 * @import { Layer } from "../map/layer.js"
 */

import { L } from "../leaflet.js";
import { escapeHtml } from "../phrases.js";
import { nameThen } from "../scene/name-then.js";
import { clickOn } from "../select/beneath.js";
import { selectedIds } from "../select/ids.js";
import { isReached } from "../projection/plane.js";
import { worldOf } from "./worlds.js";

/** @typedef {Marker<any>} Sign */

/**
 * A group without a sign yet: which ones it has is known when those that lie on each other have been gathered.
 * @param {Layer} layer
 */
export const buildPoints = (layer) => {
  layer.signs = new Map();
  layer.spots = layer.features.filter(({ geometry }) => {
    const [lon, lat] = /** @type {import("geojson").Point} */ (geometry).coordinates;
    return isReached(layer.side.map, lon, lat);
  });
  return L.layerGroup();
};

/**
 * Where a feature lies, in the world in which it is nearest to the middle of the view.
 * @param {Layer} layer
 * @param {Feature} feature
 * @returns {[number, number]}
 */
export const spotOf = ({ side: { map } }, { geometry }) => {
  const [lon, lat] = /** @type {import("geojson").Point} */ (geometry).coordinates;
  return [lat, lon + worldOf(map, lon)];
};

/**
 * Draws the signs of these features, and takes away those of all others.
 * @param {Layer} layer
 * @param {Feature[]} features
 */
export const showSigns = (layer, features) => {
  const wanted = new Set(features);
  layer.signs.forEach((sign, feature) => {
    if (wanted.has(feature)) return;
    layer.drawn?.removeLayer(sign);
    layer.signs.delete(feature);
  });
  features
    .filter((feature) => !layer.signs.has(feature))
    .forEach((feature) => {
      const sign = buildPoint(layer, feature);
      layer.signs.set(feature, sign);
      layer.drawn?.addLayer(sign);
    });
};

/**
 * Moves the symbols to the world in view.
 * @param {Layer} layer
 */
export const movePoints = (layer) =>
  layer.signs.forEach((sign, feature) => {
    const [lat, lon] = spotOf(layer, feature);
    if (sign.getLatLng().lng !== lon) sign.setLatLng([lat, lon]);
  });

/**
 * @param {Layer} layer
 * @param {Feature} feature
 * @returns {Sign}
 */
const buildPoint = (layer, feature) => {
  const { symbol, feature: id = "", words } = feature.properties;
  const icon = L.divIcon({
    className: `symbol symbol-${symbol}`,
    html: `<svg viewBox="-8 -8 16 16" aria-hidden="true"><use href="#symbol-${symbol}"/></svg>`,
    iconSize: [24, 24],
  });
  const marker = L.marker(spotOf(layer, feature), {
    icon,
    keyboard: false,
    /* A mark of the reader's is no feature, and is named on the map already. */
    interactive: words === undefined,
    riseOnHover: true,
  });
  marker.feature = /** @type {import("geojson").Feature<import("geojson").Point>} */ (feature);
  if (words !== undefined) return marker;
  marker.bindTooltip(() => escapeHtml(nameThen(layer.side, id, feature.properties)), {
    direction: "top",
    offset: [0, -10],
    opacity: 1,
  });
  marker.on("click", (event) => clickOn(event, id));
  marker.on("add", () => {
    const element = marker.getElement();
    element?.setAttribute("data-feature", id);
    element?.classList.toggle("selected", selectedIds().has(id));
    dim(layer, feature, marker);
  });
  return marker;
};

/**
 * Dims the signs of what is idle on the day of the map.
 * @param {Layer} layer
 */
export const dimIdle = (layer) => layer.signs.forEach((sign, feature) => dim(layer, feature, sign));

/**
 * @param {Layer} layer
 * @param {Feature} feature
 * @param {Sign} sign
 */
const dim = ({ side: { scene } }, { properties: { feature = "" } }, sign) =>
  sign.getElement()?.classList.toggle("dimmed", scene.dimmed.has(feature));
