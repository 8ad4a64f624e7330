import assert from "node:assert/strict";
import { test } from "node:test";

import { movePointer, restPointer } from "../../src/select/resting.js";

test("what comes to lie under a resting pointer waits until it moves", () => {
  /** @type {Record<string, string>} */
  const dataset = {};
  Object.assign(globalThis, { document: { documentElement: { dataset } } });
  restPointer();
  /* A browser tells of a pointer at rest too where what is below it changes. */
  movePointer({ screenX: 5, screenY: 5 });
  movePointer({ screenX: 5, screenY: 5 });
  assert.ok("resting" in dataset);
  movePointer({ screenX: 6, screenY: 5 });
  assert.ok(!("resting" in dataset));
});
