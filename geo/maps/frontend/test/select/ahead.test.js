import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { MOST_A_MINUTE, askingAhead } from "../../src/select/ahead.js";

/** @type {string[]} */
let asked = [];
let now = 0;
let expect = askingAhead(
  () => {},
  () => 0,
);

beforeEach(() => {
  asked = [];
  now = 0;
  expect = askingAhead(
    (id) => asked.push(id),
    () => now,
  );
});

test("what a pointer rests on is asked for once", () => {
  ["zone:a", "zone:a", "zone:b", "zone:a"].forEach((id) => expect(id, null));
  assert.deepEqual(asked, ["zone:a", "zone:b", "zone:a"]);
});

test("neither is what stands beside the map already, nor what is no feature", () => {
  expect("zone:a", "zone:a");
  expect(undefined, null);
  expect("", null);
  assert.deepEqual(asked, []);
});

test("a pointer that sweeps over the map asks for few in a minute", () => {
  for (let number = 0; number < 2 * MOST_A_MINUTE; number += 1) {
    now += 100;
    expect(`zone:${number}`, null);
  }
  assert.equal(asked.length, MOST_A_MINUTE);
});

test("what was too much is asked for later, when the minute is over", () => {
  for (let number = 0; number < MOST_A_MINUTE; number += 1) expect(`zone:${number}`, null);
  expect("zone:last", null);
  assert.equal(asked.at(-1), `zone:${MOST_A_MINUTE - 1}`);
  now = 60_000;
  expect("zone:last", null);
  assert.equal(asked.at(-1), "zone:last");
});
