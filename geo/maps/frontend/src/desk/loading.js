/* The reader's desk: tools whose scripts are loaded when they are first used. */

import { bridge, fetchJson } from "../bridge.js";
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

/* What tools say in the language of the page, which comes with the first of them; a saved file has all words. */
const fetchWords = async () => {
  const { page, saved } = bridge;
  if (!saved && page.AtlasWords && page.AtlasDeskWords) {
    Object.assign(page.AtlasWords, await fetchJson(page.AtlasDeskWords));
  }
};

/**
 * What a bundle of the desk exports; where it cannot be loaded, a reader is told and it throws.
 * @template {keyof import("../../types.js").Desk} Name
 * @param {Name} name
 * @returns {Promise<Bundle<Name>>}
 */
export const loadDesk = (name) => {
  const known = loaded.get(name);
  if (known) return known;
  const asked = Promise.all([bridge.script(constants.desk[name]), fetchWords()]).then(
    () => globalThis.AtlasDesk[name],
  );
  asked.catch(() => {
    loaded.delete(name);
    say(_("This tool could not be loaded; check the connection and try again."));
  });
  loaded.set(name, asked);
  return asked;
};
