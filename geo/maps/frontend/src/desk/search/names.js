/* Which names answer a text: found by MiniSearch in every script, then ordered by how well they do. */

/** @import { SearchEntry } from "./types.js" */

import MiniSearch from "minisearch";

import { fold } from "./fold.js";
import { soundOf } from "./sounds.js";
import { callsOf } from "./calls.js";

/**
 * @typedef {object} Known an entry as it is searched: its names and that of the page folded, and how they sound
 * @property {SearchEntry} entry
 * @property {string} shown
 * @property {string[]} names
 * @property {string[]} sounds
 *
 * @typedef {{ folded: string, sound: string }} Asked
 * @typedef {{ prefix: boolean, fuzzy: boolean | ((term: string) => number), combineWith: "AND" | "OR" }} How
 */

const MOST_HITS = 24;
/* A text this short begins too many words to look at more than how names begin. */
const SHORT = 2;
/* What has a whole sentence for its name is found by words that are spelled as it has them. */
const WORDY = /^(claim|event|source|tie|measure):/;

/** @param {SearchEntry} entry */
const knownOf = (entry) => {
  const names = callsOf(entry);
  const sounds = [...new Set(names.map(soundOf))];
  return { entry, shown: fold(entry.name), names, sounds };
};

/**
 * Typing errors that a word may have.
 * @param {string} term
 */
const errorsIn = (term) => {
  if (term.length < 4) return 0;
  return term.length < 8 ? 1 : 2;
};

/** @param {string} term */
const differencesIn = (term) => (term.length < 4 ? 0 : Math.round(term.length / 3));

/** @type {Record<"exact" | "misspelled" | "nearest", How>} */
const WAYS = {
  exact: { prefix: true, fuzzy: false, combineWith: "AND" },
  misspelled: { prefix: true, fuzzy: errorsIn, combineWith: "AND" },
  nearest: { prefix: true, fuzzy: differencesIn, combineWith: "OR" },
};

/**
 * A text without words of a letter or two beside longer ones: too many begin so, and what is found without them is
 * put in order by the whole text.
 * @param {string} text
 */
const longWordsOf = (text) => {
  const long = text.split(" ").filter((word) => word.length > SHORT || /\d/.test(word));
  return long.join(" ") || text;
};

/** @param {Known} known */
const wordsOf = ({ names, sounds }) => [...names, ...sounds].flatMap((text) => text.split(" "));

/**
 * Where a word stands, or would stand, among words in order.
 * @param {string[]} words
 * @param {string} word
 */
const firstFrom = (words, word) => {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * The words of names and of how they sound; a word that sounds as it is written is there once.
 * @param {Known} known
 * @param {number} id
 */
const document = ({ names, sounds }, id) => {
  const words = new Set(names.join(" ").split(" "));
  const heard = new Set(
    sounds
      .join(" ")
      .split(" ")
      .filter((word) => !words.has(word)),
  );
  return { id, names: [...words].join(" "), sounds: [...heard].join(" ") };
};

class Index {
  constructor() {
    /** @type {Known[]} */
    this.known = [];
    /** @type {string[] | null} */
    this.inOrder = null;
    this.words = new MiniSearch({
      fields: ["names", "sounds"],
      tokenize: (text) => text.split(" ").filter(Boolean),
      processTerm: (term) => term,
    });
  }

  /** @param {Known} known */
  add(known) {
    this.words.add(document(known, this.known.length));
    this.known.push(known);
    this.inOrder = null;
  }

  /**
   * Whether a word begins with a term: nobody misspelled it, and words like it need not be sought, which takes
   * longer than all else.
   * @param {string} term
   */
  begins(term) {
    this.inOrder ??= [...new Set(this.known.flatMap(wordsOf))].sort();
    const at = firstFrom(this.inOrder, term);
    return at < this.inOrder.length && this.inOrder[at].startsWith(term);
  }

  /**
   * @param {Asked} asked
   * @param {How} how
   */
  find({ folded, sound }, how) {
    const { fuzzy } = how;
    /** @param {string} term */
    const errors = (term) => (typeof fuzzy === "function" && !this.begins(term) ? fuzzy(term) : 0);
    const queries = [...new Set([folded, sound])].map((text) => ({
      ...how,
      fuzzy: fuzzy && errors,
      queries: [longWordsOf(text)],
    }));
    const found = this.words.search({ combineWith: "OR", queries });
    return found.map(({ id, score }) => ({ known: this.known[id], score }));
  }

  /** @param {Asked} asked */
  beginning({ folded }) {
    const known = this.known.filter(({ names }) => names.some((name) => name.startsWith(folded)));
    return known.map((one) => ({ known: one, score: 0 }));
  }
}

export class Names {
  constructor() {
    this.named = new Index();
    this.worded = new Index();
  }

  /** @param {SearchEntry} entry */
  add(entry) {
    (WORDY.test(entry.id) ? this.worded : this.named).add(knownOf(entry));
  }

  /** Puts the words in order, for which the first key need not wait then. */
  settle() {
    [this.named, this.worded].forEach((index) => index.begins(""));
  }

  /**
   * The best answers to a text, the best first.
   * @param {string} text
   */
  hits(text) {
    const asked = askedOf(text);
    if (!asked.folded) return [];
    if (asked.folded.length <= SHORT) return inOrder(this.named.beginning(asked), asked);
    const [named, worded] = [this.named, this.worded];
    return inOrder(
      [...named.find(asked, WAYS.misspelled), ...worded.find(asked, WAYS.exact)],
      asked,
    );
  }

  /**
   * What is least unlike a text that nothing answers.
   * @param {string} text
   */
  nearest(text) {
    /* Words of a letter or two are like too many others, and no name is like a number. */
    const words = fold(text)
      .split(" ")
      .filter((word) => word.length > SHORT && !/\d/.test(word));
    const asked = askedOf(words.join(" "));
    return words.length ? inOrder(this.named.find(asked, WAYS.nearest), asked, false) : [];
  }
}

/**
 * @param {string} text
 * @returns {Asked}
 */
const askedOf = (text) => {
  const folded = fold(text);
  return { folded, sound: soundOf(folded) };
};

/**
 * @param {{ known: Known, score: number }[]} found
 * @param {Asked} asked
 * @param {boolean} [byWorth] or only by how near the words are
 */
const inOrder = (found, asked, byWorth = true) => {
  const rated = found.map(({ known, score }) => {
    const way = byWorth ? wayOf(known, asked) : 0;
    return { entry: known.entry, way, worth: byWorth ? way + weightOf(known, asked) : 0, score };
  });
  /* Where a name is what was asked, nobody misspelled it. */
  const most = rated.some(({ way }) => way < 1) ? ANSWERS.length : Infinity;
  return rated
    .filter(({ way }) => way < most)
    .sort((one, other) => one.worth - other.worth || other.score - one.score)
    .slice(0, MOST_HITS)
    .map(({ entry }) => entry);
};

/**
 * How a name may answer, the best first.
 * @type {((name: string, asked: string) => boolean)[]}
 */
const ANSWERS = [
  (name, asked) => name === asked,
  (name, asked) => name.startsWith(asked),
  (name, asked) => name.includes(` ${asked}`),
];
/* Parts of the step between two ways: a rank, a name that is not shown, one that only sounds so, and each letter that
   the shown name has beyond what was asked, up to some. */
const [RANK, UNSHOWN, BY_SOUND, LETTER, MOST_LETTERS] = [0.06, 0.15, 0.15, 0.03, 20];

/**
 * How badly an entry answers: least where a name is what was asked, most where it has another letter.
 * @param {Known} known
 * @param {Asked} asked
 */
const wayOf = ({ shown, names, sounds }, { folded, sound }) =>
  Math.min(
    bestWay([shown], folded),
    bestWay(names, folded) + UNSHOWN,
    bestWay(sounds, sound) + UNSHOWN + BY_SOUND,
  );

/**
 * What orders entries that answer alike.
 * @param {Known} known
 * @param {Asked} asked
 */
const weightOf = ({ entry, shown }, { folded }) =>
  entry.rank * RANK + Math.min(Math.max(shown.length - folded.length, 0), MOST_LETTERS) * LETTER;

/**
 * @param {string[]} names
 * @param {string} asked
 */
const bestWay = (names, asked) => {
  const way = ANSWERS.findIndex((answers) => names.some((name) => answers(name, asked)));
  return way < 0 ? ANSWERS.length : way;
};
