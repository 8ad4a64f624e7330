import assert from "node:assert/strict";
import { test } from "node:test";

import { fold } from "../../src/desk/search/fold.js";
import { Names } from "../../src/desk/search/names.js";
import { pointIn } from "../../src/desk/search/point.js";
import { groupReplies } from "../../src/desk/search/replies.js";
import { soundOf } from "../../src/desk/search/sounds.js";

/** @type {[string, string][]} */
const FOLDED = [
  ["Türkiye", "turkiye"],
  ["São Tomé", "sao tome"],
  ["N’Djamena", "ndjamena"],
  ["Al-Ḥasakah", "al hasakah"],
  ["Xankəndi", "xankendi"],
  ["Ёлка", "елка"],
  ["Қазақстан", "казакстан"],
  ["كابُل", "کابل"],
  ["۲۵ نومبر", "25 نومبر"],
  [" «Крым» ", "крым"],
  ["=cmd|' /C calc'!A0", "cmd c calc a0"],
  ["‫—‬", ""],
];
for (const [text, folded] of FOLDED) {
  test(`${text} is searched as ${folded}`, () => assert.equal(fold(text), folded));
}

/** @type {string[][]} each written in several ways */
const ALIKE = [
  ["Астрахань", "Astrakhan", "Astrahan"],
  ["Куляб", "Kulyab", "Kuljab"],
  ["Джалалабад", "Jalalabad", "Dzhalalabad"],
  ["Qandahar", "Kandahar", "Кандахар"],
  ["Цхинвал", "Tskhinval", "Tshinval"],
];
for (const [first, ...others] of ALIKE) {
  test(`${others.join(" and ")} sound as ${first}`, () => {
    others.forEach((other) => assert.equal(soundOf(fold(other)), soundOf(fold(first))));
  });
}

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
  names: [name, ...others],
});

const names = new Names();
[
  entry("Iran", ["Иран", "ایران"], 1),
  entry("Tehran", ["Тегеран"]),
  entry("Türkiye", ["Turkey", "Турция"], 1),
  entry("Kapustin Yar", ["Капустин Яр"]),
  entry("Kapustin Yar launch complex"),
].forEach((one) => names.add(one));

/** @param {string} text */
const findNames = (text) => names.hits(text).map(({ name }) => name);

test("names are found without their signs", () =>
  assert.deepEqual(findNames("turkiye"), ["Türkiye"]));
test("names are found in every script", () =>
  assert.equal(findNames("Капустин")[0], "Kapustin Yar"));
test("names are found by another name", () => assert.deepEqual(findNames("turkey"), ["Türkiye"]));
test("names are found with a letter too few", () =>
  assert.deepEqual(findNames("thran"), ["Tehran"]));
test("names are found by how they begin", () => assert.deepEqual(findNames("te"), ["Tehran"]));
test("the shorter name comes first", () =>
  assert.deepEqual(findNames("kapustin"), ["Kapustin Yar", "Kapustin Yar launch complex"]));
test("nothing is found for nothing", () => assert.deepEqual(findNames(" "), []));
test("nothing is found for what no name has", () => assert.deepEqual(findNames("zzzz"), []));
test("the name most like a text is its nearest", () =>
  assert.equal(names.nearest("Tehrxxn")[0].name, "Tehran"));

const NO_POINTS = [
  "hello", "Kavkaz 2020", "37", "95, 200", "37 N 69 N", "37°75' N 69°00' E", "1 2 3", "37.5.1, 69",
  "https://example.org/", "https://www.google.com/maps/@95,69.38,9z", "42SWG", "99ZZZ1234", "9G8F+",
  "%E0%A4%A", "geo:", "-", "°°", "1".repeat(500),
]; // prettier-ignore
for (const text of NO_POINTS) {
  test(`${text.slice(0, 40)} is no point`, () => assert.equal(pointIn(text), null));
}
test("of two plain numbers the one beyond ninety is the longitude", () =>
  assert.deepEqual(pointIn("139.7, 35.6"), { lat: 35.6, lon: 139.7 }));

test("groups stand where their first answer stood, and none takes all the room", () => {
  const answers = ["b", "a", "b", "b", "b", "b", "a"].map((group, at) => ({ group, at }));
  assert.deepEqual(
    groupReplies(answers).map(([group, own]) => [group, own.map(({ at }) => at)]),
    [
      ["b", [0, 2, 3, 4]],
      ["a", [1, 6]],
    ],
  );
});

/** @param {string[]} own */
const namesOf = (...own) => {
  const index = new Names();
  own.forEach((name, at) =>
    index.add({
      id: `city:${at}`,
      name,
      names: [name],
      kind: "",
      rank: 1,
      lat: 0,
      lon: 0,
      zoom: 4,
    }),
  );
  return index;
};

/** @param {{ name: string }[]} entries */
const namesIn = (entries) => entries.map(({ name }) => name);

test("words like a word are sought only where no name has it", () => {
  const own = namesOf("Tartus", "Tarbus");
  assert.deepEqual(namesIn(own.hits("tartu")), ["Tartus"]);
  assert.deepEqual(namesIn(own.hits("tarkus")).sort(), ["Tarbus", "Tartus"]);
});

test("the letter that begins another word narrows nothing yet, and puts in order", () => {
  const own = namesOf("Farkhor", "Farkhor air base", "Air base of Kant");
  assert.deepEqual(namesIn(own.hits("farkhor a")), ["Farkhor air base", "Farkhor"]);
  assert.deepEqual(namesIn(own.hits("a")), ["Air base of Kant"]);
});

test("no name is like a number", () => {
  assert.deepEqual(namesOf("Objekt 4270").nearest("4271"), []);
});
