import assert from "node:assert/strict";
import test from "node:test";

import { isNote, isNoted, noteText } from "../../src/labels/notes.js";

test("a note is a place with a star", () => {
  assert.ok(isNote("note:hatay"));
  assert.ok(!isNote("zone:hatay") && !isNote(undefined));
  assert.equal(noteText("Four villages: one, two, three"), "Four villages*");
  assert.equal(noteText("Hatay"), "Hatay*");
});

test("the map of a step has only the notes that the step is about", () => {
  const step = { points: { "note:hatay": [36, 36] } };
  assert.ok(isNoted("note:hatay", step) && isNoted("zone:kashmir", step));
  assert.ok(!isNoted("note:four-villages", step));
  assert.ok(isNoted("note:four-villages", undefined));
});
