/* What a feature is called on the day of a side, in the language of the page. */

/**
 * @import { Former, Look, Scene } from "../../types.js"
 */

import { wordsOfDay } from "../desk/days/words.js";
import { _, locale } from "../i18n.js";

/**
 * The name that stood on a day in a list of former ones; undefined where none did.
 * @param {Former[]} former
 * @param {string} day
 */
const formerName = (former, day) =>
  former.find(([, from, next]) => from <= day && (!next || day < next))?.[0];

/**
 * The name that a feature bore on the day of a side: of land by the scene, of a city by its own list. Where a place of
 * another time bore none that is known, its name says of which time it is.
 * @param {{ scene: Pick<Scene, "names" | "dimmed">, look: Look }} side
 * @param {string | undefined} id
 * @param {{ name?: string, former?: Former[] }} own
 */
export const nameThen = ({ scene, look }, id = "", { name = "", former = [] }) => {
  const then = scene.names[id] || formerName(former, look.on);
  const idle = scene.dimmed.get(id);
  return then || !idle ? _(then || name) : `${_(name)} (${timeWords(...idle)})`;
};

/**
 * Since or until when a place is known, which has a year or a day.
 * @param {"since" | "until"} side
 * @param {string} date
 */
const timeWords = (side, date) => {
  const words = date.includes("-") ? wordsOfDay(date, locale()) : date;
  return side === "since" ? _("since {start}", { start: words }) : _("until {end}", { end: words });
};
