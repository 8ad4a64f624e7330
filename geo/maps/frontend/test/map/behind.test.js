import assert from "node:assert/strict";
import { test } from "node:test";

import { behindSplitter } from "../../src/map/behind.js";

test("the two maps hide what the other shows, wherever the splitter stands", () => {
  const size = { x: 400, y: 300 };
  [0, 25, 50, 100].forEach((percent) => {
    const [first, second] = [true, false].map((one) => behindSplitter(size, percent, one));
    assert.equal(first[0], second[2]);
    assert.equal(first[2] - first[0] + second[2] - second[0], size.x);
    assert.deepEqual([first[1], first[3]], [0, size.y]);
  });
});
