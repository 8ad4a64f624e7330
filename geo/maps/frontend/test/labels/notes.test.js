import assert from "node:assert/strict";
import { test } from "node:test";

import { isNote, noteText } from "../../src/labels/notes.js";

test("a note is known by its id, and says in a few words what is not drawn at its place", () => {
  assert.ok(isNote("note:hatay"));
  assert.ok(!isNote("zone:hatay") && !isNote(undefined));
  const missing = "control not drawn";
  assert.equal(
    noteText("Four villages: one, two, three", missing),
    "Four villages: control not drawn",
  );
  assert.equal(noteText("Hatay", missing), "Hatay: control not drawn");
});
