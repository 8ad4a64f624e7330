/* The words of the map in the language of its page; what has no translation stays in English. */

import { bridge } from "./bridge.js";
import { localeOf } from "./desk/days/words.js";
import { fill, keptTogether, listText } from "./phrases.js";
import { wholeFromKm } from "./shared.js";

export const locale = () => localeOf(bridge.page.document.documentElement.lang);

export const isRightToLeft = () => bridge.page.document.dir === "rtl";

/**
 * @param {string} message
 * @param {Record<string, unknown>} [values]
 */
export const _ = (message, values = {}) =>
  fill(
    bridge.page.AtlasWords?.[message] ?? message,
    isRightToLeft() ? keptTogether(values) : values,
  );

/**
 * A message too short to be understood by itself, in what its translators are told of it.
 * @param {string} context
 * @param {string} message
 */
export const pgettext = (context, message) =>
  bridge.page.AtlasWords?.[`${context}\u0004${message}`] ?? message;

/** @param {string[]} parts */
export const commas = (parts) => parts.join(_(", "));

/**
 * The parts as a list in a sentence.
 * @param {string[]} parts
 */
export const together = (parts) => listText(parts, _(", "), locale());

/**
 * A whole number as the language of the page writes it.
 * @param {number} count
 */
export const countText = (count) => count.toLocaleString(locale());

/**
 * With how many decimals a distance is read.
 * @param {number} distance
 */
export const decimalsOf = (distance) => (distance < wholeFromKm ? 1 : 0);
