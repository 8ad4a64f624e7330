/* Days in the words of a language, and days beside days. It takes nothing from the map, so that pages without one have it. */

const DAY_MS = 86_400_000;

/**
 * The locale in which the page of a language is written.
 * @param {string} language
 */
export const localeOf = (language) => language.replace(/^en$/, "en-GB") || "en-GB";

/**
 * A day as the page writes it, without the word for year that some languages would add.
 * @param {string} day
 * @param {string} locale
 */
export const wordsOfDay = (day, locale) => {
  const date = new Date(`${day}T00:00:00Z`);
  const words = date.toLocaleDateString(locale, { day: "numeric", month: "long", timeZone: "UTC" });
  return `${words} ${date.getUTCFullYear()}`;
};

/**
 * The day of a number of days after the first.
 * @param {number} number
 * @param {string} first
 */
export const dayOf = (number, first) =>
  new Date(Date.parse(first) + number * DAY_MS).toISOString().slice(0, 10);
