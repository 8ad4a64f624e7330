/* Days and looks as texts: what is a day, which looks an address names, which day comes next. */

/** @import { Look, Looks } from "../../types.js" */

export { dayOf } from "../desk/days/words.js";

const DAY_MS = 86_400_000;

/**
 * Whether a text is a day between two others, both included.
 * @param {string} text
 * @param {string} first
 * @param {string} last
 */
export const isDay = (text, first, last) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) return false;
  return new Date(text).toISOString().startsWith(text) && text >= first && text <= last;
};

/**
 * What a comparison changes of the first look: a viewer, a day, or both in this order; null where it says anything else.
 * @param {string} text
 * @param {(text: string) => boolean} isViewer
 * @param {(text: string) => boolean} isKnownDay
 * @returns {Partial<Look> | null}
 */
const comparisonOf = (text, isViewer, isKnownDay) => {
  const parts = text.split(",");
  const on = isKnownDay(parts[parts.length - 1]) ? parts.pop() : undefined;
  const as = parts.length && isViewer(parts[0]) ? parts.shift() : undefined;
  if (parts.length) return null;
  return { ...(as === undefined ? {} : { as }), ...(on === undefined ? {} : { on }) };
};

const SPLITS = /** @type {const} */ (["side", "swipe"]);

/**
 * How two looks are shown where the address does not say; the rule is that of geo/web/view/model.py.
 * @param {Look} first
 * @param {Look} second
 */
export const splitOf = (first, second) => (first.on === second.on ? "swipe" : "side");

/**
 * The looks that an address names. What it does not say, or says badly, is the default.
 * @param {URLSearchParams} query
 * @param {{ viewers: Record<string, string>, days: string[], exerciseDay: string }} known
 * @param {string} last
 * @returns {Looks}
 */
export const looksOf = (query, { viewers, days, exerciseDay }, last) => {
  /** @param {string} text */
  const isViewer = (text) => Object.hasOwn(viewers, text);
  /** @param {string} text */
  const isKnownDay = (text) => isDay(text, days[0], last);
  const [as, on, cmp] = ["as", "on", "cmp"].map((key) => query.get(key) ?? "");
  const first = { as: isViewer(as) ? as : "defacto", on: isKnownDay(on) ? on : exerciseDay };
  const second = { ...first, ...comparisonOf(cmp, isViewer, isKnownDay) };
  const compared = second.as !== first.as || second.on !== first.on;
  return {
    first,
    second: compared ? second : null,
    split: SPLITS.find((split) => split === query.get("split")) ?? splitOf(first, second),
  };
};

/**
 * The last day of change up to a day; of an earlier day the first.
 * @param {string[]} days
 * @param {string} on
 */
export const changeBefore = (days, on) => days.findLast((day) => day <= on) ?? days[0];

/**
 * @param {string} day
 * @param {string} first
 */
export const numberOf = (day, first) => Math.round((Date.parse(day) - Date.parse(first)) / DAY_MS);

/**
 * The next day of some before or after another; undefined where there is none.
 * @param {string[]} days
 * @param {string} on
 * @param {number} step
 */
export const dayBeside = (days, on, step) =>
  step > 0 ? days.find((day) => day > on) : days.findLast((day) => day < on);
