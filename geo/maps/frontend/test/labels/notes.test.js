import assert from "node:assert/strict";
import test from "node:test";

import { isNote, noteText } from "../../src/labels/notes.js";

test("a note is a place with a star, and a star alone on the map of a step", () => {
  assert.ok(isNote("note:hatay"));
  assert.ok(!isNote("zone:hatay") && !isNote(undefined));
  assert.equal(noteText("Four villages: one, two, three", false), "Four villages*");
  assert.equal(noteText("Hatay", false), "Hatay*");
  assert.equal(noteText("Hatay", true), "*");
});
