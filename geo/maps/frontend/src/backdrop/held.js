/* What is painted of the ground: more than is seen, so that while the map moves it is only moved and scaled, and painted
   anew where the view leaves it. Points are in pixels of zoom 0. */

/** @import { Point } from "../../types.js" */

/** @typedef {{ x: number, y: number, scale: number }} Sight the middle of a view, and how many pixels one of zoom 0 is */
/** @typedef {{ sight: Sight, size: Point }} Held what is painted, and its size in pixels of the screen */

/** How much is painted beyond each edge of the view, of its size. */
const BEYOND = 0.3;
/** Painted ground is not shown larger than so many times, or it would be coarse. */
const MOST_GROWN = 3;
/** Where it is known beforehand where the map goes, several are painted, and none is seen grow. */
const MOST_GROWN_ON_A_PATH = 1.6;

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
 * How painted ground lies in a view: how much larger, and where its left upper corner is.
 * @param {Held} held
 * @param {Sight} sight
 * @param {Point} size of the view in pixels of the screen
 */
export const lieIn = (held, sight, size) => {
  const grown = sight.scale / held.sight.scale;
  return {
    grown,
    left: size.x / 2 + (held.sight.x - sight.x) * sight.scale - (held.size.x * grown) / 2,
    top: size.y / 2 + (held.sight.y - sight.y) * sight.scale - (held.size.y * grown) / 2,
  };
};

/**
 * How painted ground lies in a view; null where it does not cover the view, or would be too coarse.
 * @param {Held | null | undefined} held
 * @param {Sight} sight
 * @param {Point} size of the view in pixels of the screen
 * @param {number} most how much larger it may be shown
 */
export const lieOf = (held, sight, size, most = MOST_GROWN) => {
  if (!held) return null;
  const lie = lieIn(held, sight, size);
  const [right, bottom] = [lie.left + held.size.x * lie.grown, lie.top + held.size.y * lie.grown];
  const covers = lie.left <= 0 && lie.top <= 0 && right >= size.x && bottom >= size.y;
  return covers && lie.grown <= most ? lie : null;
};

/**
 * What is to be painted so that every view of a path is covered, and from which view on each is: the furthest along
 * that still covers where the last one ends, so that few are painted. Two cover the view in which one follows another.
 * @param {Sight[]} path
 * @param {Point} size of the view in pixels of the screen
 * @returns {(Held & { from: number })[]}
 */
export const groundsAlong = (path, size) => {
  /** @type {(Held & { from: number })[]} */
  const grounds = [];
  /**
   * @param {Held | undefined} held
   * @param {Sight} sight
   */
  const isCovered = (held, sight) => lieOf(held, sight, size, MOST_GROWN_ON_A_PATH);
  path.forEach((sight, at) => {
    if (isCovered(grounds.at(-1), sight)) return;
    const from = Math.max(at - 1, 0);
    const covers = path.slice(from).map((one) => ({ sight: one, size: sizeBeyond(size) }));
    const found = covers.filter((held, ahead) =>
      path.slice(from, from + ahead + 1).every((one) => isCovered(held, one)),
    );
    grounds.push({ .../** @type {Held} */ (found.at(-1)), from });
  });
  return grounds;
};
