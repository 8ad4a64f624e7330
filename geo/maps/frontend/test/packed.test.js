import assert from "node:assert/strict";
import { test } from "node:test";

import { unpackFeatures } from "../src/map/packed.js";

/** @type {(type: any, coordinates: unknown) => import("../types.js").Packed["features"][0]} */
const feature = (type, coordinates) => ({
  type: "Feature",
  id: type,
  properties: {},
  geometry: { type, coordinates },
});

/** @type {(...packed: import("../types.js").Packed["features"]) => unknown[]} */
const coordinatesOf = (...packed) =>
  unpackFeatures({ per_degree: 500, arcs: "", features: packed }).features.map(
    ({ geometry }) => geometry && "coordinates" in geometry && geometry.coordinates,
  );

test("lines are told in parts of a degree, each point from the one before, latitude first", () => {
  assert.deepEqual(coordinatesOf(feature("LineString", "gcc@_o}@@A")), [
    [
      [64, 37],
      [64.002, 36.998],
    ],
  ]);
});

/* The example of https://developers.google.com/maps/documentation/utilities/polylinealgorithm */
test("a line is read as its format says", () => {
  const { features } = unpackFeatures({
    per_degree: 100_000,
    arcs: "",
    features: [feature("LineString", "_p~iF~ps|U_ulLnnqC_mqNvxq`@")],
  });
  assert.deepEqual(features[0].geometry, {
    type: "LineString",
    coordinates: [
      [-120.2, 38.5],
      [-120.95, 40.7],
      [-126.453, 43.252],
    ],
  });
});

test("rings and parts stay as deep as they are, and points as they were", () => {
  const line = [
    [0, 0],
    [0.002, 0],
  ];
  assert.deepEqual(
    coordinatesOf(
      feature("MultiPolygon", [["???A"], ["???A", "???A"]]),
      feature("Point", [64.5, 36.25]),
    ),
    [
      [[line], [line, line]],
      [64.5, 36.25],
    ],
  );
});

test("what has no shape has none", () => {
  assert.deepEqual(coordinatesOf({ ...feature("Point", []), geometry: null }), [null]);
});

test("a ring is made of arcs, each counted from the end of the one before, some of them backwards", () => {
  const area = (/** @type {number[]} */ ...arcs) => feature("Polygon", [arcs]);
  const { features } = unpackFeatures({
    per_degree: 1,
    arcs: "??AA ??@A",
    features: [area(0, 1), area(~1, ~0), feature("LineString", "AA")],
  });
  const [first, back, line] = features.map(
    ({ geometry }) => geometry && "coordinates" in geometry && geometry.coordinates,
  );
  const ring = [
    [0, 0],
    [1, 1],
    [2, 0],
  ];
  assert.deepEqual(first, [ring]);
  assert.deepEqual(back, [[...ring].reverse()]);
  assert.deepEqual(line, [[1, 1]]);
});
