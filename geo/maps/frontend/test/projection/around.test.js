/* A line around a part of the earth, in degrees. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { outlineInDegrees } from "../../src/projection/around.js";

/** @typedef {[number, number]} Degrees */

const NONE = { north: false, south: false };

test("a line goes on counting past the antimeridian", () => {
  /** @type {Degrees[]} */
  const line = [
    [170, 10],
    [-170, 10],
    [-170, 30],
    [170, 30],
  ];
  assert.deepEqual(outlineInDegrees(line, NONE), [
    [170, 10],
    [190, 10],
    [190, 30],
    [170, 30],
  ]);
});

test("around a pole it goes along the edge of degrees", () => {
  /** @type {Degrees[]} */
  const line = [
    [0, 60],
    [120, 70],
    [-120, 60],
  ];
  assert.deepEqual(outlineInDegrees(line, { ...NONE, north: true }), [
    [0, 60],
    [120, 70],
    [240, 60],
    [360, 60],
    [360, 90],
    [0, 90],
  ]);
  assert.deepEqual(outlineInDegrees(line, { ...NONE, south: true }).at(-1), [0, -90]);
});

test("with both poles within it is all", () => {
  assert.deepEqual(outlineInDegrees([[0, 0]], { north: true, south: true }), [
    [-180, -90],
    [180, 90],
  ]);
});
