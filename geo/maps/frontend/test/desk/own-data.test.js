import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { strToU8, zipSync } from "fflate";

import * as archives from "../../src/desk/archives/entry.js";
import { geodesicFrom } from "../../src/projection/ellipsoid.js";
import { limits, Refusal } from "../../src/desk/own/reading/limits.js";
import { isOwnHash } from "../../src/desk/own-hash.js";
import { hashOf, readHash } from "../../src/desk/own/link.js";
import { middleOf } from "../../src/desk/own/middle.js";
import { nearestOf } from "../../src/desk/own/near.js";
import { readFile } from "../../src/desk/own/reading/read.js";
import { checkedRows } from "../../src/desk/own/reading/rows.js";
import { csvOf, geoJsonOf } from "../../src/desk/own/save.js";
import { axesOf, degreesIn } from "../../src/desk/own/reading/table.js";

/** @type {import("../../src/desk/own/reading/read.js").Means} */
const MEANS = {
  archives: async () => archives,
  markup: async () => ({ readMarkup: () => [FEATURE] }),
  ask: async ([lat, lon]) => ({ lat, lon }),
};
/** @type {import("geojson").Feature} */
const FEATURE = {
  type: "Feature",
  properties: { name: "Base" },
  geometry: { type: "Point", coordinates: [69.38, 37.47] },
};
const WEB_MERCATOR = "urn:ogc:def:crs:EPSG::3857";

/** @param {string} name @param {string | Uint8Array} content */
const read = (name, content) =>
  readFile({ name, bytes: typeof content === "string" ? strToU8(content) : content }, MEANS);

/** @param {unknown[]} features @param {object} [more] */
const collection = (features, more = {}) =>
  JSON.stringify({ type: "FeatureCollection", features, ...more });

/** @param {unknown} coordinates @param {unknown} [properties] */
const point = (coordinates, properties = {}) => ({
  type: "Feature",
  properties,
  geometry: { type: "Point", coordinates },
});

/**
 * Reading ends in this reason; of a file none of whose rows can be placed, in that of its first.
 * @param {string} reason
 * @param {() => Promise<unknown> | unknown} act
 */
const refused = async (reason, act) => {
  await assert.rejects(
    async () => act(),
    (error) => {
      assert.ok(error instanceof Refusal, String(error));
      const { first } = /** @type {{ first?: Refusal }} */ (error.values);
      assert.equal(first?.reason ?? error.reason, reason);
      return true;
    },
  );
};

test("a table is read by its columns, whatever stands between them", async () => {
  const tables = [
    "name,lat,lon\nFarkhor,37.47,69.38\n",
    "\ufeffname;Latitude;Longitude\r\nFarkhor;37,47;69,38\r\n",
    "название\tширота\tдолгота\nFarkhor\t37.47\t69.38",
    'name|y|x\n"Farkhor"|37.47° N|69.38 E\n',
  ];
  for (const text of tables) {
    const { rows } = await read("a.csv", text);
    assert.deepEqual(rows[0].geometry, { type: "Point", coordinates: [69.38, 37.47] }, text);
    assert.equal(rows[0].name, "Farkhor");
  }
});

test("a table in UTF-16 is read, and columns that nobody can tell are asked for", async () => {
  const wide = Uint16Array.from("\ufeffa;b\n37;69\n", (sign) => sign.charCodeAt(0));
  const { rows } = await read("a.txt", new Uint8Array(wide.buffer));
  assert.deepEqual(rows[0].geometry, { type: "Point", coordinates: [69, 37] });
  assert.equal(axesOf(["lat", "latitude", "lon"]), null);
});

test("degrees are read as people write them", () => {
  assert.equal(degreesIn("−37,47"), -37.47);
  assert.equal(degreesIn("37.47 S"), -37.47);
  assert.equal(degreesIn("+37°"), 37);
  for (const text of ["", "north", "1e5", "NaN", "37.47.1", "1,234,567"]) {
    assert.ok(Number.isNaN(degreesIn(text)), text);
  }
});

test("shapes of each kind are read, and a collection as its shapes", async () => {
  const line = {
    type: "LineString",
    coordinates: [
      [0, 0],
      [2, 2],
    ],
  };
  const shapes = { type: "GeometryCollection", geometries: [line, FEATURE.geometry] };
  const { rows } = await read("a.geojson", collection([{ geometry: shapes, properties: null }]));
  assert.deepEqual(
    rows.map(({ geometry }) => geometry.type),
    ["LineString", "Point"],
  );
  assert.equal((await read("a.json", JSON.stringify(FEATURE))).rows[0].name, "Base");
  assert.equal((await read("a.kml", "<kml/>")).rows.length, 1);
});

test("metres are turned into degrees where the file names its system", async () => {
  const metres = point([7723346.3, 4504588.7]);
  const { rows } = await read(
    "a.geojson",
    collection([metres], { crs: { properties: { name: WEB_MERCATOR } } }),
  );
  const [lon, lat] = middleOf(rows[0].geometry);
  assert.ok(Math.abs(lon - 69.38) < 1e-4 && Math.abs(lat - 37.47) < 1e-2, `${lon} ${lat}`);
  const [east] = archives.toDegreesFrom("32642")?.([500000, 4147000]) ?? [];
  assert.ok(Math.abs(Number(east) - 69) < 1e-6);
  assert.equal(archives.toDegreesFrom("2154"), null);
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
  await refused("unpacked", () => read("bomb.kmz", bomb));
  /* One that says that it is small is not unpacked beyond what it says. */
  const lying = bomb.slice();
  const view = new DataView(lying.buffer);
  for (let at = 0; at < lying.length - 30; at += 1) {
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 1000, true);
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true);
  }
  await assert.rejects(() => read("bomb.kmz", lying), Refusal);
  await refused("archive", () => read("cut.zip", bomb.slice(0, 50_000)));
  await refused("members", () => read("a.zip", zipSync({ "a.txt": strToU8("a") })));
  const endless = new Uint8Array(64);
  endless.set([3, 120, 1, 1, 0xff, 0xff, 0xff, 0xff, 65, 0, 0, 0]);
  const shaped = zipSync({ "a.shp": shapefile(0, 0), "a.dbf": endless });
  await refused("shapefile", () => read("a.zip", shaped));
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
    refused(reason, () => read(name, content)));
}

test("more points than can be drawn are refused, not counted to the end", async () => {
  const coordinates = Array.from({ length: limits.points + 1 }, () => [0, 0]);
  const geometry = { type: "LineString", coordinates };
  await refused("points", () => checkedRows([{ geometry, properties: {} }]));
});

test("rows that cannot be placed are left out and named; the others are shown", async () => {
  const { rows, left } = await read("a.csv", "lat,lon\n1,2\nx,3\n95,4\n5,6\n");
  assert.deepEqual(
    rows.map(({ number }) => number),
    [1, 4],
  );
  const told = left.map(({ reason, values }) => [reason, values.row]);
  assert.deepEqual(told, [
    ["number", 2],
    ["swapped", 3],
  ]);
});

test("words of rows stay words", async () => {
  const properties = JSON.parse('{"__proto__": {"x": 1}, "name": "<img src=x onerror=alert(1)>"}');
  const { rows } = await read("a.geojson", collection([point([1, 2], properties)]));
  assert.equal(rows[0].name, "<img src=x onerror=alert(1)>");
  assert.equal(/** @type {any} */ ({}).x, undefined);
});

test("an area is answered for inside of it, a line for its middle", () => {
  const cup = [
    [0, 0],
    [10, 0],
    [10, 10],
    [8, 10],
    [8, 2],
    [2, 2],
    [2, 10],
    [0, 10],
    [0, 0],
  ];
  const [lon, lat] = middleOf({ type: "Polygon", coordinates: [cup] });
  assert.ok((lon < 2 || lon > 8) && lat > 4 && lat < 6, `${lon} ${lat}`);
  assert.deepEqual(
    middleOf({
      type: "LineString",
      coordinates: [
        [0, 0],
        [1, 0],
        [4, 0],
      ],
    }),
    [2, 0],
  );
  assert.deepEqual(middleOf({ type: "LineString", coordinates: [[3, 4]] }), [3, 4]);
});

test("the nearest place is nearest on the ellipsoid, for ten thousand points in a second", () => {
  const places = Array.from({ length: 1400 }, (_place, at) => ({
    name: String(at),
    lon: ((at * 137.5) % 360) - 180,
    lat: ((at * 61.8) % 170) - 85,
  }));
  const nearest = nearestOf(places);
  const slow = (/** @type {number} */ lon, /** @type {number} */ lat) =>
    Math.min(...places.map((one) => Math.hypot(...geodesicFrom(lat, lon)(one.lon, one.lat)))) /
    1000;
  for (let at = 0; at < 200; at += 1) {
    const [lon, lat] = [(at * 7.3) % 180, ((at * 3.1) % 180) - 90];
    assert.ok(Math.abs(Number(nearest(lon, lat)?.km) - slow(lon, lat)) < 1e-6, `${lon} ${lat}`);
  }
  /* The best of three, since other programs want the processor, too. */
  const tookMs = [1, 2, 3].map(() => {
    const started = performance.now();
    for (let at = 0; at < 10_000; at += 1) nearest((at % 360) - 180, (at % 170) - 85);
    return performance.now() - started;
  });
  assert.ok(Math.min(...tookMs) < 1000);
  assert.equal(nearest(places[7].lon, places[7].lat)?.km, 0);
  assert.equal(nearestOf([])(0, 0), null);
});

const ANSWERED = {
  look: { as: "IND", on: "2020-09-21" },
  isExact: true,
  answers: [
    {
      at: /** @type {[number, number]} */ ([69.38, 37.47]),
      land: "Таджикистан",
      administrators: ["A", "B"],
      claimants: [],
      zones: [],
      place: "فرخار",
      km: 1.234,
    },
  ],
};

test("what is saved opens in a spreadsheet, and runs nothing there", async () => {
  const { rows } = await read(
    "a.geojson",
    collection([point([69.38, 37.47], { name: "=1+1", height: "-5,2" })]),
  );
  const csv = csvOf(rows, ANSWERED);
  assert.ok(csv.startsWith("\ufeffname,height,atlas_lon"));
  assert.ok(csv.includes("'=1+1") && csv.includes('"-5,2"'));
  assert.ok(csv.includes("Таджикистан") && csv.includes("فرخار") && csv.includes("A; B"));
  const { rows: again } = await read(
    "b.csv",
    csv.replace("atlas_lon", "lon").replace("atlas_lat", "lat"),
  );
  assert.deepEqual(again[0].geometry.coordinates, [69.38, 37.47]);
  const [feature] = JSON.parse(geoJsonOf(rows, ANSWERED)).features;
  assert.equal(feature.properties.atlas_nearest_place_km, 1.2);
  assert.equal(feature.properties.atlas_drawn_by, "IND");
});

test("a link carries small data and gives it back; a large one is refused", async () => {
  const hundred = Array.from({ length: 100 }, (_point, at) =>
    point([60 + at / 7, 30 + at / 11], { name: `Point ${at}` }),
  );
  const { rows } = await read("mine.geojson", collection(hundred));
  const hash = String(await hashOf("mine.geojson", rows));
  assert.ok(isOwnHash(hash) && hash.length <= limits.linkSigns, String(hash.length));
  assert.match(hash, /^#own=[\w-]+$/);
  const { name, told } = await readHash(hash);
  const again = checkedRows(told).rows;
  assert.equal(name, "mine.geojson");
  assert.deepEqual(
    again.map((row) => row.words),
    rows.map((row) => row.words),
  );
  const noise = Array.from({ length: 900 }, (_p, at) => point([Math.sin(at * 91), at / 10.7]));
  assert.equal(await hashOf("a", (await read("a.json", collection(noise))).rows), null);
});

test("a link that was changed, or unpacks to too much, ends in a sentence", async () => {
  for (const hash of ["#own=", "#own=!!", "#own=AAAA", `#own=${"A".repeat(9000)}`]) {
    await refused("link", () => readHash(hash));
  }
  const { deflateRawSync } = await import("node:zlib");
  const bomb = deflateRawSync(new Uint8Array(50_000_000)).toString("base64url");
  await refused("unpacked", () => readHash(`#own=${bomb}`));
});

test("no reader asks for anything over the network", () => {
  for (const file of ["reading/read", "reading/rows", "reading/table", "link", "save", "data"]) {
    const text = readFileSync(new URL(`../../src/desk/own/${file}.js`, import.meta.url), "utf-8");
    assert.doesNotMatch(text, /fetch\(|XMLHttpRequest|sendBeacon|WebSocket/, file);
  }
});
