/* Where shapes lie: the corners around them, and whether a view is near them. */

/**
 * @import { LatLngBounds, Map as LeafletMap } from "leaflet"
 * @import { Drawn, Feature } from "../../types.js"
 */

import { L } from "../leaflet.js";
import { cornersOf } from "./corners.js";
import { inNearestWorld, worldsIn } from "./worlds.js";

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
 * The worlds in which each shape is drawn. Only shapes near the view and due at its zoom are; the others wait
 * until it comes to them.
 * @param {Feature[]} features
 * @param {LeafletMap} map
 * @returns {Map<Drawn, number[]>}
 */
export const worldsNear = (features, map) => {
  const worldsOf = worldsIn(map);
  const zoom = map.getZoom();
  const shapes = /** @type {Drawn[]} */ (
    features.filter(
      (feature) =>
        hasShape(feature) &&
        feature.geometry?.type !== "Point" &&
        zoom >= (feature.properties.min_zoom ?? 0),
    )
  );
  return new Map(
    shapes
      .map((shape) => /** @type {[Drawn, number[]]} */ ([shape, worldsOf(boundsOf(shape))]))
      .filter(([, worlds]) => worlds.length),
  );
};

/**
 * The features that are seen, in whichever world.
 * @param {Feature[]} features
 * @param {LeafletMap} map
 */
export const seenOf = (features, map) => {
  const view = map.getBounds();
  return features.filter(
    (feature) => hasShape(feature) && view.intersects(inNearestWorld(map, boundsOf(feature))),
  );
};
