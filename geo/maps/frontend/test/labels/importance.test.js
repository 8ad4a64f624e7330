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

test("what a step links comes first, and once a callout says it, before what no step links", () => {
  const all = [
    candidateOf("other", { rank: 1 }),
    candidateOf("said", { named: true, said: true }),
    candidateOf("linked", { named: true }),
    candidateOf("asked", { asked: true }),
    candidateOf("selected", { selected: true }),
  ];
  assert.deepEqual(
    byImportance(all).map(({ text }) => text),
    ["linked", "selected", "asked", "said", "other"],
  );
});
