import assert from "node:assert/strict";
import { test } from "node:test";

import { inOrder, nextFeature, withSigns } from "../../src/a11y/order.js";

const IDS = ["state:A", "state:B", "state:C", "zone:x", "place:p", "place:q"];

/** @type {[string, string, string | undefined][]} */
const KEYS = [
  ["ArrowRight", "state:A", "state:B"],
  ["ArrowDown", "state:A", "state:B"],
  ["ArrowLeft", "state:B", "state:A"],
  ["ArrowUp", "state:B", "state:A"],
  ["ArrowRight", "state:C", "state:A"],
  ["ArrowLeft", "state:A", "state:C"],
  ["ArrowRight", "zone:x", "zone:x"],
  ["Home", "state:C", "state:A"],
  ["End", "state:A", "state:C"],
  ["PageDown", "state:B", "zone:x"],
  ["PageDown", "place:q", "state:A"],
  ["PageUp", "zone:x", "state:A"],
  ["PageUp", "state:B", "place:p"],
  ["Enter", "state:A", undefined],
  ["a", "state:A", undefined],
];

for (const [key, from, to] of KEYS) {
  test(`${key} leads from ${from} to ${to ?? "nowhere"}`, () =>
    assert.equal(nextFeature(key, from, IDS, false), to));
}

test("from right to left the arrows across turn round, and no others", () => {
  assert.equal(nextFeature("ArrowRight", "state:B", IDS, true), "state:A");
  assert.equal(nextFeature("ArrowLeft", "state:B", IDS, true), "state:C");
  assert.equal(nextFeature("ArrowDown", "state:B", IDS, true), "state:C");
  assert.equal(nextFeature("PageDown", "state:B", IDS, true), "zone:x");
});

test("features stand in the order of the list, then the others", () => {
  const features = new Map([
    ["a", 1],
    ["b", 2],
    ["c", 3],
  ]);
  assert.deepEqual(
    [...inOrder(features, ["c", "gone", "a"])],
    [
      ["c", 3],
      ["a", 1],
      ["b", 2],
    ],
  );
  assert.deepEqual([...inOrder(features, [])], [...features]);
});

test("a sign takes the turn of the first of the features that it stands for", () => {
  const ids = ["state:A", "place:p", "place:q", "place:r", "place:s"];
  const features = new Map(ids.map((id) => [id, id]));
  const signs = [{ stop: "place:s sites", ids: ["place:s", "place:q"], value: "sign" }];
  const stops = [...withSigns(features, signs).keys()];
  assert.deepEqual(stops, ["state:A", "place:p", "place:s sites", "place:r"]);
  assert.equal(nextFeature("ArrowDown", "place:p", stops, false), "place:s sites");
  assert.equal(nextFeature("ArrowUp", "place:r", stops, false), "place:s sites");
  assert.deepEqual([...withSigns(features, [])], [...features]);
});
