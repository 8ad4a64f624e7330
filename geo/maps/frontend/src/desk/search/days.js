/* Days in what is typed, in every language of the atlas. */

import { dateNamesOf, typedDay } from "../../scene/typed-day.js";

/**
 * What reads the day of a text, as an address writes it; empty where the text names none.
 * @param {string[]} locales
 */
export const dayReader = (locales) => {
  const names = new Map(locales.flatMap((locale) => [...dateNamesOf(locale)]));
  /** @param {string} text */
  return (text) => typedDay(text, names);
};
