/* What is selected, with what it stands for. */

import { constants } from "../constants.js";
import { store } from "../store.js";

/**
 * A claim, an event, an exercise or a tie stands for the features that it is about.
 * @param {string | null} [id]
 * @returns {Set<string>}
 */
export const selectedIds = (id = store.state.selection) =>
  new Set(id ? [id, ...(constants.members[id] || [])] : []);
