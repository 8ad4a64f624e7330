/* The unit in which a reader measures, and distances in it. */

/** @import { Unit } from "./marks/types.js" */

import { addressValue, writeAddress } from "../address/address.js";
import { _, decimalsOf, locale } from "../i18n.js";
import { units } from "../shared.js";

/**
 * By the words of the address; the first is that of one which says none.
 * @type {Map<string, Unit>}
 */
export const UNITS = new Map([
  ["km", { name: "Kilometres", ...units.km }],
  ["mi", { name: "Miles", ...units.mi }],
  ["nm", { name: "Nautical miles", ...units.nm }],
]);
const [[FIRST_UNIT, FIRST]] = UNITS;

/* The word of the unit in which a reader measures. */
export const unitName = () => {
  const given = addressValue("unit") ?? "";
  return UNITS.has(given) ? given : FIRST_UNIT;
};

export const unitNow = () => UNITS.get(unitName()) ?? FIRST;

/** @param {string} name */
export const chooseUnit = (name) =>
  writeAddress({ unit: name === FIRST_UNIT ? null : name }, { push: true });

/**
 * What each message of this module is in English, so that catalogues find it.
 * @type {() => string[]}
 */
export const said = () => [
  _("Kilometres"),
  _("Miles"),
  _("Nautical miles"),
  _("{distance} km"),
  _("{distance} mi"),
  _("{distance} NM"),
  _("{area} km²"),
  _("{area} mi²"),
];

/**
 * A number as the language writes it.
 * @param {number} value
 * @param {number} decimals at most
 * @param {number} [always] so many of them even where they are zeros
 */
export const numberText = (value, decimals, always = decimals) =>
  value.toLocaleString(locale(), {
    minimumFractionDigits: always,
    maximumFractionDigits: decimals,
  });

/** @param {number} km */
export const distanceText = (km) => {
  const unit = unitNow();
  const length = km / unit.km;
  return _(unit.length, { distance: numberText(length, decimalsOf(length)) });
};

/**
 * An area without decimals.
 * @param {number} km2
 */
export const wholeAreaText = (km2) => {
  const unit = unitNow();
  return _(unit.area, { area: numberText(km2 / unit.km2, 0) });
};

/**
 * A ring is as wide as somebody says.
 * @param {number} km
 */
export const radiusText = (km) => {
  const unit = unitNow();
  return _(unit.length, { distance: numberText(km / unit.km, 1, 0) });
};
