/* The lines that lead from callouts to their points. */

/** @import { Box, Point } from "../../types.js" */

import { style as shared } from "../shared.js";

/**
 * A line as small boxes along it.
 * @param {Point} start
 * @param {Point} end
 * @returns {Box[]}
 */
export const along = (start, end) => {
  const parts = Math.max(
    1,
    Math.round(Math.hypot(end.x - start.x, end.y - start.y) / shared.callouts.piece),
  );
  /** @param {number} part */
  const at = (part) => ({
    x: start.x + (part / parts) * (end.x - start.x),
    y: start.y + (part / parts) * (end.y - start.y),
  });
  return Array.from({ length: parts }, (_piece, part) => {
    const [a, b] = [at(part), at(part + 1)];
    return [Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y)];
  });
};

/**
 * Whether one line, from the first point to the second, crosses another.
 * @param {Point} a
 * @param {Point} b
 * @param {Point} c
 * @param {Point} d
 */
export const crosses = (a, b, c, d) =>
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;

/**
 * @param {Point} a
 * @param {Point} b
 * @param {Point} c
 */
const turn = (a, b, c) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
