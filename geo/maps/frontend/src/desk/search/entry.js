/* The search, which is loaded when its box is first used: names, points and days, answered offline. */

/** @import { SearchDocument } from "./types.js" */

import { fetchJson } from "../../bridge.js";
import { make } from "../../dom.js";
import { _, locale } from "../../i18n.js";
import { store } from "../../store.js";
import { dayAnswer, nameAnswer, pointAnswer } from "./answers.js";
import { answerIn } from "./box.js";
import { dayReader } from "./days.js";
import { Names } from "./names.js";
import { repliesTo } from "./replies.js";
import style from "./style.css";

export { degreesIn } from "./degrees.js";

/* So many names are made ready at a time, between which the page answers. */
const AT_ONCE = 40;

/**
 * Makes a box answer.
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list
 */
export const start = async (input, list) => {
  const sent = /** @type {SearchDocument} */ (await fetchJson(store.config.gazetteer));
  document.head.append(make(document, "style", { textContent: style }));
  const names = await namesOf(sent);
  const dayIn = dayReader([...new Set([...sent.locales, locale()])]);
  answerIn(input, list, (text) => answersTo(text, names, dayIn));
};

/** @param {SearchDocument} sent */
const namesOf = async ({ entries, written }) => {
  const names = new Names();
  const all = [...entries, ...written];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    all
      .slice(at, at + AT_ONCE)
      .forEach((entry) => names.add({ ...entry, name: _(entry.names[0]) }));
    await new Promise((resolve) => window.setTimeout(resolve));
  }
  names.settle();
  return names;
};

/**
 * @param {string} text
 * @param {Names} names
 * @param {(text: string) => string} dayIn
 */
const answersTo = (text, names, dayIn) => {
  const { day, point, hits, nearest } = repliesTo(text, names, dayIn);
  const written = [...(day ? [dayAnswer(day)] : []), ...(point ? [pointAnswer(point)] : [])];
  const answers = [...written, ...[...hits, ...nearest].map(nameAnswer)];
  return { answers, words: wordsBefore(text, answers, nearest) };
};

/**
 * What is said before answers that are not what was asked for.
 * @param {string} text
 * @param {unknown[]} answers
 * @param {unknown[]} nearest
 */
const wordsBefore = (text, answers, nearest) => {
  if (!answers.length) return _("No results. Try a state, a place or a date.");
  return nearest.length ? _("“{text}” is not in the atlas. Most like it:", { text }) : "";
};
