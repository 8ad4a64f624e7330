import assert from "node:assert/strict";
import { test } from "node:test";

import { boxAround, isFree, isWithin } from "../../src/labels/boxes.js";
import { SIZE } from "./ground.js";

/** @typedef {import("../../types.js").Box} Box */

test("boxes that touch cover one another", () => {
  assert.ok(!isFree([0, 0, 10, 10], [[10, 10, 20, 20]]));
  assert.ok(isFree([0, 0, 10, 10], [[11, 0, 20, 10], [0, 11, 10, 20]])); // prettier-ignore
  assert.ok(isFree([0, 0, 10, 10], []));
});

test("a label keeps off the edge of the map", () => {
  assert.ok(isWithin([3, 3, 997, 597], SIZE));
  for (const box of /** @type {Box[]} */ ([
    [2, 3, 9, 9],
    [3, 2, 9, 9],
    [3, 3, 998, 9],
    [3, 3, 9, 598],
  ])) {
    assert.ok(!isWithin(box, SIZE));
  }
});

test("a box reaches as far on each side", () =>
  assert.deepEqual(boxAround({ x: 5, y: 9 }, 4), [1, 5, 9, 13]));
