/* The reader's desk: tools whose scripts are loaded when they are first used. */

import { bridge } from "../bridge.js";
import { constants } from "../constants.js";
import { say } from "../controls/notice.js";
import { _ } from "../i18n.js";

/**
 * @template {keyof import("../../types.js").Desk} Name
 * @typedef {import("../../types.js").Desk[Name]} Bundle
 */

/**
 * What each bundle exports, or will.
 * @type {Map<string, Promise<any>>}
 */
const loaded = new Map();

/**
 * What a bundle of the desk exports; where it cannot be loaded, a reader is told and it throws.
 * @template {keyof import("../../types.js").Desk} Name
 * @param {Name} name
 * @returns {Promise<Bundle<Name>>}
 */
export const loadDesk = (name) => {
  const known = loaded.get(name);
  if (known) return known;
  const asked = bridge.script(constants.desk[name]).then(() => globalThis.AtlasDesk[name]);
  asked.catch(() => {
    loaded.delete(name);
    say(_("This tool could not be loaded; check the connection and try again."));
  });
  loaded.set(name, asked);
  return asked;
};
