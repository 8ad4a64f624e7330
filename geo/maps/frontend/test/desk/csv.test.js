import assert from "node:assert/strict";
import { test } from "node:test";

import { readCsv } from "../../src/desk/csv/lines.js";
import { writeCsv } from "../../src/desk/own/csv.js";

const CELLS = [
  "a",
  "1,5",
  "x y",
  "",
  "лат",
  'q"u',
  "l\nm",
  "  sp ",
  "12.5",
  "a;b",
  "t\tb",
  "فا",
  "|",
];
const COLUMNS = ["first", "second", "third"];
const HOW = { most: 100, nameOf: (/** @type {string} */ cell) => cell.trim() };

/** Rows in which each cell stands beside each other one. */
const ROWS = CELLS.flatMap((one) => CELLS.map((other) => [one, other, "end"]));

/** @param {string} cell @param {string} separator */
const quoteCell = (cell, separator) =>
  cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** @param {string[][]} rows */
const recordsOf = (rows) =>
  rows.map((row) => Object.fromEntries(row.map((cell, at) => [COLUMNS[at], cell])));

for (const separator of [",", ";", "\t", "|"]) {
  for (const end of ["\n", "\r\n", "\r"]) {
    const name = JSON.stringify(separator + end);
    test(`a table is read whatever stands between its cells and lines: ${name}`, () => {
      const lines = [COLUMNS, ...ROWS].map((row) =>
        row.map((cell) => quoteCell(cell, separator)).join(separator),
      );
      for (const last of ["", end]) {
        const table = readCsv(lines.join(end) + last, { ...HOW, most: 1000 });
        assert.deepEqual(table, { columns: COLUMNS, records: recordsOf(ROWS) });
      }
    });
  }
}

test("what is written is read again, and nothing in it is a formula", () => {
  const told = recordsOf(ROWS);
  assert.deepEqual(readCsv(writeCsv(COLUMNS, told), { ...HOW, most: 1000 }).records, told);
  const written = writeCsv(
    ["a", "b"],
    [
      { a: "=1+1", b: -5 },
      { a: "-5,2", b: null },
    ],
  );
  assert.equal(written, 'a,b\r\n\'=1+1,-5\r\n"-5,2",');
});

test("lines without a word are none, and no more are read than are asked for", () => {
  const text = "a,b\n\n , \n1,2\n3,4\n5,6";
  const records = [
    { a: "1", b: "2" },
    { a: "3", b: "4" },
  ];
  assert.deepEqual(readCsv(text, { ...HOW, most: 2 }).records, records);
});

test("a column that comes twice has two names, and cells beyond the columns none", () => {
  const { columns, records } = readCsv("a,a,\n1,2,,4\n5", HOW);
  assert.deepEqual(columns, ["a", "a_1", ""]);
  assert.deepEqual(records, [{ a: "1", a_1: "2", "": "" }, { a: "5" }]);
});

test("a quote that nobody closes takes the rest, in no more time than its letters", () => {
  const { records } = readCsv(`a,b\n1,"${"x,\n".repeat(300_000)}`, HOW);
  assert.equal(records.length, 1);
});
