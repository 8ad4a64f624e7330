import assert from "node:assert/strict";
import { test } from "node:test";

import {
  mendQuery,
  readQuery,
  selecting,
  withValue,
  writeQuery,
} from "../../src/address/grammar.js";

const word = { pattern: "[a-z]+", many: false };

/** @type {import("../../types.js").Grammar} A part of what Python gives; it is compared whole in tests/maps/frontend. */
const GRAMMAR = {
  order: ["at", "layers", "as", "on", "sel", "theme", "lang"],
  version: "2",
  reading: {
    escapes: 3,
    unseen: "[\\u200b-\\u200f]",
    glue: " .,;)]\"'»”",
    after: '(?:\\]\\(|["<>])[^]*',
    between: "[?;](?=[a-z]+=)",
    signs: { "٫": "." },
    zeros: [0x660, 0x6f0, 0x966],
    tracking: "utm_[a-z]+|fbclid",
    rules: {
      at: { pattern: "[-0-9.,]+", many: false, letters: "small" },
      layers: { ...word, many: true, letters: "small" },
      as: { pattern: "[A-Za-z]{2,9}", many: false, letters: "code" },
      sel: { pattern: "[a-z]+:[A-Za-z0-9-]+", many: false, letters: "feature" },
      theme: { ...word, letters: "small" },
      lang: { pattern: "[a-z]{2,3}", many: false, letters: "language" },
      v: { pattern: "[0-9]+", many: false, letters: "small" },
    },
  },
};

/** @param {string} text */
const canonical = (text) => writeQuery(readQuery(text, GRAMMAR), GRAMMAR);

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

/** @type {[what: string, given: string, expected: string][]} */
const MEANT = [
  ["keys in capitals", "LANG=RU&As=ind", "as=IND&lang=ru&v=2"],
  ["viewers that are no codes", "as=DeFacto", "as=defacto&v=2"],
  ["features in capitals", "sel=STATE:ind", "sel=state:IND&v=2"],
  ["a language with a territory", "lang=ru-RU", "lang=ru&v=2"],
  ["glued signs", "as=IND&lang=ru).", "as=IND&lang=ru&v=2"],
  ["signs glued to the version", "as=IND&v=2)", "as=IND&v=2"],
  ["signs that are not seen", "sel=zone:aksai-chin%E2%80%8B", "sel=zone:aksai-chin&v=2"],
  ["what is escaped twice", "sel=zone%253Asiachen%2520", "sel=zone:siachen&v=2"],
  ["an address escaped as a whole", "as%3DIND%26lang%3Dru", "as=IND&lang=ru&v=2"],
  ["an address written for HTML", "as=IND&amp;lang=ru", "as=IND&lang=ru&v=2"],
  ["other digits", "at=٣٧٫٥,६९,۹", "at=37.5,69,9&v=2"],
  ["keys that follow readers", "utm_source=x&as=IND&FBCLID=y", "as=IND&v=2"],
  ["what means nothing stays", "as=IN%2FD&lang=%25", "as=IN%2FD&lang=%25&v=2"],
  ["unknown keys stay", "URL=http%253A&as=IND", "as=IND&URL=http%253A&v=2"],
];

for (const [what, given, expected] of MEANT) {
  test(`read leniently: ${what}`, () => {
    assert.equal(canonical(given), expected);
    assert.equal(canonical(expected), expected);
  });
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

test("a query is mended, and what is none stays", () => {
  assert.equal(mendQuery("AS=ind)", GRAMMAR), "as=IND&v=2");
  assert.equal(mendQuery("as=IND&v=2", GRAMMAR), "as=IND&v=2");
  for (const text of ["", "s1", "v=2"]) assert.equal(mendQuery(text, GRAMMAR), text);
});

test("a link that is opened elsewhere keeps the view, but not where the map looks", () => {
  const query = new URLSearchParams("at=1,2,3&as=IND&sel=state:PAK&lang=ru&v=2");
  assert.equal(selecting("zone:x", query, GRAMMAR), "?sel=zone:x&as=IND&lang=ru&v=2");
  assert.equal(selecting("zone:x", new URLSearchParams(), GRAMMAR), "?sel=zone:x");
});
