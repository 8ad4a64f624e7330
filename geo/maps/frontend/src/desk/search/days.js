/* Days in what is typed, in every language of the atlas. */

import { monthsOf, typedDay } from "../../scene/typed-day.js";

/**
 * What reads the day of a text, as an address writes it; empty where the text names none.
 * @param {string[]} locales
 */
export const dayReader = (locales) => {
  const months = new Map(locales.flatMap((locale) => [...monthsOf(locale)]));
  /** @param {string} text */
  return (text) => typedDay(text, months);
};
