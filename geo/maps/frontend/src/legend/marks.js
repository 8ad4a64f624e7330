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

/**
 * What is seen of a feature: its marks, whose tint and whose stripes it bears, and how much of it, in shares of the least
 * that a legend explains.
 * @typedef {{ marks: (string | undefined)[], holders: string[], parties: string[], share: number }} Seen
 */

/**
 * What enough is seen of: all that is found of each is taken together.
 * @template {Seen} S
 * @param {S[]} seen
 * @param {(one: S) => (string | undefined)[]} namesOf undefined where nothing is explained
 * @returns {string[]}
 */
export const enoughOf = (seen, namesOf) => {
  /** @type {Map<string, number>} */
  const shares = new Map();
  seen.forEach((one) =>
    namesOf(one).forEach((name) => name && shares.set(name, (shares.get(name) ?? 0) + one.share)),
  );
  return [...shares.keys()].filter((name) => (shares.get(name) ?? 0) >= 1);
};

/**
 * The two whose colours a sample for all of its kind shows: of those that are seen.
 * @param {Seen[]} seen
 * @param {(code: string) => boolean} isColoured
 * @returns {Record<string, string[]>} by the mark of the sample
 */
export const examplesOf = (seen, isColoured) => {
  const enough = seen.filter(({ share }) => share >= 1);
  /** @param {string[][]} found */
  const withColours = (found) => found.filter((codes) => codes.length && codes.every(isColoured));
  const tints = withColours(enough.map(({ holders }) => holders));
  const several = (/** @type {string[][]} */ found) => found.find(({ length }) => length > 1) ?? [];
  return {
    tint: [...new Set(tints.filter(({ length }) => length === 1).flat())],
    shared: several(tints),
    hatch: several(withColours(enough.map(({ parties }) => parties))),
  };
};

/** @param {string} name */
export const isTint = (name) => name.startsWith("tint-");

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
