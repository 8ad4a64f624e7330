import assert from "node:assert/strict";
import test from "node:test";

import { groundsAlong, lieOf, sizeBeyond } from "../../src/backdrop/held.js";

const size = { x: 1000, y: 500 };
const sight = { x: 100, y: 80, scale: 8 };
const held = { sight, size: sizeBeyond(size) };

test("painted ground lies about the view for which it was painted", () => {
  assert.deepEqual(held.size, { x: 1600, y: 800 });
  assert.deepEqual(lieOf(held, sight, size), { grown: 1, left: -300, top: -150 });
});

test("it is moved with the map, and grows with it", () => {
  const lie = lieOf(held, { x: 110, y: 80, scale: 16 }, size);
  assert.deepEqual(lie, { grown: 2, left: 500 - 160 - 1600, top: 250 - 800 });
});

test("it is painted anew where the view leaves it, or would be coarse", () => {
  assert.equal(lieOf(null, sight, size), null);
  assert.equal(lieOf(held, { ...sight, x: 140 }, size), null);
  assert.equal(lieOf(held, { ...sight, scale: 4 }, size), null);
  assert.ok(lieOf(held, { ...sight, scale: 24 }, size));
  assert.equal(lieOf(held, { ...sight, scale: 24.1 }, size), null);
});

/** @param {typeof sight} end */
const stepsTo = (end) =>
  Array.from({ length: 21 }, (_nothing, at) => ({
    x: sight.x + ((end.x - sight.x) * at) / 20,
    y: sight.y + ((end.y - sight.y) * at) / 20,
    scale: sight.scale * (end.scale / sight.scale) ** (at / 20),
  }));

/** @type {[string, typeof sight][]} */
const ends = [
  ["beside", { x: 300, y: 80, scale: 8 }],
  ["nearer", { x: 110, y: 85, scale: 64 }],
  ["farther", { x: 100, y: 80, scale: 1 }],
  ["nowhere", sight],
];
ends.forEach(([where, end]) =>
  test(`few pictures cover each view of a way ${where}, two of them where one follows another`, () => {
    const path = stepsTo(end);
    const grounds = groundsAlong(path, size);
    assert.equal(grounds[0].from, 0);
    assert.ok(grounds.length <= 6, `${grounds.length}`);
    grounds.forEach((ground, at) => {
      const next = grounds[at + 1]?.from ?? path.length - 1;
      path.slice(ground.from, next + 1).forEach((one) => {
        assert.ok(lieOf(ground, one, size, 1.6));
      });
    });
  }),
);

test("one picture is enough for a view that stays", () => {
  assert.equal(groundsAlong(stepsTo(sight), size).length, 1);
});
