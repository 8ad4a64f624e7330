/* A position in words. */

import { commas, locale, pgettext } from "../i18n.js";
import { degreesText } from "./degrees.js";

/**
 * @param {number} lat
 * @param {number} lon
 * @param {number} [decimals]
 */
export const coordinatesText = (lat, lon, decimals) =>
  commas([
    degreesText(lat, [pgettext("latitude", "N"), pgettext("latitude", "S")], locale(), decimals),
    degreesText(lon, [pgettext("longitude", "E"), pgettext("longitude", "W")], locale(), decimals),
  ]);
