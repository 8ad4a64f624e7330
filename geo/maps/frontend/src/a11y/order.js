/* The order in which the keyboard goes from feature to feature. */

import { kindOf } from "../feature-id.js";

/** @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
/** @type {Record<string, number>} */
const LEAPS = { PageDown: 1, PageUp: -1 };

/**
 * The one so many places after another, from the end on to the beginning.
 * @param {string[]} all
 * @param {string} one
 * @param {number} step
 */
const neighbourOf = (all, one, step) => all[(all.indexOf(one) + step + all.length) % all.length];

/**
 * The feature to which a key leads from another; undefined where it leads nowhere.
 * @param {string} key
 * @param {string} id
 * @param {string[]} ids
 * @param {boolean} rightToLeft
 */
export const nextFeature = (key, id, ids, rightToLeft) => {
  const leap = LEAPS[key];
  if (leap) {
    const kind = neighbourOf([...new Set(ids.map(kindOf))], kindOf(id), leap);
    return ids.find((one) => kindOf(one) === kind);
  }
  const own = ids.filter((one) => kindOf(one) === kindOf(id));
  if (key === "Home") return own[0];
  if (key === "End") return own[own.length - 1];
  const step = STEPS[key];
  const backwards = rightToLeft && (key === "ArrowLeft" || key === "ArrowRight");
  return step ? neighbourOf(own, id, backwards ? -step : step) : undefined;
};

/**
 * Stops of the keyboard: features, and in place of the first of those under one sign that sign.
 * @template Value
 * @param {Map<string, Value>} features
 * @param {{ stop: string, ids: string[], value: Value }[]} signs
 * @returns {Map<string, Value>}
 */
export const withSigns = (features, signs) => {
  const over = new Map(signs.flatMap((sign) => sign.ids.map((id) => [id, sign])));
  return new Map(
    [...features].map(([id, value]) => {
      const sign = over.get(id);
      return sign ? [sign.stop, sign.value] : [id, value];
    }),
  );
};

/**
 * Features in the order of a list, then those that it does not have (an embedded map has no list).
 * @template Value
 * @param {Map<string, Value>} features
 * @param {string[]} listed
 */
export const inOrder = (features, listed) => {
  const known = new Set(listed);
  const others = [...features].filter(([id]) => !known.has(id));
  /** @type {[string, Value][]} */
  const first = [...known].flatMap((id) => {
    const value = features.get(id);
    return value === undefined ? [] : [[id, value]];
  });
  return new Map([...first, ...others]);
};
