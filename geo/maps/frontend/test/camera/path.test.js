import assert from "node:assert/strict";
import test from "node:test";

import { pathBetween, sightAlong } from "../../src/camera/path.js";

const from = { x: 100, y: 80, scale: 32 };
const to = { x: 160, y: 60, scale: 256 };
const WIDTH = 1000;

test("a path begins and ends where it should", () => {
  const path = pathBetween(from, to, WIDTH, 30);
  assert.equal(path.length, 31);
  assert.deepEqual(path.at(-1), to);
  assert.ok(Math.abs(path[0].x - from.x) < 1e-9);
  assert.ok(Math.abs(path[0].y - from.y) < 1e-9);
  assert.ok(Math.abs(path[0].scale - from.scale) < 1e-9);
});

test("it draws back to see far, and keeps to the straight line", () => {
  const path = pathBetween({ ...from, scale: 256 }, to, WIDTH, 30);
  assert.ok(Math.min(...path.map(({ scale }) => scale)) < 256);
  path.forEach(({ x, y }) => assert.ok(Math.abs((x - 100) / 60 - (80 - y) / 20) < 1e-9));
});

test("it slows down towards its end", () => {
  const path = pathBetween(from, { ...from, scale: 256 }, WIDTH, 30);
  const grown = path.slice(1).map(({ scale }, at) => scale / path[at].scale);
  grown.slice(1).forEach((one, at) => assert.ok(one < grown[at]));
});

test("a way to where one is stays there", () => {
  pathBetween(from, from, WIDTH, 4).forEach((sight) => assert.deepEqual(sight, from));
});

test("what is seen along a path lies between its steps", () => {
  const path = [from, to];
  assert.deepEqual(sightAlong(path, 0), from);
  assert.deepEqual(sightAlong(path, 0.5), { x: 130, y: 70, scale: 144 });
  assert.deepEqual(sightAlong(path, 2), to);
});
