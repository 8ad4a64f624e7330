/* Where the server has the card of a feature. */

/* What a card depends on besides its feature; one that tells what is measured on the unit in which a reader measures, too. */
const KEYS = ["as", "on"];
const MEASURES = /^(claim|line|measure|place|point|state|zone):/;

/**
 * The address of a card inside the atlas, for what an address says of viewer and day.
 * @param {string} id
 * @param {URLSearchParams} query
 * @param {string} lang
 */
export const cardAddress = (id, query, lang) => {
  const kept = new URLSearchParams();
  (MEASURES.test(id) ? [...KEYS, "unit"] : KEYS).forEach((key) => {
    const value = query.get(key);
    if (value !== null) kept.set(key, value);
  });
  if (lang && lang !== "en") kept.set("lang", lang);
  return `/card/${id.replace(":", "/")}.html${kept.size ? `?${kept}` : ""}`;
};
