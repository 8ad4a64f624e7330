/* What the small scripts of a page share with the map: the grammar of addresses, the room beside what stands over it, and
   how a view is cited and embedded. */

import { withValue } from "./address/grammar.js";
import { constants } from "./constants.js";

export { fill } from "./phrases.js";
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

/** @type {Map<string, Promise<any>>} */
const asked = new Map();

/**
 * What a bundle of the desk exports that needs no map; it is fetched once.
 * @template {keyof import("../types.js").Desk} Name
 * @param {Name} name
 * @returns {Promise<import("../types.js").Desk[Name]>}
 */
export const loadDesk = (name) => {
  const known = asked.get(name) ?? scriptOf(constants.desk[name]);
  asked.set(name, known);
  known.catch(() => asked.delete(name));
  return known.then(() => globalThis.AtlasDesk[name]);
};

/** @param {string} src */
const scriptOf = (src) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = src;
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });
