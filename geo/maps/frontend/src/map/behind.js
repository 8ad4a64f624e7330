/* What a splitter hides of the two maps that lie under it. */

/** @import { Box, Point } from "../../types.js" */

/**
 * Of the first map what is right of the splitter, of the second what is left of it.
 * @param {Point} size of each map
 * @param {number} percent of the width at which the splitter stands
 * @param {boolean} isFirst
 * @returns {Box}
 */
export const behindSplitter = ({ x, y }, percent, isFirst) => {
  const at = (percent / 100) * x;
  return isFirst ? [at, 0, x, y] : [0, 0, at, y];
};
