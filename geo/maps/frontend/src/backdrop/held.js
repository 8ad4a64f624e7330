/* What is painted of the ground: more than is seen, so that while the map moves it is only moved and scaled, and painted
   anew where the view leaves it. Points are in pixels of zoom 0. */

/** @import { Point } from "../../types.js" */

/** @typedef {{ x: number, y: number, scale: number }} Sight the middle of a view, and how many pixels one of zoom 0 is */
/** @typedef {{ sight: Sight, size: Point }} Held what is painted, and its size in pixels of the screen */

/** How much is painted beyond each edge of the view, of its size. */
export const BEYOND = 0.3;
/** Painted ground is not shown larger than so many times, or it would be coarse. */
const MOST_GROWN = 3;

/**
 * The size of what is painted for a view.
 * @param {Point} size
 * @returns {Point}
 */
export const sizeBeyond = ({ x, y }) => ({
  x: Math.ceil(x * (1 + 2 * BEYOND)),
  y: Math.ceil(y * (1 + 2 * BEYOND)),
});

/**
 * How painted ground lies in a view: how much larger, and where its left upper corner is; null where it does not cover
 * the view, or would be too coarse.
 * @param {Held | null} held
 * @param {Sight} sight
 * @param {Point} size of the view in pixels of the screen
 * @returns {{ grown: number, left: number, top: number } | null}
 */
export const lieOf = (held, sight, size) => {
  if (!held) return null;
  const grown = sight.scale / held.sight.scale;
  const [width, height] = [held.size.x * grown, held.size.y * grown];
  const left = size.x / 2 + (held.sight.x - sight.x) * sight.scale - width / 2;
  const top = size.y / 2 + (held.sight.y - sight.y) * sight.scale - height / 2;
  const covers = left <= 0 && top <= 0 && left + width >= size.x && top + height >= size.y;
  return covers && grown <= MOST_GROWN ? { grown, left, top } : null;
};
