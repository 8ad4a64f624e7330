/* What no label covers, and what stands there before all of them: callouts, the lines that lead to them. */

/**
 * @import { Box } from "../../types.js"
 * @import { Side } from "../map/side.js"
 */

import { placeLabels } from "./labels.js";

/**
 * Keeps labels off some boxes of a side from now on. They are asked for whenever labels are placed, in pixels of the
 * map's container, so that what stands at a place on the ground moves with it.
 * @param {Side} side
 * @param {string} name under which the boxes are known, and may be replaced or taken away
 * @param {(() => Box[]) | null} boxes null takes them away
 */
export const setObstacles = (side, name, boxes) => {
  if (boxes) side.obstacles.set(name, boxes);
  else side.obstacles.delete(name);
  placeLabels(side);
};

/**
 * @param {Side} side
 * @returns {Box[]}
 */
export const obstaclesOf = (side) => [...side.obstacles.values()].flatMap((boxes) => boxes());
