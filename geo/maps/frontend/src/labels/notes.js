/* Notes of places where control is not drawn, which say so beside the name of the place. */

/** @param {string | undefined} feature */
export const isNote = (feature) => Boolean(feature?.startsWith("note:"));

/**
 * The name of the place, and what is not drawn there.
 * @param {string} name
 * @param {string} missing
 */
export const noteText = (name, missing) => `${name.split(":")[0]}: ${missing}`;
