/* How much of a map is left of what lies over its sides. */

/** What is left is never less than this share of the map. */
const LEAST_LEFT = 0.3;

/**
 * A side and the one across from it, cut by the same share where they would leave too little.
 * @param {number} one
 * @param {number} other
 * @param {number} whole
 */
export const leaving = (one, other, whole) => {
  const most = (1 - LEAST_LEFT) * whole;
  const share = Math.min(1, most / Math.max(one + other, 1));
  return [one * share, other * share];
};
