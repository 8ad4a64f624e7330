/* What the small scripts of a page share with the map: the grammar of addresses, the room beside what stands over it, and
   how a view is cited and embedded. */

import { withValue } from "./address/grammar.js";
import { constants } from "./constants.js";

export { filled } from "./phrases.js";
export { citation } from "./share/cite.js";
export { copyText } from "./share/clipboard.js";
export { frameOf, showFrame } from "./share/frame.js";
export { furnitureOn, roomBeside } from "./furniture/room.js";

/**
 * @param {string} address
 * @param {string} key
 * @param {string} value
 */
export const addressWith = (address, key, value) =>
  withValue(new URL(address, window.location.href), key, value, constants.grammar);
