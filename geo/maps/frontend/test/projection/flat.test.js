/* Shapes on a plane about a point: what lies far is cut, and what is left is filled as on the earth. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { densify, flattenShape } from "../../src/projection/flat.js";
import { projectionOf } from "../../src/projection/projections.js";

/** @import { Definition } from "../../types.js" */

/**
 * A projection whose corners keep their degrees.
 * @param {string} name
 * @param {number} lon
 * @param {number} lat
 */
const flatAbout = (name, lon, lat) => {
  /** @type {Definition} */
  const definition = { name, lon_0: lon, lat_0: lat };
  const projected = projectionOf(definition);
  assert.ok(projected);
  return {
    ...projected,
    /**
     * @param {number} cornerLon
     * @param {number} cornerLat
     * @param {number} x
     * @param {number} y
     */
    corner: (cornerLon, cornerLat, x, y) => ({ lon: cornerLon, lat: cornerLat, plane: { x, y } }),
  };
};

/** @typedef {ReturnType<ReturnType<typeof flatAbout>["corner"]>} Corner */

/**
 * Whether an odd number of rings goes around a point of the plane, as SVG fills them.
 * @param {Corner[][]} rings
 * @param {[number, number]} at
 */
const isFilled = (rings, [x, y]) => {
  let odd = false;
  rings.forEach((ring) =>
    ring.forEach(({ plane: a }, index) => {
      const { plane: b } = ring[(index + 1) % ring.length];
      if (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) odd = !odd;
    }),
  );
  return odd;
};

/**
 * @param {number} west
 * @param {number} south
 * @param {number} east
 * @param {number} north
 */
const box = (west, south, east, north) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

/* Some around the whole earth, some with the centre or what lies opposite it inside, some with a hole. */
const POLYGONS = {
  near: [box(60, 30, 80, 45)],
  "far away": [box(-120, -50, -100, -30)],
  "around the centre, cut on all sides": [box(-100, -89, 230, 89)],
  "around what lies opposite": [box(170, -89, 310, 60)],
  "a band around the earth": [box(-180, 0, 180, 20)],
  "a cap at the pole": [box(-180, 60, 180, 90)],
  "the other cap": [box(-180, -90, 180, -30)],
  "cut twice": [
    [
      [-60, 70],
      [-40, -60],
      [-20, 70],
      [60, 20],
      [200, 70],
      [215, -60],
      [230, 70],
      [80, 5],
      [-60, 70],
    ],
  ],
  "with a hole around the centre": [box(-100, -89, 230, 89), box(50, 20, 90, 60)],
};

for (const name of ["equal", "aeqd"]) {
  for (const [title, polygon] of Object.entries(POLYGONS)) {
    test(`${name}: ${title} is filled where it lies`, () => {
      const flat = flatAbout(name, 69.38, 37.47);
      const { coordinates } = flattenShape(flat, { type: "Polygon", coordinates: polygon });
      let tried = 0;
      for (let lon = -110.3; lon < 250; lon += 7.7) {
        for (let lat = -88.1; lat < 89; lat += 6.3) {
          /* Near the edge of the drawing a corner of 5° may cut off a point. */
          if (!flat.reaches(lon, lat) || !isWellWithin(flat, lon, lat)) continue;
          const [x, y] = flat.project(lon, lat);
          tried += 1;
          assert.equal(isFilled(coordinates, [x, y]), holds(polygon, lon, lat), `${lon} ${lat}`);
        }
      }
      assert.ok(tried > 400);
    });
  }
}

/**
 * @param {ReturnType<typeof flatAbout>} flat
 * @param {number} lon
 * @param {number} lat
 */
const isWellWithin = (flat, lon, lat) => {
  const [x, y] = flat.project(lon, lat);
  return flat.reaches(...flat.unproject(1.05 * x, 1.05 * y));
};

/**
 * Whether a point lies in a polygon of degrees, in whichever world.
 * @param {number[][][]} polygon
 * @param {number} lon
 * @param {number} lat
 */
const holds = (polygon, lon, lat) =>
  [-360, 0, 360].some((world) =>
    isFilled(
      polygon.map((ring) => ring.map(([x, y]) => ({ lon: x, lat: y, plane: { x: x - world, y } }))),
      [lon, lat],
    ),
  );

test("nothing is drawn beyond reach, and a line is cut there", () => {
  const flat = flatAbout("aeqd", 69.38, 37.47);
  const line = [
    [69.38, 37.47],
    [69.38, -89],
  ];
  const { coordinates } = flattenShape(flat, { type: "LineString", coordinates: line });
  assert.equal(coordinates.length, 1);
  const end = coordinates[0].at(-1);
  assert.ok(Math.abs(end.lat - (37.47 - 120)) < 0.001);
  const far = [
    [-111, -38],
    [-110, -37],
  ];
  assert.deepEqual(flattenShape(flat, { type: "LineString", coordinates: far }).coordinates, []);
});

test("an edge has the same points from both ends", () => {
  const edge = [
    [10, 49],
    [23.5, 51.25],
  ];
  const there = densify(edge);
  assert.equal(there.length, 15);
  const back = densify([...edge].reverse()).reverse();
  there.forEach(([lon, lat], index) => {
    assert.ok(Math.abs(lon - back[index][0]) < 1e-12);
    assert.ok(Math.abs(lat - back[index][1]) < 1e-12);
  });
});

test("a shape is cut once for a projection", () => {
  const flat = flatAbout("equal", 63, 35.5);
  /** @type {import("geojson").Polygon} */
  const shape = { type: "Polygon", coordinates: [box(60, 30, 80, 45)] };
  assert.equal(flattenShape(flat, shape), flattenShape(flat, shape));
});
