import assert from "node:assert/strict";
import { test } from "node:test";

import { rowsShown } from "../../src/legend/marks.js";

test("a group of a key has seven rows at most, the last of which leads to the rest", () => {
  assert.deepEqual(
    [1, 7, 8, 15].map((count) => rowsShown(count, false)),
    [1, 7, 6, 6],
  );
  assert.equal(rowsShown(15, true), 15);
});
