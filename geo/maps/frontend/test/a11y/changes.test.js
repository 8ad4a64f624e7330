import assert from "node:assert/strict";
import { test } from "node:test";

import { changesOf } from "../../src/a11y/changes.js";

const BEFORE = { listed: 5, selection: null, look: "defacto 2020-09-21", compared: "", step: 0 };

/** @type {[string, Partial<import("../../types.js").Tellable>, string[]][]} */
const CASES = [
  ["nothing", {}, []],
  ["a selection", { selection: "state:IND" }, ["selected"]],
  ["a look", { look: "IND 2020-09-21" }, ["look"]],
  ["a comparison", { compared: "IND 2020-09-21" }, ["compared"]],
  [
    "a step with all that it shows",
    { step: 2, look: "IND 2014-03-18", selection: "place:x" },
    ["step", "look", "selected"],
  ],
  ["a list, where nothing else has changed", { listed: 4 }, ["listed"]],
  ["no list beside another change", { listed: 4, selection: "state:IND" }, ["selected"]],
];

for (const [what, changed, said] of CASES) {
  test(`${what} is said`, () =>
    assert.deepEqual(changesOf(BEFORE, { ...BEFORE, ...changed }, true), said));
}

test("that nothing is selected any more is said", () =>
  assert.deepEqual(changesOf({ ...BEFORE, selection: "state:IND" }, BEFORE, true), ["none"]));

test("that a comparison is closed is said", () =>
  assert.deepEqual(changesOf({ ...BEFORE, compared: "IND 2020-09-21" }, BEFORE, true), ["alone"]));

test("leaving the story says nothing of a step", () =>
  assert.deepEqual(changesOf({ ...BEFORE, step: 3 }, BEFORE, true), []));

test("a list without filters is not counted", () =>
  assert.deepEqual(changesOf(BEFORE, { ...BEFORE, listed: 4 }, false), []));
