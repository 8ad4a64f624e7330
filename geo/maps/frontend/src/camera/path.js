/* The way of a flight from one view to another: as J. van Wijk and W. Nuij describe it in "Smooth and efficient zooming
   and panning" (2003), slowing down towards its end. */

import { interpolateZoom } from "d3-interpolate";

/** @import { Sight } from "../backdrop/held.js" */

/** How much slower a flight becomes: the higher, the more. */
const SLOWING = 1.5;

/**
 * The views on the way, at equal times; both ends among them.
 * @param {Sight} from
 * @param {Sight} to
 * @param {number} width of the map in pixels of the screen
 * @param {number} steps
 * @returns {Sight[]}
 */
export const pathBetween = (from, to, width, steps) => {
  const [start, end] = [from, to].map(
    ({ x, y, scale }) => /** @type {[number, number, number]} */ ([x, y, width / scale]),
  );
  const viewAt = interpolateZoom(start, end);
  const way = Array.from({ length: steps }, (_nothing, at) => {
    const [x, y, shown] = viewAt(1 - (1 - at / steps) ** SLOWING);
    return { x, y, scale: width / shown };
  });
  return [...way, to];
};

/**
 * Where on a path, of which a part lies behind.
 * @param {Sight[]} path
 * @param {number} part from 0 to 1
 * @returns {Sight}
 */
export const sightAlong = (path, part) => {
  const at = Math.min(Math.max(part, 0), 1) * (path.length - 1);
  const [one, other] = [path[Math.floor(at)], path[Math.ceil(at)]];
  const rest = at - Math.floor(at);
  /** @param {keyof Sight} key */
  const between = (key) => one[key] + (other[key] - one[key]) * rest;
  return { x: between("x"), y: between("y"), scale: between("scale") };
};
