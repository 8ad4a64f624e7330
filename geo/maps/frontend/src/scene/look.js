/* A look: by whom and on which day the borders are drawn. The address holds it. */

/** @import { Changes, Constants, Look, Looks } from "../../types.js" */

import { addressQuery } from "../address/address.js";
import { bridge } from "../bridge.js";
import { constants } from "../constants.js";
import { wordsOfDay } from "../desk/days/words.js";
import { fields } from "../dom.js";
import { locale } from "../i18n.js";
import { isDay, changeBefore, looksOf } from "./days.js";
import { readStep } from "../story/steps.js";

/**
 * The last day that can be chosen: the server's today, which its field for a day ends with. A map without such a
 * field, such as a saved one, goes by the clock of its browser.
 */
export const today = () =>
  fields(bridge.page.document, "[data-look=on]")[0]?.max || new Date().toISOString().slice(0, 10);

/** @returns {Looks} */
export const readLook = () => looksOf(addressQuery(), constants, today());

/** @param {string} text */
export const isOfferedDay = (text) => isDay(text, constants.days[0], today());

/**
 * The address of the scene that holds for a look: that of the last day of change.
 * @param {Look} look
 */
export const sceneUrl = ({ as, on }) =>
  `${constants.base}/data/scenes/${as}/${changeBefore(constants.days, on)}.json`;

/** @param {string} day */
export const dayWords = (day) => wordsOfDay(day, locale());

/**
 * Defaults are left out of an address, except in a step of the story, whose own defaults differ.
 * @param {Changes} changes
 * @returns {Changes}
 */
export const withoutDefaults = (changes) => {
  /** @type {Changes} */
  const kept = readStep() || changes.step ? {} : { as: "defacto", on: constants.exerciseDay };
  return Object.fromEntries(
    Object.entries(changes).map(([key, value]) => [
      key,
      value === kept[key] || !value ? null : value,
    ]),
  );
};
