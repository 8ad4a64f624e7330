import assert from "node:assert/strict";
import { test } from "node:test";

import { isFree } from "../../src/labels/boxes.js";
import { cornerRoom } from "../../src/furniture/corner-room.js";

/** @typedef {import("../../types.js").Box} Box */
/** @type {Box} */
const ROOM = [0, 0, 1000, 600];

test("it stands in the upper right corner, past the buttons there", () => {
  assert.deepEqual(cornerRoom(ROOM, [168, 118], [], [], 10), [822, 10, 990, 128]);
  /** @type {Box} */
  const buttons = [950, 10, 990, 80];
  assert.deepEqual(cornerRoom(ROOM, [168, 118], [buttons], [], 10), [822, 90, 990, 208]);
});

test("it hides nothing, and stands nowhere if it would in every corner", () => {
  /** @type {Box[]} */
  const seen = [
    [900, 50, 905, 55],
    [20, 20, 30, 30],
  ];
  const box = cornerRoom(ROOM, [168, 118], [], seen, 10);
  assert.deepEqual(box, [822, 472, 990, 590]);
  assert.ok(box && isFree(box, seen));
  assert.equal(cornerRoom(ROOM, [168, 118], [], [[0, 0, 1000, 600]], 10), null);
  assert.equal(cornerRoom(ROOM, [168, 118], [[0, 0, 1000, 600]], [], 10), null);
});
