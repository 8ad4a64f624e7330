/* What has changed of the map, for screen readers. */

/** @import { Tellable } from "../../types.js" */

/** @typedef {"step" | "look" | "compared" | "alone" | "selected" | "none" | "listed"} Change */

/**
 * What may change, in the order in which it is said.
 * @type {((before: Tellable, now: Tellable) => Change | false)[]}
 */
const CHANGES = [
  (before, now) => now.step !== 0 && now.step !== before.step && "step",
  (before, now) => now.look !== before.look && "look",
  (before, now) => now.compared !== before.compared && (now.compared ? "compared" : "alone"),
  (before, now) => now.selection !== before.selection && (now.selection ? "selected" : "none"),
];

/**
 * The changes from one state to another. That the list is shorter or longer is said only of a list with filters, and
 * where nothing else has changed.
 * @param {Tellable} before
 * @param {Tellable} now
 * @param {boolean} filtered
 * @returns {Change[]}
 */
export const changesOf = (before, now, filtered) => {
  const changes = CHANGES.flatMap((changeOf) => changeOf(before, now) || []);
  const counted = filtered && now.listed !== before.listed;
  return counted && !changes.length ? ["listed"] : changes;
};
