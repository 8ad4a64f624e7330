import assert from "node:assert/strict";
import { test } from "node:test";

import { fold, hitsOf, scoreOf } from "../../src/controls/rank.js";

/**
 * @param {string} name
 * @param {string[]} others
 * @param {number} rank
 */
const entry = (name, others = [], rank = 3) => ({
  id: `place:${name}`,
  kind: "place",
  lat: 0,
  lon: 0,
  zoom: 6,
  rank,
  name,
  folded: fold([name, ...others].join(" | ")),
});

const ENTRIES = [
  entry("Iran", ["Иран", "ایران"], 1),
  entry("Tehran", ["Тегеран"]),
  entry("Türkiye", ["Turkey", "Турция"], 1),
  entry("Kapustin Yar", ["Капустин Яр"]),
];

/** @param {string} text */
const found = (text) => hitsOf(ENTRIES, text).map(({ name }) => name);

/** @type {[string, string][]} */
const FOLDED = [
  ["Türkiye", "turkiye"],
  ["São Tomé", "sao tome"],
  ["Qurʼān's", "qurʼans"],
  ["Al-Ḥasakah", "al-hasakah"],
  ["N’Djamena", "ndjamena"],
  ["КРЫМ", "крым"],
];
for (const [text, folded] of FOLDED) {
  test(`${text} is searched as ${folded}`, () => assert.equal(fold(text), folded));
}

test("names are found without their signs", () => assert.deepEqual(found("turkiye"), ["Türkiye"]));
test("names are found in every script", () =>
  assert.deepEqual(found("Капустин"), ["Kapustin Yar"]));
test("names are found by another name", () => assert.deepEqual(found("turkey"), ["Türkiye"]));
test("what begins so comes before what holds it", () =>
  assert.deepEqual(found("ran"), ["Iran", "Tehran"]));
test("spaces around a text do not count", () => assert.deepEqual(found("  iran "), ["Iran"]));
test("nothing is found for nothing", () => assert.deepEqual(found(" "), []));
test("nothing is found for what no name has", () => assert.deepEqual(found("xyz"), []));

test("a name of the page counts more than another, and that more than a part", () => {
  const folded = "turkiye | turkey | анатолия";
  assert.deepEqual(
    ["turk", "turkey", "анат", "olia", "kiye"].map((text) => scoreOf(folded, text)),
    [0, 1, 1, 2, 2],
  );
});

test("at most eight answers are given", () => {
  const many = Array.from({ length: 20 }, (_, index) => entry(`Yar ${index}`));
  assert.equal(hitsOf(many, "yar").length, 8);
});
