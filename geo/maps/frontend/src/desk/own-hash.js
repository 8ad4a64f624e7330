/* What an address with a reader's own data has behind its #: the map looks for it, and the tool writes it. */

export const OWN_HASH = "#own=";

/** @param {string} hash */
export const isOwnHash = (hash) => hash.startsWith(OWN_HASH);
