/* By which texts an entry is called: its names, parts of them, and initials. */

/** @import { SearchEntry } from "./types.js" */

import { fold } from "./fold.js";

const WITH_INITIALS = /^(state|organisation):/;
const WITHOUT_INITIAL = /^(of|and|the|for|и|о|по|за)$/u;

/**
 * The names of an entry, folded.
 * @param {SearchEntry} entry
 */
export const callsOf = ({ id, name, names }) => {
  const folded = [name, ...names].flatMap((text) => [text, ...partsOf(text)]).map(fold);
  const initials = WITH_INITIALS.test(id) ? folded.map(initialsOf) : [];
  return [...new Set([...folded, ...initials])].filter(Boolean);
};

/**
 * What a name says without what stands in brackets, and on each side of a stroke.
 * @param {string} name
 */
const partsOf = (name) => {
  const bare = name.replace(/\s*\([^)]*\)/g, "");
  return bare.split(" / ").filter((part) => part !== name);
};

/**
 * The first letters of the words of a name; empty for one word.
 * @param {string} folded
 */
const initialsOf = (folded) => {
  const words = folded.split(" ").filter((word) => !WITHOUT_INITIAL.test(word));
  return words.length > 1 ? words.map((word) => [...word][0]).join("") : "";
};
