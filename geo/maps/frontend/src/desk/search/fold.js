/* Letters as they are compared: without case, signs above and below, and ways of writing one letter. */

/** What a letter of several alphabets is written for, each list before the letter that stands for all. */
const ALIKE = {
  // Latin
  ıİ: "i", ə: "e", øő: "o", ł: "l", đð: "d", ß: "ss", æ: "ae", œ: "oe", þ: "th", ŋ: "n",
  // Cyrillic beyond Russian
  іїӏ: "и", є: "е", қҡ: "к", ғґ: "г", ҳһҥ: "х", ҷӌ: "ч", ө: "о", ұү: "у", ң: "н", ә: "а",
  // Arabic, Persian and Urdu
  يىےې: "ی", كڪ: "ک", ةۃہھۂۀۓ: "ه", ٱ: "ا", ٹ: "ت", ڈ: "د", ڑ: "ر", ں: "ن",
}; // prettier-ignore

const LETTERS = new Map(
  Object.entries(ALIKE).flatMap(([letters, one]) => [...letters].map((letter) => [letter, one])),
);

/* Accents, vowel signs of Arabic, its lengthening, signs without width, and apostrophes. */
const UNSEEN = /[\u0300-\u036f\u064b-\u065f\u0670\u0640\u00ad\u200b-\u200f\u2060-\u2069’‘ʻʼ'`ʿʾ´]/g;

/** @param {string} text */
export const plainDigits = (text) =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (sign) => String(sign.charCodeAt(0) & 15));

/**
 * The words of a text, folded, with one space between them.
 * @param {string} text
 */
export const fold = (text) =>
  [...plainDigits(text).normalize("NFD").replace(UNSEEN, "").toLowerCase()]
    .map((letter) => LETTERS.get(letter) ?? letter)
    .join("")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
