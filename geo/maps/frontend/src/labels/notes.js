/* Notes of places where control is not drawn: their names with a star, which the legend explains. */

const SIGN = "*";

/** @param {string | undefined} feature */
export const isNote = (feature) => Boolean(feature?.startsWith("note:"));

/**
 * The name of the place with the star.
 * @param {string} name
 */
export const noteText = (name) => name.split(":")[0] + SIGN;

/**
 * Whether a map has room for a note: the map of a step only for those that the step is about.
 * @param {string} feature
 * @param {{ points: Record<string, unknown> } | undefined} step
 */
export const isNoted = (feature, step) => !isNote(feature) || !step || feature in step.points;
