/* What is too far to be flown to. */

/** @import { Point } from "../../types.js" */

const MOST_SCREENS = 2;

/**
 * Whether two points, in pixels of one zoom, lie more than two screens apart.
 * @param {Point} from
 * @param {Point} to
 * @param {Point} size of the screen
 */
export const isFar = (from, to, size) =>
  Math.abs(to.x - from.x) > MOST_SCREENS * size.x ||
  Math.abs(to.y - from.y) > MOST_SCREENS * size.y;
