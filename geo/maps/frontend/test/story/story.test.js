import assert from "node:assert/strict";
import test from "node:test";

import { leaving } from "../../src/furniture/leaving.js";
import { exploring } from "../../src/story/exploring.js";
import { readingLine, stepOfKey, stepOfSwipe } from "../../src/scene/reading.js";

test("keys lead onward as the language is written", () => {
  assert.equal(stepOfKey("ArrowRight", false), 1);
  assert.equal(stepOfKey("ArrowRight", true), -1);
  assert.equal(stepOfKey("ArrowLeft", true), 1);
  assert.equal(stepOfKey("PageDown", true), 1);
  assert.equal(stepOfKey("PageUp", false), -1);
  assert.equal(stepOfKey("Enter", false), 0);
});

test("a finger that moves down scrolls, and one that moves across turns", () => {
  assert.equal(stepOfSwipe(-120, 10), 1);
  assert.equal(stepOfSwipe(120, 10), -1);
  assert.equal(stepOfSwipe(-120, 100), 0);
  assert.equal(stepOfSwipe(-20, 0), 0);
});

test("a card is read in the middle of the window, or below a map that stands above it", () => {
  assert.equal(readingLine(60, 900, false), 450);
  const line = readingLine(530, 844, true);
  assert.ok(line > 530 && line < 844);
});

test("what lies over a map leaves some of it", () => {
  assert.deepEqual(leaving(400, 100, 1400), [400, 100]);
  const [one, other] = leaving(400, 100, 500);
  assert.ok(Math.abs(one + other - 350) < 1e-9);
  assert.ok(Math.abs(one / other - 4) < 1e-9);
  assert.deepEqual(leaving(0, 0, 0), [0, 0]);
});

test("the same view is explored with the layers and the projection that the page has", () => {
  const query = new URLSearchParams(
    "step=kabul&on=1979-12-24&sel=claim:a&layers=states,ties&embed=true",
  );
  const view = {
    at: "34,69,5",
    layers: ["states"],
    shown: ["states", "ties"],
    projection: "equal",
  };
  const explored = exploring(query, { ...view, drawn: "mercator" });
  assert.deepEqual(Object.fromEntries(explored), {
    on: "1979-12-24",
    sel: "claim:a",
    layers: "states",
    at: "34,69,5",
    proj: "mercator",
  });
  assert.equal(exploring(query, { ...view, drawn: "equal" }).get("proj"), null);
});
