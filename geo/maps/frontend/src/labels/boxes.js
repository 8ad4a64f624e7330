/* Boxes on the screen: whether they meet, and whether they lie in the frame. */

/** @import { Box, Point } from "../../types.js" */

import { style as shared } from "../shared.js";

const EDGE_PX = shared.rooms.edge;

/**
 * @param {Box} box
 * @param {Box[]} others
 */
export const isFree = (box, others) =>
  others.every(
    (other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3],
  );

/**
 * @param {Box} box
 * @param {Point} size
 */
export const isWithin = ([left, top, right, bottom], { x, y }) =>
  left > EDGE_PX && top > EDGE_PX && right < x - EDGE_PX && bottom < y - EDGE_PX;

/**
 * A box with so many pixels more on each side.
 * @param {Box} box
 * @param {number} by
 * @returns {Box}
 */
export const widen = ([left, top, right, bottom], by) => [
  left - by,
  top - by,
  right + by,
  bottom + by,
];

/**
 * The square around a point, up to so many pixels from it.
 * @param {Point} point
 * @param {number} reach
 * @returns {Box}
 */
export const boxAround = ({ x, y }, reach) => [x - reach, y - reach, x + reach, y + reach];
