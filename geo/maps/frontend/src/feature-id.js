/* The id of a feature: its kind and its name among those of its kind, as `geo/dossier/feature_id.py` writes it. */

/** @param {string} id */
export const kindOf = (id) => id.split(":")[0];
