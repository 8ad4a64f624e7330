import assert from "node:assert/strict";
import { test } from "node:test";

import { bytesOfLetters, lettersOf } from "../src/base64.js";

test("bytes come back from letters that no address escapes", () => {
  const bytes = Uint8Array.from({ length: 259 }, (_, at) => at % 256);
  const letters = lettersOf(bytes);
  assert.match(letters, /^[A-Za-z0-9_-]+$/);
  assert.deepEqual(bytesOfLetters(letters), bytes);
  assert.deepEqual(bytesOfLetters("PGI-"), new TextEncoder().encode("<b>"));
});

test("what is no such text is refused", () => {
  assert.throws(() => bytesOfLetters("a"));
  assert.throws(() => bytesOfLetters("<b>"));
});
