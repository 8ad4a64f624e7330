/* What a search finds: names in every script, without regard to case and to signs above and below letters. */

/** @import { SearchEntry } from "../../types.js" */

const MOST_HITS = 8;

/** @param {string} text */
export const fold = (text) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f’‘ʻ'`]/g, "")
    .toLowerCase();

/**
 * How well names answer: that of the page begins so, another name does, or one holds it.
 * @param {string} folded
 * @param {string} wanted
 */
export const scoreOf = (folded, wanted) => {
  if (folded.startsWith(wanted)) return 0;
  return folded.includes(`| ${wanted}`) ? 1 : 2;
};

/**
 * The best answers to a text, those of higher rank first among equals.
 * @param {SearchEntry[]} entries
 * @param {string} text
 */
export const hitsOf = (entries, text) => {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  return entries
    .filter(({ folded }) => folded.includes(wanted))
    .sort((a, b) => scoreOf(a.folded, wanted) - scoreOf(b.folded, wanted) || a.rank - b.rank)
    .slice(0, MOST_HITS);
};
