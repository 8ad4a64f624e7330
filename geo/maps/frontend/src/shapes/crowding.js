/* Signs that would lie on each other: those of one group become one sign. As geo/maps/drawing/crowding.py has it. */

/** @import { Crowd, Point } from "../../types.js" */

/**
 * The signs at some points in pixels, those of one group joined until all are so far apart. Signs without a group
 * stay alone; the nearest are joined first, of equally near ones the earlier.
 * @param {Point[]} points
 * @param {string[]} groups
 * @param {number} apart
 * @returns {Crowd[]}
 */
export const crowdsOf = (points, groups, apart) => {
  const found = points.map(({ x, y }, at) => ({ members: [at], x, y }));
  let pair = nearestPair(found, groups, apart);
  while (pair) {
    const [at, other] = pair;
    found[at] = joined(found[at], found[other]);
    found.splice(other, 1);
    pair = nearestPair(found, groups, apart);
  }
  return found;
};

/**
 * @param {Crowd} one
 * @param {Crowd} other
 * @returns {Crowd}
 */
const joined = (one, other) => {
  const [mine, its] = [one.members.length, other.members.length];
  return {
    members: [...one.members, ...other.members],
    x: (one.x * mine + other.x * its) / (mine + its),
    y: (one.y * mine + other.y * its) / (mine + its),
  };
};

/**
 * @param {Crowd[]} crowds
 * @param {string[]} groups
 * @param {number} apart
 * @returns {[number, number] | null}
 */
const nearestPair = (crowds, groups, apart) => {
  let [least, pair] = [apart, /** @type {[number, number] | null} */ (null)];
  /** @param {Crowd} crowd */
  const groupOf = ({ members: [first] }) => groups[first];
  crowds.forEach((one, at) => {
    if (!groupOf(one)) return;
    crowds.slice(at + 1).forEach((other, after) => {
      const distance = Math.hypot(one.x - other.x, one.y - other.y);
      if (groupOf(other) === groupOf(one) && distance < least) {
        [least, pair] = [distance, [at, at + 1 + after]];
      }
    });
  });
  return pair;
};
