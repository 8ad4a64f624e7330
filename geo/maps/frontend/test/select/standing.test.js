import assert from "node:assert/strict";
import { test } from "node:test";

import { edgesApart, standing } from "../../src/select/standing.js";

/** @type {Record<string, [string, string[]]>} */
const ended = { "state:OLD": ["1991-12-26", ["state:ONE", "state:TWO"]] };

test("a state that has ended is those that followed it, from the first day without it", () => {
  assert.deepEqual(standing(ended, "state:OLD", "1991-12-25"), ["state:OLD"]);
  assert.deepEqual(standing(ended, "state:OLD", "1991-12-26"), ["state:ONE", "state:TWO"]);
  assert.deepEqual(standing(ended, "state:ONE", "1980-01-01"), ["state:ONE"]);
});

test("each state that followed another has an edge of its own", () => {
  const selected = new Set(["state:OLD", "zone:there", "place:here"]);
  const edges = edgesApart(ended, selected, "2020-01-01").map((own) => [...own]);
  assert.deepEqual(edges, [["zone:there", "place:here"], ["state:ONE"], ["state:TWO"]]);
  assert.equal(edgesApart(ended, selected, "1980-01-01").length, 1);
  assert.deepEqual(edgesApart(ended, new Set(), "2020-01-01"), []);
});
