/* The marks of a legend by the classes of what the map shows. */

/* A group of a key has no more rows than are read at one glance, until its reader asks for all. */
const MOST_ROWS = 7;

/**
 * How many rows a group shows: where not all, one is left for what leads to the rest.
 * @param {number} count
 * @param {boolean} isOpened
 */
export const rowsShown = (count, isOpened) =>
  isOpened || count <= MOST_ROWS ? count : MOST_ROWS - 1;

/**
 * Which rows of a group are shown: the parties of disputes all or, where they are more than are read at one glance,
 * none, since their colours cannot be told apart either.
 * @param {boolean[]} ofParties whether each row is about a party
 * @param {boolean} isOpened
 * @returns {{ shown: boolean[], parties: number, others: number }} and how many wait behind a button
 */
export const keyOf = (ofParties, isOpened) => {
  const count = ofParties.filter(Boolean).length;
  const parties = !isOpened && count > MOST_ROWS ? count : 0;
  const rows = rowsShown(ofParties.length - parties, isOpened);
  let room = rows;
  const shown = ofParties.map((isParty) => !(parties && isParty) && room-- > 0);
  return { shown, parties, others: ofParties.length - parties - rows };
};

/** @param {string} name */
const isTint = (name) => name.startsWith("tint-");

/**
 * The classes of a shape, each of which stands for itself; with them tints for their kind and, on land of several, for shared
 * land, and hatching for its kind.
 * @param {string[]} classes
 * @param {{ hatched: boolean, shared: boolean }} land
 */
export const marksOfClasses = (classes, { hatched, shared }) => {
  const tinted = classes.some(isTint);
  const kinds = { tint: tinted, shared: tinted && shared, hatch: hatched };
  return [...classes, ...Object.entries(kinds).flatMap(([kind, is]) => (is ? [kind] : []))];
};
