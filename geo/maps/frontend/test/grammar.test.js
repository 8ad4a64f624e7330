import assert from "node:assert/strict";
import { test } from "node:test";

import { readQuery, withValue, written } from "../src/address/grammar.js";

const GRAMMAR = { order: ["at", "layers", "as", "on", "sel", "theme", "lang"], version: "2" };

/** @param {string} text */
const canonical = (text) => written(readQuery(text), GRAMMAR);

/** @type {[what: string, given: string, expected: string][]} */
const CASES = [
  ["an empty query stays empty", "", ""],
  ["keys are put in the order of the grammar", "lang=ru&as=IND", "as=IND&lang=ru&v=2"],
  ["the version is written once, at the end", "v=1&as=IND&v=2", "as=IND&v=2"],
  ["a version alone says nothing", "v=2", ""],
  ["what the grammar does not know follows", "embed=true&as=IND", "as=IND&embed=true&v=2"],
  [
    "without a key of the grammar there is no version",
    "embed=true&parts=legend",
    "embed=true&parts=legend",
  ],
  ["of a key that is given twice the last value counts", "as=IND&as=PAK", "as=PAK&v=2"],
  [
    "commas and colons stay as they are",
    "sel=state%3AIND&layers=states%2Czones",
    "layers=states,zones&sel=state:IND&v=2",
  ],
  ["a space is written as %20", "q=two+words", "q=two%20words"],
  ["signs that Python quotes are quoted", "q=it's(!)*", "q=it%27s%28%21%29%2A"],
  ["other scripts are written in UTF-8", "q=Крым", "q=%D0%9A%D1%80%D1%8B%D0%BC"],
];

for (const [what, given, expected] of CASES) {
  test(what, () => assert.equal(canonical(given), expected));
}

test("a query that is canonical stays as it is", () => {
  for (const [, , text] of CASES) assert.equal(canonical(text), text);
});

const ADDRESS = new URL("https://atlas.example/disputes?as=IND&lang=ru&v=2#map");

test("another value of a key is put in its place", () =>
  assert.equal(
    withValue(ADDRESS, "theme", "dark", GRAMMAR),
    "https://atlas.example/disputes?as=IND&theme=dark&lang=ru&v=2#map",
  ));

test("a value that is there already is replaced", () =>
  assert.equal(
    withValue(ADDRESS, "lang", "ur", GRAMMAR),
    "https://atlas.example/disputes?as=IND&lang=ur&v=2#map",
  ));

test("an empty value takes its key out, and the last one the version", () => {
  const address = new URL("https://atlas.example/?theme=dark&v=2");
  assert.equal(withValue(address, "theme", "", GRAMMAR), "https://atlas.example/");
});
