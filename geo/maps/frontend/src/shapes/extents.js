/* Where shapes lie: the corners around them, and whether a view is near them. */

/**
 * @import { LatLngBounds, Map as LeafletMap } from "leaflet"
 * @import { Drawn, Feature } from "../../types.js"
 */

import { L } from "../leaflet.js";
import { cornersOf } from "./corners.js";
import { boxOf, flatOf, sight } from "../projection/plane.js";
import { style } from "../shared.js";
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
 * The worlds in which each shape is drawn. Only shapes near the view and due at its zoom, or so much later, are; the
 * others wait until it comes to them.
 * @param {Feature[]} features
 * @param {LeafletMap} map
 * @param {number} later
 * @returns {Map<Drawn, number[]>}
 */
export const worldsNear = (features, map, later) => {
  const worldsOf = worldsIn(map);
  const zoom = map.getZoom();
  const shapes = /** @type {Drawn[]} */ (
    features.filter(
      (feature) =>
        hasShape(feature) &&
        feature.geometry?.type !== "Point" &&
        zoom >= (feature.properties.min_zoom ?? 0) + later,
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
  const isSeen = sightOf(map);
  return features.filter((feature) => hasShape(feature) && isSeen(boundsOf(feature)));
};

/**
 * How much is seen of a feature, in shares of the least that a legend explains: of a line, or of the box about an area.
 * @param {Feature} feature
 * @param {LeafletMap} map
 */
export const shareOfLeast = (feature, map) => {
  const { type = "Point" } = feature.geometry ?? {};
  if (type.endsWith("Point") || flatOf(map)) return 1;
  const bounds = inNearestWorld(map, boundsOf(feature));
  const { x, y } = map.getSize();
  const [from, to] = [bounds.getNorthWest(), bounds.getSouthEast()].map((corner) =>
    map.latLngToContainerPoint(corner),
  );
  const wide = Math.min(to.x, x) - Math.max(from.x, 0);
  const high = Math.min(to.y, y) - Math.max(from.y, 0);
  return type.endsWith("Polygon")
    ? (wide * high) / style.least.area
    : Math.hypot(wide, high) / style.least.line;
};

/**
 * Whether bounds are seen, in whichever world.
 * @param {LeafletMap} map
 * @returns {(bounds: LatLngBounds) => boolean}
 */
const sightOf = (map) => {
  const flat = flatOf(map);
  if (flat) return sight(map, flat);
  const view = map.getBounds();
  return (bounds) => view.intersects(inNearestWorld(map, bounds));
};

/**
 * Whether a feature can be seen at all, or lies beyond the reach of the projection.
 * @param {LeafletMap} map
 * @param {Feature} feature
 */
export const canBeSeen = (map, feature) => {
  const flat = flatOf(map);
  return !flat || !hasShape(feature) || boxOf(flat, boundsOf(feature)) !== null;
};

/**
 * Whether bounds are seen whole, with some room around them.
 * @param {LeafletMap} map
 * @param {LatLngBounds} bounds
 */
export const isSeenWhole = (map, bounds) => {
  const flat = flatOf(map);
  return flat
    ? sight(map, flat, { share: -0.1, whole: true })(bounds)
    : map.getBounds().pad(-0.1).contains(bounds);
};
