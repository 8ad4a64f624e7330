import assert from "node:assert/strict";
import { test } from "node:test";

import { nextUnder } from "../../src/select/spot.js";

const spot = { x: 100, y: 80, ids: ["place:a", "zone:b", "state:C"] };

test("the first click selects what is on top", () =>
  assert.equal(nextUnder({ x: NaN, y: NaN, ids: [] }, spot, null), "place:a"));

test("clicks at the same spot go through what lies beneath, and begin again", () => {
  const chosen = [null, "place:a", "zone:b", "state:C"].map((selection) =>
    nextUnder(spot, { ...spot, x: 103 }, selection),
  );
  assert.deepEqual(chosen, ["place:a", "zone:b", "state:C", "place:a"]);
});

test("elsewhere it begins anew, and so where something else was selected meanwhile", () => {
  assert.equal(nextUnder(spot, { ...spot, y: 90 }, "place:a"), "place:a");
  assert.equal(nextUnder(spot, spot, "state:ELSE"), "place:a");
});

test("where nothing lies beneath, what is there stays", () =>
  assert.equal(nextUnder({ ...spot, ids: ["a:b"] }, { ...spot, ids: ["a:b"] }, "a:b"), "a:b"));

test("what is clicked without a pointer is selected, though each feature has the same spot", () => {
  const other = { ...spot, ids: ["zone:b", "state:C"] };
  assert.equal(nextUnder(spot, other, "place:a"), "zone:b");
});

test("a point that is chosen a little beside the last one goes on, too", () => {
  const [last, now] = ["point:1,1", "point:1,2"].map((id) => ({ ...spot, ids: [id, "zone:b"] }));
  assert.equal(nextUnder(last, now, "point:1,1"), "zone:b");
});
