/* Shapes drawn once more, above the map, to mark what they are. */

/**
 * @import { Map as LeafletMap } from "leaflet"
 * @import { Shape } from "../../types.js"
 */

import { L } from "../leaflet.js";
import { cornersOf } from "../shapes/corners.js";
import { addInWorld, worldsIn } from "../shapes/worlds.js";

/**
 * Copies of shapes in each world in view, which answer no click.
 * @param {LeafletMap} map
 * @param {Shape[]} shapes
 * @param {string} className
 */
export const copyOf = (map, shapes, className) => {
  const corners = cornersOf(shapes.map(({ coordinates }) => coordinates));
  const worlds = shapes.length ? worldsIn(map)(L.latLngBounds(corners)) : [];
  const style = { interactive: false, fill: false, pane: "outline", smoothFactor: 0 };
  const group = L.geoJSON(
    undefined,
    /** @type {any} */ ({ ...style, style: { ...style, className } }),
  );
  worlds.forEach((world) => addInWorld(map, group, shapes, world));
  return group;
};
