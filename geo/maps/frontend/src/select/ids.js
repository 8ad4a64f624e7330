/* What is selected, with what it stands for. */

/** @import { Side } from "../map/side.js" */

import { constants } from "../constants.js";
import { store } from "../store.js";
import { standing } from "./standing.js";

/**
 * A claim, an event, an exercise or a tie stands for the features that it is about.
 * @param {string | null} [id]
 * @returns {Set<string>}
 */
export const selectedIds = (id = store.state.selection) =>
  new Set(id ? [id, ...(constants.members[id] || [])] : []);

/**
 * What is selected on the day of a side: instead of a state that has ended by then, those that followed it.
 * @param {Side} side
 */
export const selectedOn = ({ look: { on } }) =>
  new Set([...selectedIds()].flatMap((id) => standing(constants.ended, id, on)));
