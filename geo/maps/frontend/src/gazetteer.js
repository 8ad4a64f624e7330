/* The names that can be searched, with where they lie. */

/** @import { Gazetteer } from "../types.js" */

import { fetchJson } from "./bridge.js";
import { store } from "./store.js";

/* The entries, fetched once. */
export const gazetteerEntries = async () => {
  const { entries } = /** @type {Gazetteer} */ (await fetchJson(store.config.gazetteer));
  return entries;
};
