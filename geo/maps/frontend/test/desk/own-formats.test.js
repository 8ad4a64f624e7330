import assert from "node:assert/strict";
import { test } from "node:test";

import { strToU8, zipSync } from "fflate";

import { limits, Refusal } from "../../src/desk/own/reading/limits.js";
import { middleOf } from "../../src/desk/own/answering/middle.js";
import { fileOf, plainName, PROJECTIONS } from "../../src/desk/systems/projections.js";
import { checkedRows } from "../../src/desk/own/reading/rows.js";
import { collection, FEATURE, load, point, read, assertRefused } from "./own.js";

const WEB_MERCATOR = "urn:ogc:def:crs:EPSG::3857";

test("metres are turned into degrees where the file names its system", async () => {
  const metres = point([7723346.3, 4504588.7]);
  const { rows } = await read(
    "a.geojson",
    collection([metres], { crs: { properties: { name: WEB_MERCATOR } } }),
  );
  const [lon, lat] = middleOf(rows[0].geometry);
  assert.ok(Math.abs(lon - 69.38) < 1e-4 && Math.abs(lat - 37.47) < 1e-2, `${lon} ${lat}`);
  const { toDegreesFrom } = await load("systems");
  const others = (/** @type {string} */ file) => load(`projection_${file}`);
  const [east] = (await toDegreesFrom("32642", others))?.([500000, 4147000]) ?? [];
  assert.ok(Math.abs(Number(east) - 69) < 1e-6);
  assert.equal(await toDegreesFrom("2154", others), null);
});

/* As .prj files say them, in projections that are a bundle each. */
const STEREOGRAPHIC =
  'PROJCS["RD_New",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Stereographic_North_Pole"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",69.0],PARAMETER["Standard_Parallel_1",90.0],UNIT["Meter",1.0]]';
const CONIC = STEREOGRAPHIC.replace("Stereographic_North_Pole", "Lambert_Conformal_Conic").replace(
  'PARAMETER["Standard_Parallel_1",90.0]',
  'PARAMETER["Standard_Parallel_1",30.0],PARAMETER["Standard_Parallel_2",45.0],PARAMETER["Latitude_Of_Origin",37.0]',
);

const MERCATOR = STEREOGRAPHIC.replace("Stereographic_North_Pole", "Mercator_1SP");

test("of the projections, the one is loaded that a system is made of", async () => {
  const { toDegreesFrom } = await load("systems");
  /** @type {string[]} */
  const asked = [];
  const others = (/** @type {string} */ file) => {
    asked.push(file);
    return load(`projection_${file}`);
  };
  await toDegreesFrom(MERCATOR, others);
  assert.deepEqual(asked, []);
  const conic = await toDegreesFrom(CONIC, others);
  const [lon, lat] = conic?.([0, 0]) ?? [];
  assert.ok(Math.abs(lon - 69) < 1e-9 && Math.abs(lat - 37) < 1e-9, `${lon} ${lat}`);
  const polar = await toDegreesFrom(STEREOGRAPHIC, others);
  assert.ok(Math.abs(Number(polar?.([0, -1000])[0]) - 69) < 1e-9);
  assert.deepEqual(asked, ["lcc", "sterea"]);
});

test("each projection is found by every name that it has in its package", async () => {
  for (const file of Object.keys(PROJECTIONS)) {
    const { names } = (await load(`projection_${file}`)).default;
    assert.deepEqual([...new Set(names.map((name) => fileOf(name)))], [file]);
    assert.deepEqual(new Set(PROJECTIONS[file].map(plainName)), new Set(names.map(plainName)));
  }
});

/** A shapefile of one point, as its specification has it. @param {number} x @param {number} y */
const shapefile = (x, y) => {
  const bytes = new DataView(new ArrayBuffer(128));
  bytes.setInt32(0, 9994);
  bytes.setInt32(24, 64);
  bytes.setInt32(28, 1000, true);
  bytes.setInt32(32, 1, true);
  bytes.setInt32(100, 1);
  bytes.setInt32(104, 10);
  bytes.setInt32(108, 1, true);
  bytes.setFloat64(112, x, true);
  bytes.setFloat64(120, y, true);
  return new Uint8Array(bytes.buffer);
};

test("archives hold shapefiles, KML or GeoJSON", async () => {
  const zipped = zipSync({ "a/points.shp": shapefile(69.38, 37.47) });
  assert.deepEqual((await read("a.zip", zipped)).rows[0].geometry.coordinates, [69.38, 37.47]);
  const kmz = zipSync({ "doc.kml": strToU8("<kml/>") });
  assert.equal((await read("a.kmz", kmz)).rows[0].name, "Base");
  const json = zipSync({ "a.geojson": strToU8(collection([FEATURE])) });
  assert.equal((await read("a.zip", json)).rows.length, 1);
});

test("a hostile archive ends in a sentence", async () => {
  const bomb = zipSync({ "doc.kml": new Uint8Array(60_000_000) }, { level: 9 });
  assert.ok(bomb.length < 200_000);
  await assertRefused("unpacked", () => read("bomb.kmz", bomb));
  /* One that says that it is small is not unpacked beyond what it says. */
  const lying = bomb.slice();
  const view = new DataView(lying.buffer);
  for (let at = 0; at < lying.length - 30; at += 1) {
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 1000, true);
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true);
  }
  await assert.rejects(() => read("bomb.kmz", lying), Refusal);
  await assertRefused("archive", () => read("cut.zip", bomb.slice(0, 50_000)));
  await assertRefused("members", () => read("a.zip", zipSync({ "a.txt": strToU8("a") })));
  const endless = new Uint8Array(64);
  endless.set([3, 120, 1, 1, 0xff, 0xff, 0xff, 0xff, 65, 0, 0, 0]);
  const shaped = zipSync({ "a.shp": shapefile(0, 0), "a.dbf": endless });
  await assertRefused("shapefile", () => read("a.zip", shaped));
  const garbage = zipSync({ "a.shp": new Uint8Array(300).fill(255) });
  await assert.rejects(() => read("a.zip", garbage), Refusal);
});

/** @type {[reason: string, name: string, content: string | Uint8Array][]} */
const HOSTILE = [
  ["empty", "a.csv", ""],
  ["empty", "a.csv", " \n \n"],
  ["empty", "a.csv", "lat,lon\n"],
  ["empty", "a.geojson", collection([])],
  ["kind", "a.exe", "MZ"],
  ["kind", "a.csv", "lat,lon\0\n1,2"],
  ["geopackage", "a.gpkg", "SQLite format 3\0"],
  ["encoding", "a.csv", new Uint8Array([0x6c, 0x61, 0x74, 0xe9, 0xff])],
  ["json", "a.geojson", "{"],
  ["json", "a.geojson", `${"[".repeat(200_000)}`],
  ["geojson", "a.json", "null"],
  ["geojson", "a.json", '{"a": 1}'],
  ["crs", "a.geojson", collection([FEATURE], { crs: { properties: { name: "EPSG:2154" } } })],
  ["crs", "a.geojson", collection([FEATURE], { crs: { type: "link" } })],
  ["columns", "a.csv", "only\n1\n"],
  ["number", "a.csv", "lat,lon\nnorth,2\n"],
  ["number", "a.csv", "lat,lon\n1e400,2\n"],
  ["position", "a.csv", "lat,lon,name\n,,A\n"],
  ["swapped", "a.csv", "lat,lon\n169.38,37.47\n"],
  ["swapped", "a.geojson", collection([point([37.47, 169.38])])],
  ["metres", "a.geojson", collection([point([7723346, 4504588])])],
  ["metres", "a.geojson", collection([point([1e308, -1e308])])],
  ["position", "a.geojson", collection([point([null, 1])])],
  ["position", "a.geojson", collection([point(["1", "2"])])],
  ["position", "a.geojson", collection([point([])])],
  ["position", "a.geojson", collection([{ type: "Feature", geometry: null }])],
  ["position", "a.geojson", collection([null])],
  ["shape", "a.geojson", collection([{ geometry: { type: "Circle", coordinates: [1, 2] } }])],
  ["shape", "a.geojson", collection([{ geometry: { type: "Polygon", coordinates: [7] } }])],
  ["shape", "a.geojson", collection([{ geometry: { type: "toString", coordinates: [1, 2] } }])],
  ["entities", "a.kml", '<!DOCTYPE kml [<!ENTITY a "aaaa">]><kml>&a;</kml>'],
  ["rows", "a.csv", `lat,lon\n${"1,2\n".repeat(limits.rows + 1)}`],
  ["large", "a.csv", new Uint8Array(5_000_001)],
];

for (const [reason, name, content] of HOSTILE) {
  test(`${name} of ${JSON.stringify(content.slice(0, 40))} is refused: ${reason}`, () =>
    assertRefused(reason, () => read(name, content)));
}

test("more points than can be drawn are refused, not counted to the end", async () => {
  const coordinates = Array.from({ length: limits.points + 1 }, () => [0, 0]);
  const geometry = { type: "LineString", coordinates };
  await assertRefused("points", () => checkedRows([{ geometry, properties: {} }]));
});
