/* In Mercator the world repeats: shapes are drawn in every world that the view reaches, names in the nearest.
   About a point there is one world, and shapes are cut where it ends. */

/**
 * @import { GeoJSON, LatLngBounds, Map as LeafletMap } from "leaflet"
 * @import { Drawn, Shape } from "../../types.js"
 * @import { Flat } from "../projection/flat.js"
 */

import { L } from "../leaflet.js";
import { flattenShape } from "../projection/flat.js";
import { flatOf, sight } from "../projection/plane.js";

const TURN = 360;

/**
 * By how many degrees what lies at a longitude is moved to the world in which it is nearest to the middle.
 * @param {LeafletMap} map
 * @param {number} lon
 */
export const worldOf = (map, lon) =>
  flatOf(map) ? 0 : TURN * (Math.round((map.getCenter().lng - lon) / TURN) || 0);

/**
 * Bounds in the world in which they are nearest to the middle.
 * @param {LeafletMap} map
 * @param {LatLngBounds} bounds
 */
export const inNearestWorld = (map, bounds) => {
  const world = worldOf(map, bounds.getCenter().lng);
  return L.latLngBounds(
    [bounds.getSouth(), bounds.getWest() + world],
    [bounds.getNorth(), bounds.getEast() + world],
  );
};

/**
 * The worlds, by their degrees, in which bounds are drawn: the nearest where the view may soon be, others
 * where it is.
 * @param {LeafletMap} map
 * @returns {(bounds: LatLngBounds) => number[]}
 */
export const worldsIn = (map) => {
  const flat = flatOf(map);
  if (flat) {
    const isNear = sight(map, flat, { share: 0.5 });
    return (bounds) => (isNear(bounds) ? [0] : []);
  }
  const view = map.getBounds();
  const around = view.pad(0.5);
  return (bounds) => {
    if (bounds.getSouth() > around.getNorth() || bounds.getNorth() < around.getSouth()) return [];
    const own = worldOf(map, bounds.getCenter().lng);
    return [own, own - TURN, own + TURN].filter((world) => {
      const frame = world === own ? around : view;
      return (
        bounds.getWest() + world <= frame.getEast() && bounds.getEast() + world >= frame.getWest()
      );
    });
  };
};

/**
 * Adds shapes to a group as they lie in a world.
 * @param {LeafletMap} map
 * @param {GeoJSON} group
 * @param {(Drawn | Shape)[]} shapes
 * @param {number} world
 */
export const addInWorld = (map, group, shapes, world) => {
  const flat = flatOf(map);
  group.options.coordsToLatLng = flat
    ? (corner) => /** @type {any} */ (corner)
    : ([lon, lat]) => L.latLng(lat, lon + world);
  const cut = flat ? shapes.flatMap((shape) => cutShape(flat, shape)) : shapes;
  group.addData(/** @type {any} */ (cut));
};

/**
 * A shape on the plane, or none where all of it is out of reach.
 * @param {Flat} flat
 * @param {Drawn | Shape} shape
 */
const cutShape = (flat, shape) => {
  const geometry = flattenShape(flat, shape.type === "Feature" ? shape.geometry : shape);
  if (!geometry.coordinates.length) return [];
  return [shape.type === "Feature" ? { ...shape, geometry } : geometry];
};
