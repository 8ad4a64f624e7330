/* The grammar of addresses for the small scripts of a page, with or without a map. */

import { withValue } from "./address/grammar.js";
import { constants } from "./constants.js";

/**
 * @param {string} address
 * @param {string} key
 * @param {string} value
 */
export const addressWith = (address, key, value) =>
  withValue(new URL(address, window.location.href), key, value, constants.grammar);
