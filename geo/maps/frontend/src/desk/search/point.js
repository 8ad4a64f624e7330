/* The point that a text writes, in whichever way. */

import { pointInDegrees } from "./degrees.js";
import { pointInGrid } from "./grids.js";
import { pointInLink } from "./links.js";

/**
 * @param {string} text
 * @returns {import("./degrees.js").Point | null}
 */
export const pointIn = (text) => pointInLink(text) ?? pointInDegrees(text) ?? pointInGrid(text);
