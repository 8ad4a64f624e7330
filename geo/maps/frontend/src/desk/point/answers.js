/* Whose a point is by every viewer: those together who draw it alike. */

/** @typedef {import("../lands/answers.js").Spot} Spot */

/** Between codes of states, this stands for no position that was found. */
export const UNKNOWN = "?";

/**
 * The holders by which a viewer draws a spot, as one text.
 * @param {Spot} spot
 */
const holdersOf = ({ kind, holders }) => (kind === "unknown" ? UNKNOWN : holders.join());

/**
 * Whether somebody claims the land who does not hold it alone.
 * @param {Spot} spot
 */
export const isDisputed = ({ administrators, claimants }) =>
  new Set([...claimants, ...administrators]).size > 1 ||
  (claimants.length > 0 && !administrators.length);

/**
 * The viewers by the holders that they draw, what is unknown last.
 * @param {Map<string, Spot>} spots by viewer
 * @returns {[holders: string, viewers: string[]][]}
 */
export const alike = (spots) => {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  spots.forEach((spot, viewer) => {
    const holders = holdersOf(spot);
    groups.set(holders, [...(groups.get(holders) ?? []), viewer]);
  });
  return [...groups].sort(([one], [other]) => Number(one === UNKNOWN) - Number(other === UNKNOWN));
};
