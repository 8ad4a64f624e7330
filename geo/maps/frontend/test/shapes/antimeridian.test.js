import assert from "node:assert/strict";
import { test } from "node:test";

import { joinHalves, madeWhole } from "../../src/shapes/antimeridian.js";
import { worldOf, worldsIn } from "../../src/shapes/worlds.js";

/** @type {(west: number, south: number, east: number, north: number) => number[][]} */
const ring = (west, south, east, north) => [
  [west, south],
  [west, north],
  [east, north],
  [east, south],
  [west, south],
];

/** @type {(...rings: number[][][]) => import("../../types.js").Shape} */
const land = (...rings) => ({
  type: "MultiPolygon",
  coordinates: rings.map((each) => [each]),
});

/** @param {import("../../types.js").Shape} shape */
const partsOf = (shape) => (shape.type === "MultiPolygon" ? shape.coordinates : []);

test("two halves become one ring without an edge on the antimeridian", () => {
  const parts = partsOf(joinHalves(land(ring(170, 60, 180, 65), ring(-180, 60, -170, 65))));
  assert.equal(parts.length, 1);
  const [[shell]] = parts;
  assert.deepEqual(shell[0], shell[shell.length - 1]);
  assert.equal(shell.length, 7);
  assert.deepEqual([...new Set(shell.map(([lon]) => lon))].sort(), [170, 180, 190]);
  const onEdge = shell.slice(1).filter(([lon], at) => lon === 180 && shell[at][0] === 180);
  assert.equal(onEdge.length, 0);
});

test("an island cut too and what lies apart keep their places", () => {
  const parts = partsOf(
    joinHalves(
      land(
        ring(100, 50, 180, 65),
        ring(-180, 50, -170, 65),
        ring(178, 70, 180, 71),
        ring(-180, 70, -178, 71),
        ring(-169, 66, -168, 67),
        ring(20, 54, 22, 55),
      ),
    ),
  );
  const corners = parts.map(([shell]) => Math.max(...shell.map(([lon]) => lon)));
  assert.deepEqual(
    corners.sort((a, b) => a - b),
    [22, 182, 190, 192],
  );
});

test("what is not cut, and a land around the pole, stay as they are", () => {
  for (const shape of [
    land(ring(0, 0, 1, 1), ring(-180, 0, -179, 1)),
    land(ring(-180, -90, 180, -84)),
  ]) {
    assert.equal(joinHalves(shape), shape);
  }
});

test("a collection is made whole once", () => {
  const geometry = land(ring(170, 60, 180, 65), ring(-180, 60, -170, 65));
  /** @type {import("../../types.js").Collection} */
  const collection = { features: [{ type: "Feature", id: "RUS", geometry, properties: {} }] };
  const [{ geometry: first }] = madeWhole(collection).features;
  assert.notEqual(first, geometry);
  assert.equal(madeWhole(collection).features[0].geometry, first);
});

/** @type {(west: number, east: number, south?: number, north?: number) => any} */
const bounds = (west, east, south = 0, north = 10) => ({
  getWest: () => west,
  getEast: () => east,
  getSouth: () => south,
  getNorth: () => north,
  getCenter: () => ({ lng: (west + east) / 2 }),
  pad: (/** @type {number} */ share) =>
    bounds(west - share * (east - west), east + share * (east - west), south, north),
});

/** @type {(west: number, east: number) => any} */
const mapOf = (west, east) => ({
  options: { crs: {} },
  getBounds: () => bounds(west, east),
  getCenter: () => ({ lng: (west + east) / 2 }),
});

test("shapes are drawn in each world that the view reaches", () => {
  const worlds = worldsIn(mapOf(150, 250));
  assert.deepEqual(worlds(bounds(-170, -60)), [360]);
  assert.deepEqual(worlds(bounds(100, 190)), [0]);
  assert.deepEqual(worlds(bounds(-180, 180)), [360, 0]);
  assert.deepEqual(worlds(bounds(0, 20)), []);
  assert.deepEqual(worlds(bounds(160, 170, 40, 50)), []);
  assert.deepEqual(worldsIn(mapOf(-300, 300))(bounds(100, 110)), [0, -360]);
});

test("a name stands in the world nearest to the middle", () => {
  assert.equal(worldOf(mapOf(150, 250), -170), 360);
  assert.equal(worldOf(mapOf(20, 100), 45), 0);
  assert.equal(worldOf(mapOf(-560, -500), 170), -720);
});
