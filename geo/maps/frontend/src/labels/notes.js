/* Notes of places where control is not drawn: a star, which the legend explains. */

const SIGN = "*";

/** @param {string | undefined} feature */
export const isNote = (feature) => Boolean(feature?.startsWith("note:"));

/**
 * The name of the place with the star; on the map of a step the star alone, off what the step is about.
 * @param {string} name
 * @param {boolean} inStep
 */
export const noteText = (name, inStep) => (inStep ? SIGN : name.split(":")[0] + SIGN);
