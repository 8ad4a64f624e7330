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
 * Which rows of a group are shown, by their marks: the parties of disputes all or, where they are more than are read at
 * one glance, none, since their colours cannot be told apart either.
 * @param {string[]} marks
 * @param {boolean} isOpened
 * @returns {{ shown: boolean[], parties: number, others: number }} and how many wait behind a button
 */
export const keyOf = (marks, isOpened) => {
  const count = marks.filter(isParty).length;
  const parties = !isOpened && count > MOST_ROWS ? count : 0;
  const rows = rowsShown(marks.length - parties, isOpened);
  let room = rows;
  const shown = marks.map((mark) => !(parties && isParty(mark)) && room-- > 0);
  return { shown, parties, others: marks.length - parties - rows };
};

/**
 * A class stands for itself; the tint of a state also for tints, that of several for shared land, hatching also for each
 * claimant in it.
 * @param {string} name
 */
export const marksOfClass = (name) => {
  const [kind, ...codes] = name.split("-");
  if (kind === "tint") return codes.length > 1 ? [name, kind, "shared"] : [name, kind];
  return kind === "hatch" ? [name, kind, ...codes.map((code) => PARTY + code)] : [name];
};
