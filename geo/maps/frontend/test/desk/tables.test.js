import assert from "node:assert/strict";
import { test } from "node:test";

import {
  isFound,
  nextDirection,
  rowsWanted,
  sortedPlaces,
  withRows,
} from "../../src/desk/tables/rows.js";

const COLLATOR = new Intl.Collator("en", { numeric: true });

/** @param {string[]} words */
const wordCells = (...words) => words.map((one) => ({ words: one }));
/** @param {[string, string, string?][]} cells */
const valueCells = (...cells) => cells.map(([words, value, unit]) => ({ words, value, unit }));

/** @param {import("../../src/desk/tables/rows.js").Cell[]} cells */
const order = (cells, direction = "ascending", collator = COLLATOR) =>
  sortedPlaces(
    cells,
    /** @type {import("../../src/desk/tables/rows.js").Direction} */ (direction),
    collator,
  ).map((place) => cells[place].words);

test("numbers sort by value, not as they read", () => {
  const cells = valueCells(["1,200", "1200"], ["90.5", "90.5"], ["−3", "-3"]);
  assert.deepEqual(order(cells), ["−3", "90.5", "1,200"]);
  assert.deepEqual(order(cells, "descending"), ["1,200", "90.5", "−3"]);
  assert.deepEqual(order(cells, "none"), ["1,200", "90.5", "−3"]);
});

test("days sort by their date", () => {
  const cells = valueCells(
    ["9 May 2020", "2020-05-09"],
    ["1945", "1945-01-01"],
    ["1 June 2019", "2019-06-01"],
  );
  assert.deepEqual(order(cells), ["1945", "1 June 2019", "9 May 2020"]);
});

test("areas are not mixed with lengths", () => {
  const cells = valueCells(["5 km", "5", "km"], ["7 km²", "7", "km²"], ["9 km", "9", "km"]);
  assert.deepEqual(order(cells), ["5 km", "9 km", "7 km²"]);
  assert.deepEqual(order(cells, "descending"), ["9 km", "5 km", "7 km²"]);
});

test("words follow what has a value, and what is empty is last either way", () => {
  const cells = [...wordCells("–", "not drawn", ""), ...valueCells(["2", "2"], ["10", "10"])];
  assert.deepEqual(order(cells), ["2", "10", "not drawn", "–", ""]);
  assert.deepEqual(order(cells, "descending"), ["10", "2", "not drawn", "–", ""]);
});

test("words sort as their language does", () => {
  const russian = new Intl.Collator("ru", { numeric: true });
  assert.deepEqual(order(wordCells("Япония", "Ёлкино", "Жары", "Ереван"), "ascending", russian), [
    "Ёлкино",
    "Ереван",
    "Жары",
    "Япония",
  ]);
  const urdu = new Intl.Collator("ur");
  assert.deepEqual(order(wordCells("یمن", "پاکستان", "افغانستان"), "ascending", urdu), [
    "افغانستان",
    "پاکستان",
    "یمن",
  ]);
});

test("equal cells stay as they were", () => {
  const cells = valueCells(["first", "1"], ["second", "1"], ["third", "0"]);
  assert.deepEqual(order(cells), ["third", "first", "second"]);
  assert.deepEqual(order(cells, "descending"), ["first", "second", "third"]);
});

test("a heading sorts up, then down, then as the page does", () => {
  assert.equal(nextDirection("none"), "ascending");
  assert.equal(nextDirection("ascending"), "descending");
  assert.equal(nextDirection("descending"), "none");
});

test("rows are found by all words, without marks and case", () => {
  assert.ok(isFound("Kŭlob, Tajikistan", "TAJ kulob"));
  assert.ok(isFound("Ереван", "ереван"));
  assert.ok(isFound("anything", "  "));
  assert.ok(!isFound("Kŭlob, Tajikistan", "kulob iran"));
});

test("a file names the rows that are shown, in their order, unless it has all as given", () => {
  assert.equal(rowsWanted([0, 1, 2], 3), "");
  assert.equal(rowsWanted([2, 0, 1], 3), "3,1,2");
  assert.equal(rowsWanted([0, 1], 3), "1,2");
});

test("an address names rows once, beside what it asks for", () => {
  assert.equal(withRows("/table/a/b.csv?as=IND&v=2", "3,1"), "/table/a/b.csv?as=IND&v=2&rows=3,1");
  assert.equal(withRows("/table/a/b.csv?as=IND&rows=2", "3"), "/table/a/b.csv?as=IND&rows=3");
  assert.equal(withRows("/table/a/b.csv?rows=2", ""), "/table/a/b.csv");
});
