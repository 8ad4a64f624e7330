import assert from "node:assert/strict";
import { test } from "node:test";

import {
  layersOf,
  opacityOf,
  opacityText,
  pointAt,
  pointId,
  pointOf,
  positionOf,
  positionText,
  selectionOf,
} from "../../src/address/values.js";

test("a position is latitude, longitude and zoom", () =>
  assert.deepEqual(positionOf("39.5,-44.25,6.5"), { centre: [39.5, -44.25], zoom: 6.5 }));

test("the edges of the map are positions", () => {
  assert.deepEqual(positionOf("85,180,13"), { centre: [85, 180], zoom: 13 });
  assert.deepEqual(positionOf("-85,-180,2"), { centre: [-85, -180], zoom: 2 });
});

for (const text of [
  null,
  "",
  "39,44",
  "39,44,x",
  "86,44,6",
  "39,181,6",
  "39,44,1.9",
  "39,44,14",
  "NaN,44,6",
  "39,44,Infinity",
]) {
  test(`${text} is no position`, () => assert.equal(positionOf(text), null));
}

test("a position is written in four decimals and its zoom in two", () =>
  assert.equal(positionText({ lat: 39.123456, lng: 44 }, 6.255), "39.1235,44,6.25"));

test("at a pole a position is as near to it as an address can look", () =>
  assert.equal(positionText({ lat: 89.9, lng: 44 }, 3), "85,44,3"));

test("a position that is written is read again", () =>
  assert.deepEqual(positionOf(positionText({ lat: -12.5, lng: 170.0001 }, 4)), {
    centre: [-12.5, 170.0001],
    zoom: 4,
  }));

const LAYERS = ["zones", "ties", "ties-military"];

test("opacity is read by layer", () =>
  assert.deepEqual(opacityOf("zones:50,ties:5", LAYERS), { zones: 50, ties: 5 }));

for (const part of [
  "zones:4",
  "zones:96",
  "zones:100",
  "zones:050",
  "zones",
  "rivers:50",
  "Zones:50",
  ":50",
]) {
  test(`of ${part} no opacity is read`, () =>
    assert.deepEqual(opacityOf(`${part},ties:20`, LAYERS), { ties: 20 }));
}

test("without a text nothing is less than opaque", () => {
  assert.deepEqual(opacityOf(null, LAYERS), {});
  assert.deepEqual(opacityOf("", LAYERS), {});
});

test("only what is less than opaque is written, by name", () => {
  assert.equal(
    opacityText({ zones: 50, ties: 100, "ties-military": 5 }),
    "ties-military:5,zones:50",
  );
  assert.equal(opacityText({ "ties-military": 5, ties: 20 }), "ties:20,ties-military:5");
  assert.equal(opacityText({ zones: 100 }), null);
});

/* As the grammar of Python gives it; both are compared in tests/maps/frontend. */
const DEGREES = "[-+]?[0-9]{1,3}(?:[.][0-9]{0,20})?";
const SELECTION = `[a-z]{1,20}:[A-Za-z0-9][A-Za-z0-9_-]{0,79}|point:${DEGREES},${DEGREES}`;

test("the id of a feature is a selection", () => {
  for (const id of ["state:IND", "zone:aksai-chin", "note:a_b-9", "point:37.4700,-69.3800"]) {
    assert.equal(selectionOf(id, SELECTION), id);
  }
});

for (const [text, id] of [
  ["point:37.47,69.38", "point:37.4700,69.3800"],
  ["point:+1,-180", "point:1.0000,180.0000"],
  ["point:-0.00001,0.03125", "point:0.0000,0.0313"],
  ["point:-85,179.99996", "point:-85.0000,180.0000"],
]) {
  test(`${text} is written as ${id}`, () => assert.equal(selectionOf(text, SELECTION), id));
}

test("a point that is written is read again", () => {
  for (let at = 0; at < 500; at += 1) {
    const point = pointAt(Math.sin(at) * 85, Math.cos(at * 1.7) * 180);
    assert.ok(point);
    assert.deepEqual(pointOf(pointId(point)), point);
  }
});

test("beyond the map there is no point", () => {
  for (const [lat, lon] of [
    [85.1, 0],
    [0, 180.1],
    [NaN, 0],
    [0, Infinity],
  ]) {
    assert.equal(pointAt(lat, lon), null);
  }
  assert.equal(pointOf("state:IND"), null);
  assert.equal(pointOf(null), null);
});

for (const text of [
  null,
  "",
  "state",
  "state:",
  "State:IND",
  "state:-x",
  "state:a b",
  `state:${"a".repeat(81)}`,
  '"]:x',
  "point:95,3",
  "point:nan,3",
  "point:37",
  "point:1e1,3",
  "point:1.123456789012345678901,3",
]) {
  test(`${String(text).slice(0, 20)} is no selection`, () =>
    assert.equal(selectionOf(text, SELECTION), null));
}

test("layers are those of the address, or those of the page at first", () => {
  assert.deepEqual(layersOf("ties,zones", LAYERS, ["zones"]), ["ties", "zones"]);
  assert.deepEqual(layersOf("", LAYERS, ["zones"]), []);
  assert.deepEqual(layersOf(null, LAYERS, ["zones"]), ["zones"]);
  assert.deepEqual(layersOf("ties,unknown", LAYERS, ["zones"]), ["zones"]);
});
