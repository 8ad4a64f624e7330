/* The world repeats: shapes are drawn in every world that the view reaches, names in the nearest. */

/** @import { GeoJSON, LatLngBounds, Map as LeafletMap } from "leaflet" */

import { L } from "../leaflet.js";

const TURN = 360;

/**
 * By how many degrees what lies at a longitude is moved to the world in which it is nearest to the middle.
 * @param {LeafletMap} map
 * @param {number} lon
 */
export const worldOf = (map, lon) => TURN * (Math.round((map.getCenter().lng - lon) / TURN) || 0);

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
 * @param {GeoJSON} group
 * @param {object[]} shapes
 * @param {number} world
 */
export const addInWorld = (group, shapes, world) => {
  group.options.coordsToLatLng = ([lon, lat]) => L.latLng(lat, lon + world);
  group.addData(/** @type {any} */ (shapes));
};
