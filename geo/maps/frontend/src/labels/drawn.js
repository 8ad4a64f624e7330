/* What the map has drawn, in pixels of its frame. */

/**
 * @import { Map as LeafletMap } from "leaflet"
 * @import { Feature, LandShape, Point } from "../../types.js"
 * @import { Side } from "../map/side.js"
 */

import { partsOf } from "../leaflet-inside.js";

/**
 * @param {LeafletMap} map
 * @param {Point[][]} parts in pixels of the map's pane
 * @returns {Point[][]} in pixels of its container
 */
export const inFrame = (map, parts) => {
  const { x: left, y: top } = map.layerPointToContainerPoint([0, 0]);
  return parts.map((part) => part.map(({ x, y }) => ({ x: x + left, y: y + top })));
};

/**
 * The land that a side draws, by what it is named after.
 * @param {Side} side
 * @returns {LandShape[]}
 */
export const landShapes = ({ layers, map, scene }) => {
  const land = layers.get("land");
  if (!land) return [];
  const settled = new Set(land.all.filter((face) => !isZone(face)).map(scene.holder));
  return partsOf(land.drawn).map(([face, parts]) => {
    const holder = scene.holder(face);
    const zoned = isZone(face);
    return {
      rings: inFrame(map, parts),
      group: zoned ? String(face.properties.feature) : `state:${holder}`,
      holder: zoned && !settled.has(holder) ? `state:${holder}` : "",
      zoned,
    };
  });
};

/** @param {Feature} face */
const isZone = ({ properties: { feature } }) => Boolean(feature?.startsWith("zone:"));
