/* All that a text may mean: a day, a point, and names; what is nearest where it means none of them; answers by group. */

/** @import { Names } from "./names.js" */

import { pointIn } from "./point.js";

/* What begins so is a link, though it may not be whole yet, and no name. */
const LINK = /^(https?:|geo:)/i;

/**
 * @param {string} text
 * @param {Names} names
 * @param {(text: string) => string} dayIn
 */
export const repliesTo = (text, names, dayIn) => {
  const [day, point] = [dayIn(text), pointIn(text)];
  if (LINK.test(text)) return { day, point, hits: [], nearest: [] };
  const hits = names.hits(text);
  const isAnswered = Boolean(day || point || hits.length);
  return { day, point, hits, nearest: isAnswered ? [] : names.nearest(text) };
};

/* So that one kind leaves room for the others. */
const [MOST_IN_GROUP, MOST] = [4, 12];

/**
 * Answers by group, each group where its first answer stood, and the first of each alone.
 * @template {{ group: string }} T
 * @param {T[]} answers
 * @returns {[group: string, answers: T[]][]}
 */
export const groupReplies = (answers) => {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  let left = MOST;
  answers.forEach((answer) => {
    const own = groups.get(answer.group) ?? [];
    if (!left || own.length >= MOST_IN_GROUP) return;
    groups.set(answer.group, [...own, answer]);
    left -= 1;
  });
  return [...groups];
};
