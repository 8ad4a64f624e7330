import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { cleanWords, readMarks, writeMarks } from "../src/desk/marks/grammar.js";
import { marks as rule } from "../src/shared.js";

/** The same as the tests of Python read: tests/web/view/test_marks.py. */
const { pattern, unseen, read, refused } = JSON.parse(
  readFileSync(new URL("marks.json", import.meta.url), "utf8"),
);
const GRAMMAR = { pattern, unseen };

test("marks are read as Python reads them, and written again in the one form", () => {
  for (const [raw, written, marks] of read) {
    assert.deepEqual(readMarks(raw, GRAMMAR), marks, raw);
    assert.equal(writeMarks(marks), written, raw);
    assert.deepEqual(readMarks(written, GRAMMAR), marks, raw);
  }
});

test("what Python refuses is refused", () => {
  for (const raw of refused) assert.equal(readMarks(raw, GRAMMAR), null, raw);
});

test("ten marks with the longest words in any script fit", () => {
  const marks = Array.from({ length: 10 }, (_, at) => ({
    .../** @type {import("../src/desk/marks/types.js").Mark} */ (read[0][2][0]),
    points: /** @type {[number, number][]} */ ([[180 - at, 85 - at]]),
    kind: /** @type {"point"} */ ("point"),
    text: "Ж".repeat(rule.letters),
  }));
  const written = writeMarks(marks);
  assert.ok(written.length <= rule.signs, String(written.length));
  assert.deepEqual(readMarks(written, GRAMMAR), marks);
});

test("words stand in one line, without signs that are not seen", () => {
  assert.equal(cleanWords("  a\u202e \u00a0 b\n\u200b ", new RegExp(unseen, "g")), "a b");
});
