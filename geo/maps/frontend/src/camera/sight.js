/* What a map looks at, whatever its projection: its middle in pixels of zoom 0, and how many pixels one of them is. */

import { L } from "../leaflet.js";

/**
 * @import { Map as LeafletMap } from "leaflet"
 * @import { Sight } from "../backdrop/held.js"
 */

/**
 * @param {LeafletMap} map
 * @returns {Sight}
 */
export const sightOf = (map) => {
  const { x, y } = map.project(map.getCenter(), 0);
  return { x, y, scale: 2 ** map.getZoom() };
};

/**
 * The centre and zoom at which a map has a sight.
 * @param {LeafletMap} map
 * @param {Sight} sight
 */
export const viewOf = (map, { x, y, scale }) => ({
  centre: map.unproject(L.point(x, y), 0),
  zoom: Math.log2(scale),
});
