import assert from "node:assert/strict";
import { test } from "node:test";

import { cornersOf } from "../../src/shapes/corners.js";
import { outlineOf } from "../../src/select/outline.js";

/**
 * A square whose south-western corner lies there.
 * @param {number} x
 * @param {number} y
 */
const ring = (x, y) => [
  [x, y],
  [x + 1, y],
  [x + 1, y + 1],
  [x, y + 1],
  [x, y],
];

/** @type {(x: number, y: number) => import("../../types.js").Shape} */
const square = (x, y) => ({ type: "Polygon", coordinates: [ring(x, y)] });

/** @param {import("../../types.js").Shape[]} shapes */
const edges = (shapes) =>
  shapes.flatMap((shape) =>
    shape.type === "MultiLineString" ? shape.coordinates.map((line) => line.length - 1) : [],
  );

test("a single shape is its own outline", () => {
  const shapes = [square(0, 0)];
  assert.equal(outlineOf(shapes), shapes);
});

test("what two neighbours share is left out", () => {
  const total = edges(outlineOf([square(0, 0), square(1, 0)])).reduce(
    (sum, count) => sum + count,
    0,
  );
  assert.equal(total, 6);
});

test("shapes apart keep all their edges", () =>
  assert.deepEqual(edges(outlineOf([square(0, 0), square(5, 5)])), [4, 4]));

test("a shape within others has no outline of its own", () => {
  const around = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => square(x, y)));
  const total = edges(outlineOf(around)).reduce((sum, count) => sum + count, 0);
  assert.equal(total, 12);
});

test("parts of a whole are outlined as one", () => {
  /** @type {import("../../types.js").Shape} */
  const whole = { type: "MultiPolygon", coordinates: [[ring(0, 0)], [ring(1, 0)]] };
  const total = edges(outlineOf([whole, square(2, 0)])).reduce((sum, count) => sum + count, 0);
  assert.equal(total, 8);
});

test("lines are kept beside the outline", () => {
  /** @type {import("../../types.js").Shape} */
  const line = {
    type: "LineString",
    coordinates: [
      [0, 0],
      [9, 9],
    ],
  };
  assert.equal(outlineOf([square(0, 0), line, square(1, 0)])[1], line);
});

test("corners are found at any depth, latitude first", () => {
  assert.deepEqual(cornersOf([44, 39]), [
    [39, 44],
    [39, 44],
  ]);
  assert.deepEqual(
    cornersOf([
      [44, 39],
      [40, 41],
    ]),
    [
      [39, 40],
      [41, 44],
    ],
  );
  assert.deepEqual(
    cornersOf([
      [
        [
          [44, 39],
          [-40, -41],
        ],
      ],
      [[[1, 2]]],
    ]),
    [
      [-41, -40],
      [39, 44],
    ],
  );
});
