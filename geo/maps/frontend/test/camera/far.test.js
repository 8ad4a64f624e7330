import assert from "node:assert/strict";
import { test } from "node:test";

import { isFar } from "../../src/camera/far.js";

const SIZE = { x: 1000, y: 600 };

test("what is more than two screens away is far, on either axis and in either direction", () => {
  const from = { x: 0, y: 0 };
  assert.equal(isFar(from, { x: 2000, y: 1200 }, SIZE), false);
  assert.equal(isFar(from, { x: -2001, y: 0 }, SIZE), true);
  assert.equal(isFar(from, { x: 0, y: 1201 }, SIZE), true);
});
