/* How names sound in Latin letters, so that Astrahan is Astrakhan and Куляб is Kulyab. */

/* Cyrillic by BGN/PCGN 1947; fold.js has made one of й and и, of ё and е. */
const LATIN = {
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ж: "zh", з: "z", и: "i", к: "k", л: "l", м: "m", н: "n", о: "o",
  п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y",
  ь: "", э: "e", ю: "yu", я: "ya",
}; // prettier-ignore
const LETTERS = new Map(Object.entries(LATIN));

/**
 * What schemes of writing one sound do differently, the longer ones first.
 * @type {[RegExp, string][]}
 */
const ALIKE = [
  [/shch|sch/g, "sh"],
  [/dzh|dj|[yj]/g, "i"],
  [/kh|x/g, "h"],
  [/gh/g, "g"],
  [/zh/g, "z"],
  [/ph/g, "f"],
  [/q|ck/g, "k"],
  [/w/g, "v"],
  [/tz/g, "ts"],
  [/oo|ou/g, "u"],
  [/ee/g, "i"],
  [/(\p{L})\1/gu, "$1"],
];

/**
 * How a folded text sounds; what is in neither alphabet stays as it is.
 * @param {string} folded
 */
export const soundOf = (folded) =>
  ALIKE.reduce(
    (text, [written, one]) => text.replace(written, one),
    [...folded].map((letter) => LETTERS.get(letter) ?? letter).join(""),
  );
