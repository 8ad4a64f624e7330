/* Where shapes lie: the corners around them, and whether a view is near them. */

/**
 * @import { LatLngBounds, Map as LeafletMap } from "leaflet"
 * @import { Drawn, Feature } from "../../types.js"
 */

import { L } from "../leaflet.js";
import { cornersOf } from "./corners.js";

/** @type {WeakMap<Feature, LatLngBounds>} */
const known = new WeakMap();

/** @param {Feature} feature */
export const hasShape = (feature) => feature.geometry !== null && feature.geometry !== undefined;

/** @param {Feature} feature */
export const boundsOf = (feature) => {
  const found = known.get(feature);
  if (found) return found;
  const { geometry } = /** @type {Drawn} */ (feature);
  const bounds = L.latLngBounds(cornersOf(geometry.coordinates));
  known.set(feature, bounds);
  return bounds;
};

/**
 * Only shapes near the view and due at its zoom are drawn; the others wait until it comes to them.
 * @param {Feature} feature
 * @param {LeafletMap} map
 */
export const isNear = (feature, map) => {
  const { min_zoom: minZoom = 0 } = feature.properties;
  return map.getZoom() >= minZoom && map.getBounds().pad(0.5).intersects(boundsOf(feature));
};
