/* What tests of names share: letters of one width, a name as the map has it, and land in boxes. */

import { landOf } from "../../src/labels/land.js";
import { byImportance, placeCandidates } from "../../src/labels/place.js";

/**
 * @typedef {import("../../types.js").Candidate} Candidate
 * @typedef {import("../../types.js").Box} Box
 */

/** Every letter is ten pixels wide and every line twenty high. */
export const LETTERS = {
  joined: false,
  /** @type {(text: string) => [number, number]} */
  size: (text) => [10 * text.length, 20],
};
export const SIZE = { x: 1000, y: 600 };
export const SEA = { land: landOf([], SIZE), size: SIZE, letters: LETTERS };

/** @param {Partial<Candidate>} own */
export const candidate = (own) =>
  /** @type {Candidate} */ ({
    feature: "place:farkhor",
    point: { x: 500, y: 300 },
    rank: 3,
    text: "Farkhor",
    mark: "",
    style: "place",
    capital: false,
    selected: false,
    ground: null,
    ...own,
  });

/**
 * @param {string} group
 * @param {Box} box
 */
export const shape = (group, [left, top, right, bottom]) => ({
  rings: [
    [
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: bottom },
      { x: left, y: bottom },
    ],
  ],
  group,
  holder: "",
  zoned: group.startsWith("zone:"),
});

/** @param {[string, Box][]} shapes */
export const groundOf = (...shapes) => ({
  ...SEA,
  land: landOf(
    shapes.map(([group, box]) => shape(group, box)),
    SIZE,
  ),
});

/**
 * @param {Candidate[]} candidates
 * @param {Box[]} [held]
 * @param {import("../../types.js").LabelGround} [ground]
 */
export const texts = (candidates, held = [], ground = SEA) =>
  placeCandidates(byImportance(candidates), held, ground).map(({ candidate: { text } }) => text);
