import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import {
  along,
  areaKm2,
  azimuthDegrees,
  distanceKm,
  halfway,
  lengthKm,
  placeAt,
  ring,
} from "../src/desk/marks/geodesic.js";

const { lines, areas } = JSON.parse(
  readFileSync(new URL("geodesics.json", import.meta.url), "utf8"),
);

/** @typedef {[lon: number, lat: number]} Place */

test("distances, azimuths and ends are those that are published, to a millimetre", () => {
  assert.equal(lines.length, 20);
  for (const [one, other, azimuth, metres] of lines) {
    assert.ok(Math.abs(distanceKm(one, other) * 1000 - metres) < 1e-3);
    assert.ok(Math.abs(azimuthDegrees(one, other) - azimuth) < 1e-7);
    assert.ok(distanceKm(placeAt(one, azimuth, metres / 1000), other) < 1e-5);
  }
});

test("areas are those that are published, whichever way they are walked", () => {
  for (const [corners, squareMetres] of areas) {
    assert.ok(Math.abs(areaKm2(corners) * 1e6 - squareMetres) < 1, String(squareMetres));
    assert.ok(Math.abs(areaKm2([...corners].reverse()) * 1e6 - squareMetres) < 1);
  }
});

test("a line keeps to its geodesic, and its longitudes go on over the antimeridian", () => {
  for (const [one, other, , metres] of lines) {
    const points = along([one, other]);
    assert.ok(Math.abs(lengthKm(points) * 1000 - metres) < 1);
    points.slice(1).forEach(([lon], at) => assert.ok(Math.abs(lon - points[at][0]) <= 180));
    const middle = halfway([one, other]);
    assert.ok(Math.abs(distanceKm(one, middle) - distanceKm(middle, other)) < 1e-6);
  }
});

test("all points of a ring are as far from its middle, and it is closed", () => {
  /** @type {Place} */
  const centre = [179, 60];
  const points = ring(centre, 500);
  for (const point of points) assert.ok(Math.abs(distanceKm(centre, point) - 500) < 1e-6);
  assert.deepEqual(points.at(-1)?.[1], points[0][1]);
  points.slice(1).forEach(([lon], at) => assert.ok(Math.abs(lon - points[at][0]) < 5));
});
