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
  [
    "km",
    {
      ...units.km,
      name: () => _("Kilometres"),
      length: (distance) => _("{distance} km", { distance }),
      area: (area) => _("{area} km²", { area }),
    },
  ],
  [
    "mi",
    {
      ...units.mi,
      name: () => _("Miles"),
      length: (distance) => _("{distance} mi", { distance }),
      area: (area) => _("{area} mi²", { area }),
    },
  ],
  [
    "nm",
    {
      ...units.nm,
      name: () => _("Nautical miles"),
      length: (distance) => _("{distance} NM", { distance }),
      area: (area) => _("{area} km²", { area }),
    },
  ],
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
  return unit.length(numberText(length, decimalsOf(length)));
};

/**
 * An area without decimals.
 * @param {number} km2
 */
export const wholeAreaText = (km2) => {
  const unit = unitNow();
  return unit.area(numberText(km2 / unit.km2, 0));
};

/**
 * A ring is as wide as somebody says.
 * @param {number} km
 */
export const radiusText = (km) => {
  const unit = unitNow();
  return unit.length(numberText(km / unit.km, 1, 0));
};
