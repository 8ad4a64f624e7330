/* Cards that were asked for: those asked for last are kept, and one that did not come is asked for again. */

/** @typedef {(address: string, id: string) => Promise<string>} FetchCard */

/**
 * As `fetchCard`, which it asks once for each of the last addresses.
 * @param {FetchCard} fetchCard
 * @param {number} most
 * @returns {FetchCard}
 */
export const keeping = (fetchCard, most) => {
  /** @type {Map<string, Promise<string>>} */
  const kept = new Map();
  return (address, id) => {
    const known = kept.get(address);
    const card = known ?? fetchCard(address, id);
    kept.delete(address);
    kept.set(address, card);
    if (!known) card.catch(() => kept.delete(address));
    const [oldest] = kept.keys();
    if (kept.size > most) kept.delete(oldest);
    return card;
  };
};
