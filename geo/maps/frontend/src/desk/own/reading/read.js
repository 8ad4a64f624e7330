/* A reader's file as rows, whatever kind it is. Nothing of it leaves the browser. */

/**
 * @import { Desk } from "../../../../types.js"
 * @import { Axes } from "../../csv/entry.js"
 * @import { Rows, InFile } from "./rows.js"
 */

import { kindOf, textIn } from "./bytes.js";
import { readGeoJson } from "./geojson.js";
import { MEGABYTE, Refusal, limits } from "./limits.js";
import { checkedRows } from "./rows.js";

/** @typedef {"archives" | "csv" | "markup" | "search" | "shapefiles" | "systems" | `projection_${string}`} Format */

/**
 * What reading needs beside the file: how the bundle of a format is loaded, and how a reader is asked for columns.
 * @typedef {object} Means
 * @property {<Name extends Format>(name: Name) => Promise<Desk[Name]>} load
 * @property {(columns: string[]) => Promise<Axes>} ask
 */

const INSIDE = /\.(shp|dbf|prj|cpg|kml|gpx|geojson|json)$/i;

/**
 * @param {{ name: string, bytes: Uint8Array<ArrayBuffer> }} file
 * @param {Means} means
 * @returns {Promise<Rows>}
 */
export const readFile = async ({ name, bytes }, means) => {
  if (bytes.length > limits.megabytes * MEGABYTE) {
    throw new Refusal("large", {
      size: Math.ceil(bytes.length / MEGABYTE),
      most: limits.megabytes,
    });
  }
  const kind = kindOf(name, bytes);
  if (kind === "geopackage") throw new Refusal("geopackage");
  if (kind === "zip") return readArchive(bytes, means);
  const text = textIn(bytes);
  if (kind === "markup") return checkedRows(await markedUp(text, means));
  return kind === "csv" ? readCsv(text, means) : readJson(text, means);
};

/**
 * @param {string} text
 * @param {Means} means
 */
const readCsv = async (text, means) => {
  const { areWritten, axesOf, pointsOf, readTable } = await means.load("csv");
  const table = readTable(text, limits.rows + 1);
  if (!table.records.length) throw new Refusal("empty");
  if (table.columns.length < 2) throw new Refusal("columns");
  const axes = axesOf(table.columns) ?? (await means.ask(table.columns));
  /* What people write for degrees the search reads. */
  const degreesIn = areWritten(table, axes) ? (await means.load("search")).degreesIn : () => NaN;
  return checkedRows(
    pointsOf(table, axes, degreesIn, (row, value) => new Refusal("number", { row, value })),
  );
};

/**
 * @param {string} text
 * @param {Means} means
 */
const readJson = async (text, means) => {
  const { features, system } = readGeoJson(text);
  return system ? placeRows(features, system, `EPSG:${system}`, means) : checkedRows(features);
};

/**
 * @param {string} text
 * @param {Means} means
 * @returns {Promise<InFile[]>}
 */
const markedUp = async (text, means) => {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Refusal("entities");
  const features = (await means.load("markup")).readMarkup(text);
  if (!features) throw new Refusal("markup");
  return features;
};

/**
 * Rows of a reference system in metres.
 * @param {InFile[]} features
 * @param {string} system
 * @param {string} crs what it is called
 * @param {Means} means
 */
const placeRows = async (features, system, crs, means) => {
  const { toDegreesFrom } = await means.load("systems");
  const toDegrees = await toDegreesFrom(system, (file) => means.load(`projection_${file}`));
  if (!toDegrees) throw new Refusal("crs", { crs });
  return checkedRows(features, toDegrees);
};

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {Means} means
 */
const readArchive = async (bytes, means) => {
  const files = await filesIn(await means.load("archives"), bytes);
  /** @param {string} ending */
  const find = (ending) =>
    Object.entries(files).find(([name]) => name.toLowerCase().endsWith(ending))?.[1];
  const [shp, dbf, prj, cpg] = [".shp", ".dbf", ".prj", ".cpg"].map(find);
  if (shp) return readShapes({ shp, dbf, prj, cpg }, means);
  const marked = find(".kml") ?? find(".gpx");
  if (marked) return checkedRows(await markedUp(textIn(marked), means));
  const json = find(".geojson") ?? find(".json");
  if (!json) throw new Refusal("members");
  return readJson(textIn(json), means);
};

/**
 * @param {Desk["archives"]} archives
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
const filesIn = async (archives, bytes) => {
  const most = limits.unpackedMegabytes;
  try {
    const files = await archives.unpack(bytes, INSIDE, most * MEGABYTE);
    if (files) return files;
  } catch (error) {
    throw new Refusal("archive");
  }
  throw new Refusal("unpacked", { most });
};

/**
 * @param {{ shp: Uint8Array, dbf?: Uint8Array, prj?: Uint8Array, cpg?: Uint8Array }} layer
 * @param {Means} means
 */
const readShapes = async ({ shp, dbf, prj, cpg }, means) => {
  const { readShapefile } = await means.load("shapefiles");
  /** @type {InFile[]} */
  let features = [];
  try {
    features = readShapefile(shp, dbf, cpg && textIn(cpg).trim(), limits.rows);
  } catch (error) {
    throw new Refusal("shapefile");
  }
  if (!prj) return checkedRows(features);
  const system = textIn(prj).trim();
  return placeRows(features, system, system.split('"')[1] ?? system.slice(0, 40), means);
};
