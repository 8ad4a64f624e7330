import assert from "node:assert/strict";
import test from "node:test";

import { byImportance } from "../../src/labels/place.js";

/** @typedef {import("../../types.js").Candidate} Candidate */

/**
 * @param {string} text
 * @param {Partial<Candidate>} own
 */
const candidateOf = (text, own) =>
  /** @type {Candidate} */ ({ text, rank: 3, style: "place", ...own });

test("what the text of a step links comes before what does not, and after what is asked for", () => {
  const all = [
    candidateOf("other", { rank: 1 }),
    candidateOf("named", { named: true }),
    candidateOf("asked", { asked: true }),
    candidateOf("selected", { selected: true }),
  ];
  assert.deepEqual(
    byImportance(all).map(({ text }) => text),
    ["selected", "asked", "named", "other"],
  );
});
