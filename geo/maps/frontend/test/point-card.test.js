import assert from "node:assert/strict";
import { test } from "node:test";

import { alike, isDisputed } from "../src/desk/point/answers.js";
import { decimalDegrees, plusCode, sexagesimal } from "../src/desk/point/notations.js";

/* Codes of ten digits from test_data/encoding.csv of google/open-location-code. */
for (const [lat, lon, code] of /** @type {[number, number, string][]} */ ([
  [20.3700625, 2.7821875, "7FG49QCJ+2V"],
  [47.0000625, 8.0000625, "8FVC2222+22"],
  [-41.2730625, 174.7859375, "4VCPPQGP+Q9"],
  [-89.9999375, -179.9999375, "22222222+22"],
  [1.2, 3.4, "6FH56C22+22"],
  [35.6, 3.033, "8F75J22M+26"],
  [58.66, 149.17, "9RCFM56C+22"],
  [-25.798, -59.812, "5862652Q+R6"],
])) {
  test(`the plus code of ${lat}, ${lon} is ${code}`, () =>
    assert.equal(plusCode({ lat, lon }), code));
}

test("a point is written as the server writes it", () => {
  const point = { lat: 37.47, lon: 69.38 };
  assert.equal(decimalDegrees(point), "37.4700, 69.3800");
  assert.equal(sexagesimal(point), "37°28′12.0″N 69°22′48.0″E");
  assert.equal(sexagesimal({ lat: -0.9999, lon: -59.99999 }), "0°59′59.6″S 60°00′00.0″W");
});

/** @type {import("../src/desk/lands/answers.js").Spot} */
const SPOT = {
  kind: "land",
  holders: ["A"],
  administrators: ["A"],
  claimants: ["B"],
  zones: ["z"],
};

test("viewers who draw land alike are told together, what is unknown last", () => {
  const spots = new Map([
    ["defacto", SPOT],
    ["X", { ...SPOT, kind: /** @type {const} */ ("unknown"), holders: [] }],
    ["UN", { ...SPOT, holders: ["B"] }],
    ["A", SPOT],
    ["Y", { ...SPOT, holders: [] }],
  ]);
  assert.deepEqual(alike(spots), [
    ["A", ["defacto", "A"]],
    ["B", ["UN"]],
    ["", ["Y"]],
    ["?", ["X"]],
  ]);
});

test("land is disputed where somebody claims it who does not hold it alone", () => {
  assert.ok(isDisputed(SPOT));
  assert.ok(isDisputed({ ...SPOT, administrators: [] }));
  assert.ok(!isDisputed({ ...SPOT, claimants: ["A"] }));
  assert.ok(!isDisputed({ ...SPOT, claimants: [] }));
});
