/* Places as drawn symbols. */

/** @import { Layer } from "../map/layer.js" */

import { L } from "../leaflet.js";
import { escaped } from "../phrases.js";
import { nameThen } from "../scene/name-then.js";
import { clickOn } from "../select/beneath.js";
import { isReached } from "../projection/plane.js";
import { worldOf } from "./worlds.js";

/** @param {Layer} layer */
export const buildPoints = (layer) =>
  L.layerGroup(
    layer.features
      .filter(({ geometry }) => {
        const [lon, lat] = /** @type {import("geojson").Point} */ (geometry).coordinates;
        return isReached(layer.side.map, lon, lat);
      })
      .map((feature) => buildPoint(layer, feature)),
  );

/**
 * A point in the world in which it is nearest to the middle of the view.
 * @param {Layer} layer
 * @param {import("geojson").Position} coordinates
 * @returns {[number, number]}
 */
const pointIn = ({ side: { map } }, [lon, lat]) => [lat, lon + worldOf(map, lon)];

/**
 * Moves the symbols to the world in view.
 * @param {Layer} layer
 */
export const movePoints = (layer) =>
  layer.eachDrawn((part) => {
    const marker = /** @type {import("leaflet").Marker<any>} */ (/** @type {unknown} */ (part));
    const { coordinates } = /** @type {import("geojson").Point} */ (part.feature.geometry);
    const [lat, lon] = pointIn(layer, coordinates);
    if (marker.getLatLng().lng !== lon) marker.setLatLng([lat, lon]);
  });

/**
 * @param {Layer} layer
 * @param {import("../../types.js").Feature} feature
 */
const buildPoint = (layer, feature) => {
  const { coordinates } = /** @type {import("geojson").Point} */ (feature.geometry);
  const { symbol, feature: id = "", words } = feature.properties;
  const icon = L.divIcon({
    className: `symbol symbol-${symbol}`,
    html: `<svg viewBox="-8 -8 16 16" aria-hidden="true"><use href="#symbol-${symbol}"/></svg>`,
    iconSize: [24, 24],
  });
  const marker = L.marker(pointIn(layer, coordinates), {
    icon,
    keyboard: false,
    /* A mark of the reader's is no feature, and is named on the map already. */
    interactive: words === undefined,
    riseOnHover: true,
  });
  marker.feature = /** @type {import("geojson").Feature<import("geojson").Point>} */ (feature);
  if (words !== undefined) return marker;
  marker.bindTooltip(() => escaped(nameThen(layer.side, id, feature.properties)), {
    direction: "top",
    offset: [0, -10],
    opacity: 1,
  });
  marker.on("click", (event) => clickOn(event, id));
  marker.on("add", () => {
    marker.getElement()?.setAttribute("data-feature", id);
    dim(layer, /** @type {any} */ (marker));
  });
  return marker;
};

/**
 * Dims the signs of what is idle on the day of the map.
 * @param {Layer} layer
 */
export const dimIdle = (layer) => layer.eachDrawn((marker) => dim(layer, marker));

/**
 * @param {Layer} layer
 * @param {import("../../types.js").FeatureLayer} marker
 */
const dim = ({ side: { scene } }, marker) =>
  marker
    .getElement?.()
    ?.classList.toggle("dimmed", scene.dimmed.has(marker.feature.properties.feature ?? ""));
