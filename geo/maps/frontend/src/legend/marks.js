/* The marks of a legend by the classes of what the map shows. */

const PARTY = "claimant-";

/* A group of a key has no more rows than are read at one glance, until its reader asks for all. */
const MOST_ROWS = 7;

/**
 * How many rows a group shows: where not all, one is left for what leads to the rest.
 * @param {number} count
 * @param {boolean} isOpened
 */
export const rowsShown = (count, isOpened) =>
  isOpened || count <= MOST_ROWS ? count : MOST_ROWS - 1;

/** @param {string} mark */
export const isParty = (mark) => mark.startsWith(PARTY);

/**
 * A class stands for itself; the tint of a state also for tints, hatching also for each claimant in it.
 * @param {string} name
 */
export const marksOfClass = (name) => {
  const [kind, ...codes] = name.split("-");
  if (kind === "tint") return [name, kind];
  return kind === "hatch" ? [name, kind, ...codes.map((code) => PARTY + code)] : [name];
};
