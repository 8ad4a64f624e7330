import assert from "node:assert/strict";
import test from "node:test";

import { lieOf, sizeBeyond } from "../../src/backdrop/held.js";

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
