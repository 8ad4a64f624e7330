/* The corners of shapes. */

/** @import { Extent } from "../../types.js" */

/**
 * The south-western and the north-eastern corner around all points of a shape, latitude first.
 * @param {unknown[]} coordinates of any depth, longitude first
 * @returns {Extent}
 */
export const cornersOf = (coordinates) => {
  let [south, west, north, east] = [90, 180, -90, -180];
  /** @param {any[]} part */
  const walk = (part) => {
    if (typeof part[0] !== "number") {
      part.forEach(walk);
      return;
    }
    const [lon, lat] = part;
    if (lat < south) south = lat;
    if (lon < west) west = lon;
    if (lat > north) north = lat;
    if (lon > east) east = lon;
  };
  walk(coordinates);
  return [
    [south, west],
    [north, east],
  ];
};
