import assert from "node:assert/strict";
import test from "node:test";

import { byImportance } from "../../src/labels/place.js";

/** @typedef {import("../../types.js").Candidate} Candidate */

/**
 * @param {string} text
 * @param {Partial<Candidate>} own
 */
const named = (text, own) => /** @type {Candidate} */ ({ text, rank: 3, style: "place", ...own });

test("what the text of a step links comes before what does not, and after what is asked for", () => {
  const all = [
    named("other", { rank: 1 }),
    named("told", { told: true }),
    named("asked", { asked: true }),
    named("selected", { selected: true }),
  ];
  assert.deepEqual(
    byImportance(all).map(({ text }) => text),
    ["selected", "asked", "told", "other"],
  );
});
