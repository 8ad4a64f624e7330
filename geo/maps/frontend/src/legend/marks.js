/* The marks of a legend by the classes of what the map shows. */

const PARTY = "claimant-";

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
