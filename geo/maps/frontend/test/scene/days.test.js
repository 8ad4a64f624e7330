import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { changeBefore, dayBeside, dayOf, isDay, looksOf, numberOf } from "../../src/scene/days.js";

/* How two maps are shown: Python and the script agree (tests/web/view/test_splits.py). */
const SPLITS = JSON.parse(readFileSync(new URL("splits.json", import.meta.url), "utf8"));
const [FIRST, LAST] = ["1979-01-01", "2026-06-30"];

for (const day of [FIRST, LAST, "2020-02-29", "2020-09-21"]) {
  test(`${day} is a day`, () => assert.ok(isDay(day, FIRST, LAST)));
}

for (const day of [
  "",
  "2020",
  "2020-9-21",
  "2020-13-01",
  "2021-02-29",
  "2020-02-30",
  "1978-12-31",
  "2026-07-01",
  "2020-09-21T00",
  "٢٠٢٠-٠٩-٢١",
]) {
  test(`“${day}” is no day`, () => assert.ok(!isDay(day, FIRST, LAST)));
}

const KNOWN = {
  viewers: { defacto: "", IND: "", PAK: "" },
  days: [FIRST, "2014-03-18"],
  exerciseDay: "2020-09-21",
};
const DEFAULT = { as: "defacto", on: "2020-09-21" };

/** @param {string} query */
const looks = (query) => looksOf(new URLSearchParams(query), KNOWN, LAST);

test("without anything the look is that of the exercise, and nothing is compared", () =>
  assert.deepEqual(looks(""), { first: DEFAULT, second: null, split: "swipe" }));

test("viewer and day are read", () =>
  assert.deepEqual(looks("as=IND&on=2014-01-01").first, { as: "IND", on: "2014-01-01" }));

test("an unknown viewer and no day are set aside", () => {
  assert.deepEqual(looks("as=XXX&on=2014-13-01").first, DEFAULT);
  assert.deepEqual(looks("as=toString").first, DEFAULT);
});

/** @type {[string, { as: string, on: string } | null][]} */
const COMPARED = [
  ["IND", { as: "IND", on: "2020-09-21" }],
  ["2014-01-01", { as: "defacto", on: "2014-01-01" }],
  ["PAK,2014-01-01", { as: "PAK", on: "2014-01-01" }],
  ["2014-01-01,PAK", null],
  ["IND,PAK", null],
  ["IND,2014-01-01,PAK", null],
  ["XXX", null],
  ["", null],
  ["defacto", null],
  ["defacto,2020-09-21", null],
];

for (const [cmp, second] of COMPARED) {
  test(`“${cmp}” ${second ? "is" : "is not"} compared`, () =>
    assert.deepEqual(looks(`cmp=${cmp}`).second, second));
}

for (const { query, shown } of SPLITS) {
  test(`two maps of “${query}” are shown by ${shown}`, () =>
    assert.equal(looks(query).split, shown));
}

test("the scene of a day is that of the last change before it", () => {
  assert.equal(changeBefore(KNOWN.days, "2014-03-17"), FIRST);
  assert.equal(changeBefore(KNOWN.days, "2014-03-18"), "2014-03-18");
  assert.equal(changeBefore(KNOWN.days, "1900-01-01"), FIRST);
});

test("days are counted from the first", () => {
  assert.equal(numberOf("1980-01-01", FIRST), 365);
  assert.equal(dayOf(365, FIRST), "1980-01-01");
  for (const number of [0, 1, 59, 12345]) {
    assert.equal(numberOf(dayOf(number, FIRST), FIRST), number);
  }
});

test("the next day lies after, the last before, and beyond the ends there is none", () => {
  const days = ["1991-12-26", "2014-03-18", "2020-09-21"];
  assert.equal(dayBeside(days, "2014-03-18", 1), "2020-09-21");
  assert.equal(dayBeside(days, "2014-03-18", -1), "1991-12-26");
  assert.equal(dayBeside(days, "2020-09-21", 1), undefined);
  assert.equal(dayBeside(days, "1991-12-26", -1), undefined);
});
