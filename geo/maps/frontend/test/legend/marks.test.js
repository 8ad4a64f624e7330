import assert from "node:assert/strict";
import { test } from "node:test";

import { examplesOf, keyOf, marksOfClasses, rowsShown, enoughOf } from "../../src/legend/marks.js";

test("a group of a key has seven rows at most, the last of which leads to the rest", () => {
  assert.deepEqual(
    [1, 7, 8, 15].map((count) => rowsShown(count, false)),
    [1, 7, 6, 6],
  );
  assert.equal(rowsShown(15, true), 15);
});

test("more parties than are read at one glance wait behind their number", () => {
  const rows = [false, ...Array(8).fill(true), false];
  assert.deepEqual(keyOf(rows, false), {
    shown: rows.map((isParty) => !isParty),
    parties: 8,
    others: 0,
  });
  assert.deepEqual(keyOf(rows.slice(0, 9), true).shown, Array(9).fill(true));
  assert.deepEqual(keyOf(rows.slice(0, 7), false), {
    shown: Array(7).fill(true),
    parties: 0,
    others: 0,
  });
});

test("a class stands for itself, tints and hatching also for their kind", () => {
  const no = { hatched: false, shared: false };
  assert.deepEqual(marksOfClasses(["river"], no), ["river"]);
  assert.deepEqual(marksOfClasses(["land", "tint-AZE"], no), ["land", "tint-AZE", "tint"]);
  assert.deepEqual(marksOfClasses(["zone", "stripes"], { ...no, hatched: true }), [
    "zone",
    "stripes",
    "hatch",
  ]);
});

test("the tint of land that several hold is explained as shared, and as a tint", () => {
  const shared = { hatched: false, shared: true };
  assert.deepEqual(marksOfClasses(["tint-AZE-RUS"], shared), ["tint-AZE-RUS", "tint", "shared"]);
  assert.deepEqual(marksOfClasses(["river"], shared), ["river"]);
});

/** @type {(share: number, seen: Partial<import("../../src/legend/marks.js").Seen>) => import("../../src/legend/marks.js").Seen} */
const sightOf = (share, { marks = [], holders = [], parties = [] }) => ({
  marks,
  holders,
  parties,
  share,
});

test("what is seen of a mark is taken together, and slivers are left out", () => {
  const found = [
    sightOf(0.4, { marks: ["tint", "shared", undefined] }),
    sightOf(0.7, { marks: ["tint"] }),
    sightOf(1, { marks: ["border-control"] }),
  ];
  assert.deepEqual(
    enoughOf(found, ({ marks }) => marks),
    ["tint", "border-control"],
  );
});

test("samples show the colours of those that are seen", () => {
  const found = [
    ...["TUR", "AZE", "AZE", "ARM"].map((holder) => sightOf(1, { holders: [holder] })),
    sightOf(0.1, { holders: ["GEO", "ARM"] }),
    sightOf(2, { holders: ["RUS", "UKR"], parties: ["GEO"] }),
    sightOf(1, { parties: ["AZE", "XNK"] }),
  ];
  assert.deepEqual(
    examplesOf(found, (code) => code !== "TUR"),
    { tint: ["AZE", "ARM"], shared: ["RUS", "UKR"], hatch: ["AZE", "XNK"] },
  );
  assert.deepEqual(
    examplesOf(found, () => false),
    { tint: [], shared: [], hatch: [] },
  );
});
