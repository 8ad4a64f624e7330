import assert from "node:assert/strict";
import { test } from "node:test";

import { keyOf, marksOfClass, rowsShown } from "../../src/legend/marks.js";

test("a group of a key has seven rows at most, the last of which leads to the rest", () => {
  assert.deepEqual(
    [1, 7, 8, 15].map((count) => rowsShown(count, false)),
    [1, 7, 6, 6],
  );
  assert.equal(rowsShown(15, true), 15);
});

test("more parties than are read at one glance wait behind their number", () => {
  const parties = [...Array(8).keys()].map((at) => `claimant-${at}`);
  const key = keyOf(["hatch", ...parties, "moved"], false);
  assert.deepEqual(key, {
    shown: ["hatch", ...parties, "moved"].map((mark) => !parties.includes(mark)),
    parties: 8,
    others: 0,
  });
  assert.deepEqual(keyOf(["hatch", ...parties], true).shown, Array(9).fill(true));
  assert.deepEqual(keyOf(["hatch", ...parties.slice(2)], false), {
    shown: Array(7).fill(true),
    parties: 0,
    others: 0,
  });
});

test("the tint of several holders is explained as shared, and as a tint", () => {
  assert.deepEqual(marksOfClass("tint-AZE-RUS"), ["tint-AZE-RUS", "tint", "shared"]);
  assert.deepEqual(marksOfClass("tint-AZE"), ["tint-AZE", "tint"]);
});
